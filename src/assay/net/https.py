"""The one fetcher: https only, public numbers only, and the number that was checked is the one asked.

The only module of the library that opens a socket. It speaks through httpcore2, the transport beneath
httpx2, because that takes an address in parts: no second parser of URLs, no proxies, cookies,
redirects or decoders to switch off. A name is resolved once, by us; the connection goes to the
numbers that were checked (so a second answer cannot rebind it) while TLS asks for the name.
RFC 9110; RFC 9525; CWE-918.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from ipaddress import IPv4Address, ip_address
from queue import Empty, SimpleQueue
from typing import Any, cast
from urllib.parse import urljoin

import httpcore2

from assay.errors import Unavailable
from assay.fetching import FETCH_LIMIT, Fetched
from assay.net.addresses import IPAddress, Target, read_target, refusal, refused

SECONDS = 5.0  # for the whole of an exchange: name, connection, TLS, answer and every redirect
TYPED_REDIRECTS = 3  # for an address that a person typed; none otherwise
AGENT = f"assay/{version('assay')}"

Resolve = Callable[[str, int], Sequence[str]]
"""Host name and port in, numbers out. Raises OSError if the name has none."""

_OK = 200
_REDIRECTS = (301, 302, 303, 307, 308)
_NUMBERS = 8  # of a name's numbers, how many are tried


@dataclass(frozen=True, slots=True)
class Answer(Fetched):
    """What answered, with what it says about keeping it (RFC 9111)."""

    cache_control: str = ""
    age: str = ""
    status: int = 200


def look_up(host: str, port: int) -> list[str]:
    """Every number the system's resolver gives for this name."""
    found = socket.getaddrinfo(host.encode("ascii"), port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class HttpsFetch:
    """A `Fetch` over https; safe to share between threads, keeps nothing between calls.

    `allow_loopback` names `host:port` places on this machine that may be asked, with http too: for
    tests and for a development server, never by default. `post` is sent as JSON instead of asking for
    what is there, and then an answer of any status is one: it says why.
    """

    redirects: int = 0
    seconds: float = SECONDS
    limit: int = FETCH_LIMIT  # bytes of an answer
    allow_loopback: frozenset[str] = frozenset()
    post: bytes | None = None
    resolve: Resolve = look_up
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context, repr=False)

    def __call__(self, address: str) -> Answer:
        """The answer at this address.

        Raises `Unavailable`: address-refused (never asked), address-unreachable (no answer with
        status 200 in time), address-answer-too-large.
        """
        deadline = _Deadline(time.monotonic() + self.seconds)
        asked = address
        try:
            for _ in range(self.redirects + 1):
                answer, location = self._exchange(address, deadline)
                if answer is not None:
                    return answer
                address = urljoin(address, location)
            raise _unreachable(asked, "too many redirects")
        except ssl.SSLCertVerificationError as error:
            raise _unreachable(address, f"certificate refused: {error.verify_message}") from error
        except TimeoutError as error:
            raise _unreachable(address, "no answer in time") from error
        except (OSError, ValueError, httpcore2.ProtocolError) as error:
            raise _unreachable(address, "connection failed") from error

    def _exchange(self, address: str, deadline: _Deadline) -> tuple[Answer | None, str]:
        """The answer, or None and where it redirects to."""
        target = read_target(address, self.allow_loopback)
        backend = _CheckedNumbers(self._numbers(address, target, deadline), deadline)
        headers = [
            ("Host", target.authority),
            ("User-Agent", AGENT),
            ("Accept", "application/json, application/*;q=0.9, */*;q=0.5"),
            ("Accept-Encoding", "identity"),
            ("Connection", "close"),
        ]
        if self.post is not None:
            headers += [("Content-Type", "application/json"), ("Content-Length", str(len(self.post)))]
        origin = httpcore2.Origin(target.scheme.encode(), target.host.encode(), target.port)
        url = httpcore2.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.path)
        method = "GET" if self.post is None else "POST"
        request = httpcore2.Request(method, url, headers=headers, content=self.post)
        with httpcore2.HTTPConnection(origin, ssl_context=self.trust, network_backend=backend) as connection:
            response = connection.handle_request(request)
            told = _headers(response)
            if self.redirects and response.status in _REDIRECTS and told.get("location"):
                return None, told["location"]
            if response.status != _OK and self.post is None:
                raise _unreachable(address, f"status {response.status}")
            if told.get("content-encoding", "identity").lower() != "identity":
                raise _unreachable(address, "answer is compressed")
            content = self._read(response, deadline)
            if len(content) > self.limit:
                raise Unavailable("address-answer-too-large", address=address, limit=self.limit)
        return (
            Answer(
                content,
                told.get("content-type", "").partition(";")[0].strip().lower(),
                told.get("cache-control", ""),
                told.get("age", ""),
                response.status,
            ),
            "",
        )

    def _read(self, response: httpcore2.Response, deadline: _Deadline) -> bytes:
        """The body, or one byte too much of it at least."""
        content = bytearray()
        for part in cast("Iterable[bytes]", response.stream):  # the synchronous connection has no other
            content += part
            deadline.remaining()
            if len(content) > self.limit:
                break
        return bytes(content)

    def _numbers(self, address: str, target: Target, deadline: _Deadline) -> list[IPAddress]:
        """The numbers to connect to, every one of them checked."""
        try:
            numbers: list[IPAddress] = [ip_address(target.host)]
        except ValueError:
            found = _in_time(lambda: self.resolve(target.host, target.port), deadline)
            numbers = [ip_address(number) for number in found]
        if not numbers:
            raise _unreachable(address, "connection failed")
        for number in numbers:
            reason = refusal(number)
            # one bad number refuses the name: which one would be asked is the attacker's choice
            if reason is not None and not (target.place in self.allow_loopback and reason == "loopback"):
                raise refused(address, reason)
        return numbers[:_NUMBERS]


@dataclass(frozen=True, slots=True)
class _Deadline:
    """The end of an exchange; every step asks what is left of it."""

    end: float  # of time.monotonic

    def remaining(self) -> float:
        """Seconds left, more than zero; raises TimeoutError at the end."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _CheckedNumbers(httpcore2.NetworkBackend):
    """Connects to the checked numbers whatever host it is asked for."""

    def __init__(self, numbers: Sequence[IPAddress], deadline: _Deadline) -> None:
        self._numbers = numbers
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - the name was resolved and checked before
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - one deadline for the whole exchange
        local_address: str | None = None,  # noqa: ARG002 - the interface's, never set by us
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - the interface's, never set by us
    ) -> httpcore2.NetworkStream:
        """A connection to the first number that takes one, each given its share of the time left."""
        failure: OSError | None = None
        for tried, number in enumerate(self._numbers):
            share = self._deadline.remaining() / (len(self._numbers) - tried)
            try:
                return _TimedStream(_connect(number, port, share), self._deadline)
            except OSError as error:
                failure = error
        raise failure or OSError


class _TimedStream(httpcore2.NetworkStream):
    """A connection on which every step may take only what is left of the exchange's time.

    A limit for each step alone would let a server drip a byte at a time for hours.
    """

    def __init__(self, connection: socket.socket, deadline: _Deadline) -> None:
        self._connection = connection
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - one deadline
        """At most so many bytes; none at the end."""
        self._connection.settimeout(self._deadline.remaining())
        return self._connection.recv(max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - one deadline
        """All of these bytes."""
        self._connection.settimeout(self._deadline.remaining())
        self._connection.sendall(buffer)

    def close(self) -> None:
        """The end of the connection."""
        self._connection.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - one deadline
    ) -> httpcore2.NetworkStream:
        """The same connection under TLS, the certificate checked against the name asked for."""
        try:
            self._connection.settimeout(self._deadline.remaining())
            secured = ssl_context.wrap_socket(self._connection, server_hostname=server_hostname)
        except BaseException:
            self.close()
            raise
        return _TimedStream(secured, self._deadline)


def _connect(number: IPAddress, port: int, seconds: float) -> socket.socket:
    family = socket.AF_INET if isinstance(number, IPv4Address) else socket.AF_INET6
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.settimeout(seconds)
        connection.connect((str(number), port))
    except BaseException:
        connection.close()
        raise
    return connection


def _in_time(call: Callable[[], Sequence[str]], deadline: _Deadline) -> Sequence[str]:
    """What the call gives, if it does so in time: the system's resolver knows no deadline of ours."""
    answers: SimpleQueue[Sequence[str] | OSError | ValueError] = SimpleQueue()

    def run() -> None:
        try:
            answers.put(call())
        except (OSError, ValueError) as error:
            answers.put(error)

    threading.Thread(target=run, name="assay-look-up", daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.remaining())
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _headers(response: httpcore2.Response) -> dict[str, str]:
    """The headers by lower-case name; one that is repeated is joined, as RFC 9110, 5.3 says."""
    told: dict[str, str] = {}
    for name, value in response.headers:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        told[key] = f"{told[key]}, {text}" if key in told else text
    return told


def _unreachable(address: str, reason: str) -> Unavailable:
    return Unavailable("address-unreachable", address=address, reason=reason)
