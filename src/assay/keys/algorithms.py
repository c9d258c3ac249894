"""The table of signature algorithms: the one place where an algorithm is added.

Apart because multikeys, JWKs and proofs name the same algorithm in three ways
(CID 1.0, 2.2.2 Multikey; RFC 7518; RFC 8037; the multicodec table).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from assay.keys import ed25519


@dataclass(frozen=True, slots=True)
class Algorithm:
    """One signature algorithm: its names in each standard, its lengths in bytes, and how it verifies."""

    name: str
    public_codec: int  # the multicodec code before a public key
    private_codec: int  # the one before a private key, known so that it can be refused
    public_length: int
    signature_length: int
    jose_names: tuple[str, ...]  # `alg` of RFC 7518 and its successors, the one we write first
    key_type: str  # `kty` of a JWK
    curve: str  # `crv` of a JWK
    find_key_fault: Callable[[bytes], str | None] = field(repr=False)
    is_signed: Callable[[bytes, bytes, bytes], bool] = field(repr=False)


ED25519 = Algorithm(
    name="Ed25519",
    public_codec=0xED,
    private_codec=0x1300,
    public_length=ed25519.PUBLIC_LENGTH,
    signature_length=ed25519.SIGNATURE_LENGTH,
    jose_names=("EdDSA", "Ed25519"),  # RFC 8037, 3.1; RFC 9864, 2.2
    key_type="OKP",
    curve="Ed25519",
    find_key_fault=ed25519.find_key_fault,
    is_signed=ed25519.is_signed,
)

ALGORITHMS = (ED25519,)
"""Every algorithm this version reads."""

UNREAD_CODECS = {
    0xE7: "secp256k1",
    0xEA: "BLS12-381",
    0xEB: "BLS12-381",
    0xEC: "X25519",
    0x1200: "P-256",
    0x1201: "P-384",
    0x1202: "P-521",
    0x1203: "Ed448",
    0x1204: "X448",
    0x1205: "RSA",
    0x1210: "ML-DSA-44",
    0x1211: "ML-DSA-65",
    0x1212: "ML-DSA-87",
}
"""Public keys that the multicodec table has and this version does not read, by code."""

UNREAD_CURVES = {
    "EC": ("P-256", "P-384", "P-521", "secp256k1"),
    "OKP": ("Ed448", "X25519", "X448"),
}
"""JWK curves that are registered and not read, by key type."""

PRIVATE_CODECS = frozenset({0x1300, 0x1301, 0x1302, 0x1303, 0x1305, 0x1306, 0x1307, 0x1308})
"""Codes of private keys, which nobody should ever have published."""
