"""The table of signature algorithms: the one place where an algorithm is added.

Apart because multikeys, JWKs and proofs name the same algorithm in three ways
(CID 1.0, 2.2.2 Multikey; RFC 7518; RFC 8037; the multicodec table).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assay.keys import ecdsa, ed25519, rsa


class Scheme(Protocol):
    """What an algorithm does: six functions on bytes, which its own module has."""

    def find_key_fault(self, raw: bytes) -> str | None:
        """Why these bytes cannot be a public key, in plain words; None where nothing is wrong with them."""
        ...

    def is_signed(self, raw: bytes, signature: bytes, message: bytes) -> bool:
        """Whether this public key made this signature over this message."""
        ...

    def join_members(self, members: Sequence[bytes]) -> bytes:
        """The public key from the values of its JWK; raises `Malformed` proof-key-malformed."""
        ...

    def split_members(self, raw: bytes) -> Sequence[bytes]:
        """The values of its JWK, in the same order."""
        ...

    def make_secret(self) -> bytes:
        """A new private key, from the system's random source."""
        ...

    def open_secret(self, secret: bytes) -> tuple[bytes, Callable[[bytes], bytes]]:
        """The public key of a private one, and what signs with it; raises `ValueError` if it is none."""
        ...


@dataclass(frozen=True, slots=True)
class Algorithm:
    """One signature algorithm: its names in each standard, its lengths in bytes, and what it does.

    Lengths are None where keys of the algorithm differ in them; its scheme then looks itself.
    """

    name: str
    public_codec: int | None  # the multicodec code before a public key; None where we read it as a JWK alone
    private_codec: int  # the one before a private key, known so that it can be refused
    public_length: int | None
    secret_length: int | None
    signature_length: int | None
    jose_names: tuple[str, ...]  # `alg` of RFC 7518 and its successors, the one we write first
    hash_name: str  # of the message, as hashlib names it
    key_type: str  # `kty` of a JWK
    curve: str | None  # `crv` of a JWK
    jwk_members: tuple[str, ...]  # that hold the public key itself
    scheme: Scheme = field(repr=False)


ED25519 = Algorithm(
    name="Ed25519",
    public_codec=0xED,
    private_codec=0x1300,
    public_length=ed25519.PUBLIC_LENGTH,
    secret_length=ed25519.SECRET_LENGTH,
    signature_length=ed25519.SIGNATURE_LENGTH,
    jose_names=("EdDSA", "Ed25519"),  # RFC 8037, 3.1; RFC 9864, 2.2
    hash_name="sha512",
    key_type="OKP",
    curve="Ed25519",
    jwk_members=("x",),
    scheme=ed25519,
)

P256 = Algorithm(
    name="P-256",
    public_codec=0x1200,
    private_codec=0x1306,
    public_length=33,
    secret_length=32,
    signature_length=64,
    jose_names=("ES256",),  # RFC 7518, 3.4
    hash_name="sha256",
    key_type="EC",
    curve="P-256",
    jwk_members=("x", "y"),
    scheme=ecdsa.P256,
)

P384 = Algorithm(
    name="P-384",
    public_codec=0x1201,
    private_codec=0x1307,
    public_length=49,
    secret_length=48,
    signature_length=96,
    jose_names=("ES384",),  # RFC 7518, 3.4
    hash_name="sha384",
    key_type="EC",
    curve="P-384",
    jwk_members=("x", "y"),
    scheme=ecdsa.P384,
)

RSA = Algorithm(
    name="RSA",
    public_codec=None,
    private_codec=0x1305,
    public_length=None,
    secret_length=None,
    signature_length=None,
    jose_names=("RS256",),  # RFC 7518, 3.3; the minimum of Open Badges 3.0, and no PS256 beside it
    hash_name="sha256",
    key_type="RSA",
    curve=None,
    jwk_members=("n", "e"),
    scheme=rsa,
)

ALGORITHMS = (ED25519, P256, P384, RSA)
"""Every algorithm this version reads."""

UNREAD_CODECS = {
    0xE7: "secp256k1",
    0xEA: "BLS12-381",
    0xEB: "BLS12-381",
    0xEC: "X25519",
    0x1202: "P-521",
    0x1203: "Ed448",
    0x1204: "X448",
    0x1205: "RSA",
    0x1210: "ML-DSA-44",
    0x1211: "ML-DSA-65",
    0x1212: "ML-DSA-87",
}
"""Public keys that the multicodec table has and this version does not read as a Multikey, by code."""

UNREAD_CURVES = {
    "EC": ("P-521", "secp256k1"),
    "OKP": ("Ed448", "X25519", "X448"),
}
"""JWK curves that are registered and not read, by key type."""

PRIVATE_CODECS = frozenset({0x1300, 0x1301, 0x1302, 0x1303, 0x1305, 0x1306, 0x1307, 0x1308})
"""Codes of private keys, which nobody should ever have published."""
