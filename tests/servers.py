"""A real server with TLS on this machine, under a throw-away authority, that says what a test scripts."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "issuer.example"

Respond = Callable[[socket.socket, bytes], None]
"""What to do with a connection whose request head has arrived."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Contexts for both ends: the client's trusts the certificate that the server's shows for `HOST`."""

    client: ssl.SSLContext
    server: ssl.SSLContext


@dataclass(slots=True)
class Server:
    """Where it listens, and the heads of the requests it got."""

    port: int
    requests: list[bytes] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The root of the server under its name."""
        return f"https://{HOST}:{self.port}/"

    @property
    def place(self) -> str:
        """Host and port, as `allow_loopback` names them."""
        return f"{HOST}:{self.port}"


def make_authority(folder: Path) -> Authority:
    """A new authority and a certificate of it, good for an hour."""
    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "throw-away authority")])
    authority = (
        _builder(name, name, authority_key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(authority_key, hashes.SHA256())
    )
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    certificate = (
        _builder(subject, name, key.public_key())
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    chain = folder / "chain.pem"
    chain.write_bytes(pem + certificate.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(chain)
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.load_verify_locations(cadata=authority.public_bytes(serialization.Encoding.PEM).decode())
    return Authority(client, server)


@contextmanager
def serving(respond: Respond, context: ssl.SSLContext | None) -> Iterator[Server]:
    """A server on 127.0.0.1 that answers each connection with `respond`; without TLS if no context."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(listener.getsockname()[1])
    stopping = threading.Event()

    def serve() -> None:
        while True:
            connection, _ = listener.accept()
            with connection:
                if stopping.is_set():
                    return
                with suppress(OSError):
                    _answer(connection, respond, context, server)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        stopping.set()
        socket.create_connection(("127.0.0.1", server.port)).close()
        thread.join(10)
        listener.close()


def _answer(
    connection: socket.socket, respond: Respond, context: ssl.SSLContext | None, server: Server
) -> None:
    connection.settimeout(5)
    secured = context.wrap_socket(connection, server_side=True) if context else connection
    with secured:
        head = b""
        while b"\r\n\r\n" not in head:
            part = secured.recv(4096)
            if not part:
                return
            head += part
        server.requests.append(head)
        respond(secured, head)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(hours=1))
    )
