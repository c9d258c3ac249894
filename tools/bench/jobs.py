"""What can be timed, by name: a job is an operation and the inputs it runs over.

Every verifying job takes bytes, so that reading the JSON counts for all, and raises when a credential of the
material is not accepted: a fast wrong answer is no answer. Each runs in a process of its own.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from nacl.bindings import crypto_sign, crypto_sign_open, crypto_sign_seed_keypair
from tools.bench.material import INSTANT, Material, read_lines, unsigned
from tools.bench.timing import Timed

from peers import contenders, ours
from peers.contenders import JCS, RDFC

SEED = bytes(range(32))
"""The key everybody signs with; public, so for tests only."""

MESSAGES = [sha256(bytes([number])).digest() * 2 for number in range(200)]
"""What bare Ed25519 signs: 64 bytes, as the hashes of a Data Integrity proof."""


class NotAccepted(Exception):
    """A credential of the material that a contender refused."""


def _bare_openssl_verify(_material: Material) -> Timed:
    public = Ed25519PrivateKey.from_private_bytes(SEED).public_key()
    signed = [(Ed25519PrivateKey.from_private_bytes(SEED).sign(message), message) for message in MESSAGES]
    return Timed(lambda pair: public.verify(*pair), signed)


def _bare_openssl_sign(_material: Material) -> Timed:
    return Timed(Ed25519PrivateKey.from_private_bytes(SEED).sign, MESSAGES)


def _bare_libsodium_verify(_material: Material) -> Timed:
    public, secret = crypto_sign_seed_keypair(SEED)
    signed = [crypto_sign(message, secret) for message in MESSAGES]
    return Timed(lambda both: crypto_sign_open(both, public), signed)


def _bare_libsodium_sign(_material: Material) -> Timed:
    _, secret = crypto_sign_seed_keypair(SEED)
    return Timed(lambda message: crypto_sign(message, secret), MESSAGES)


def _our_verify(choose: Callable[[Material], Path]) -> Callable[[Material], Timed]:
    def start(material: Material) -> Timed:
        examine = ours.examiner(datetime.fromisoformat(INSTANT))

        def operation(credential: bytes) -> None:
            report = examine(credential)
            if report.verdict != "accepted":
                raise NotAccepted(f"{report.verdict}: {report}")

        return Timed(operation, read_lines(choose(material)))

    return start


def _our_secure(suite: str) -> Callable[[Material], Timed]:
    def start(material: Material) -> Timed:
        secure = ours.securer(SEED, suite)
        return Timed(secure, [ours.issued_by(SEED, one) for one in unsigned(material.rdfc_one_issuer)])

    return start


def _our_issue(material: Material) -> Timed:
    issue = ours.issuer(SEED).issue
    return Timed(issue, [ours.issued_by(SEED, one) for one in unsigned(material.rdfc_one_issuer)])


def _peer_verify(name: str, choose: Callable[[Material], Path]) -> Callable[[Material], Timed]:
    def start(material: Material) -> Timed:
        peer = contenders.contender(name, material.contexts)

        def operation(credential: bytes) -> None:
            refusal = peer.refusal(credential, {})
            if refusal is not None:
                raise NotAccepted(refusal)

        return Timed(operation, read_lines(choose(material)))

    return start


def _peer_sign(name: str, suite: str) -> Callable[[Material], Timed]:
    def start(material: Material) -> Timed:
        peer = contenders.contender(name, material.contexts)
        documents = [ours.issued_by(SEED, one) for one in unsigned(material.rdfc_one_issuer)]
        return Timed(lambda document: peer.sign(document, SEED, suite), documents)

    return start


def _one(material: Material) -> Path:
    return material.rdfc_one_issuer


def _many(material: Material) -> Path:
    return material.rdfc_many_issuers


def _jcs(material: Material) -> Path:
    return material.jcs


def _jwt(material: Material) -> Path:
    return material.jwt


NODE_JOBS = {"@digitalbazaar/vc verify rdfc": "verify", "@digitalbazaar/vc sign rdfc": "sign"}
"""Jobs that run in Node; the value is what ``node_worker.mjs`` is told to do."""

JOBS: dict[str, Callable[[Material], Timed]] = {
    "Ed25519 OpenSSL verify": _bare_openssl_verify,
    "Ed25519 libsodium verify": _bare_libsodium_verify,
    "assay verify rdfc, one issuer": _our_verify(_one),
    "assay verify rdfc, many issuers": _our_verify(_many),
    "assay verify jcs": _our_verify(_jcs),
    "assay verify jwt": _our_verify(_jwt),
    "openbadgeslib verify rdfc": _peer_verify("openbadgeslib", _one),
    "openvc-core verify rdfc": _peer_verify("openvc-core", _one),
    "openvc-core verify jcs": _peer_verify("openvc-core", _jcs),
    "Ed25519 OpenSSL sign": _bare_openssl_sign,
    "Ed25519 libsodium sign": _bare_libsodium_sign,
    "assay secure rdfc": _our_secure(RDFC),
    "assay secure jcs": _our_secure(JCS),
    "assay Issuer.issue rdfc, both lints": _our_issue,
    "openbadgeslib sign rdfc": _peer_sign("openbadgeslib", RDFC),
    "openvc-core sign rdfc": _peer_sign("openvc-core", RDFC),
    "openvc-core sign jcs": _peer_sign("openvc-core", JCS),
}
"""Jobs that run in Python."""


def peer_of(job: str) -> str | None:
    """The peer a job is about; None for bare Ed25519 and for us."""
    with suppress(StopIteration):
        return next(name for name in contenders.SUITES if job.startswith(name))
    return None
