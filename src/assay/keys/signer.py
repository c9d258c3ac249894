"""Signers: whoever can sign with a key, and the one that holds the key itself.

Apart from public keys, and a protocol, because the secret may live elsewhere: in a hardware
module or a key management service, which sign and never hand it out.
"""

from __future__ import annotations

from typing import NoReturn, Protocol, SupportsIndex

from assay.keys.algorithms import ED25519, Algorithm
from assay.keys.jwk import thumbprint
from assay.keys.multikey import write_multikey
from assay.keys.public import PublicKey


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
    """A signer that holds a private key in memory.

    Printing it shows the public key alone; pickling and copying are refused.
    """

    __slots__ = ("_public_key", "_secret", "_sign")

    def __init__(self, secret: bytes, algorithm: Algorithm = ED25519) -> None:
        public, self._sign = algorithm.scheme.open_secret(secret)
        self._secret = secret
        self._public_key = PublicKey(algorithm, public)

    @classmethod
    def generate(cls, algorithm: Algorithm = ED25519) -> LocalSigner:
        """A signer with a new key, from the system's random source; RSA takes a good part of a second."""
        return cls(algorithm.scheme.make_secret(), algorithm)

    @classmethod
    def from_seed(cls, seed: bytes) -> LocalSigner:
        """The signer whose Ed25519 private key is this seed; raises `ValueError` unless it has 32 bytes."""
        return cls(seed)

    @classmethod
    def from_secret(cls, secret: bytes, algorithm: Algorithm) -> LocalSigner:
        """The signer of this private key, in the form that `reveal_secret` gives.

        Raises `ValueError` for bytes that are none of this algorithm, `Malformed` proof-key-malformed for an
        RSA key outside the lengths we verify.
        """
        return cls(secret, algorithm)

    @property
    def public_key(self) -> PublicKey:
        """The key that verifies what this signs."""
        return self._public_key

    def sign(self, message: bytes) -> bytes:
        """The signature of this message, in the form `PublicKey.verify` takes."""
        return self._sign(message)

    def reveal_secret(self) -> bytes:
        """The private key itself; for sealing it, and for nothing else.

        Ed25519: the seed, 32 bytes; P-256 and P-384: the number, 32 or 48; RSA: its RSAPrivateKey in DER.
        These are the bytes that follow a multicodec of `Algorithm.private_codec`.
        """
        return self._secret

    def reveal_seed(self) -> bytes:
        """The seed of an Ed25519 key, 32 bytes; raises `ValueError` for keys of another algorithm."""
        if self._public_key.algorithm is not ED25519:
            raise ValueError("only an Ed25519 key has a seed")
        return self._secret

    def __repr__(self) -> str:
        key = self._public_key
        named = thumbprint(key) if key.algorithm.public_codec is None else write_multikey(key)
        return f"LocalSigner({named})"

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise TypeError("a signer is not copied or pickled: seal it instead")

    def __getstate__(self) -> NoReturn:
        raise TypeError("a signer is not copied or pickled: seal it instead")
