"""Signers: whoever can sign with a key, and the one that holds the key itself.

Apart from public keys, and a protocol, because the secret may live elsewhere: in a hardware
module or a key management service, which sign and never hand it out.
"""

from __future__ import annotations

import secrets
from typing import NoReturn, Protocol, SupportsIndex

from nacl.bindings import crypto_sign, crypto_sign_seed_keypair

from assay.keys.algorithms import ED25519
from assay.keys.multikey import write_multikey
from assay.keys.public import PublicKey

SEED_LENGTH = 32  # RFC 8032, 5.1.5: the private key


class Signer(Protocol):
    """Something that signs; where its secret is, is its own affair."""

    @property
    def public_key(self) -> PublicKey:
        """The key that verifies what this signs."""
        ...

    def sign(self, message: bytes) -> bytes:
        """The signature of this message, in the form `PublicKey.verify` takes."""
        ...


class LocalSigner:
    """A signer that holds an Ed25519 private key in memory.

    Printing it shows the public key alone; pickling and copying are refused.
    """

    __slots__ = ("_public_key", "_secret")

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED_LENGTH:
            raise ValueError(f"an Ed25519 seed has {SEED_LENGTH} bytes")
        public, self._secret = crypto_sign_seed_keypair(seed)
        self._public_key = PublicKey(ED25519, public)

    @classmethod
    def generate(cls) -> LocalSigner:
        """A signer with a new key, from the system's random source."""
        return cls(secrets.token_bytes(SEED_LENGTH))

    @classmethod
    def from_seed(cls, seed: bytes) -> LocalSigner:
        """The signer whose private key is this seed; raises `ValueError` unless it has 32 bytes."""
        return cls(seed)

    @property
    def public_key(self) -> PublicKey:
        """The key that verifies what this signs."""
        return self._public_key

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the Ed25519 signature of this message (RFC 8032, 5.1.6)."""
        return crypto_sign(message, self._secret)[: ED25519.signature_length]

    def reveal_seed(self) -> bytes:
        """The private key itself, 32 bytes; for sealing it, and for nothing else."""
        return self._secret[:SEED_LENGTH]

    def __repr__(self) -> str:
        return f"LocalSigner({write_multikey(self._public_key)})"

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise TypeError("a signer is not copied or pickled: seal it instead")

    def __getstate__(self) -> NoReturn:
        raise TypeError("a signer is not copied or pickled: seal it instead")
