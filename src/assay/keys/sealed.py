"""Sealed keys: a private key under a passphrase, as one small JSON file.

Apart from signing because this is about rest, not use. Argon2id (RFC 9106) makes the passphrase a key,
XChaCha20-Poly1305 seals with it, and the whole header is authenticated, so nothing in it can be exchanged.
"""

from __future__ import annotations

import json
import secrets
import unicodedata
from dataclasses import dataclass
from typing import NoReturn

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    crypto_pwhash_alg,
    crypto_pwhash_ALG_ARGON2ID13,
    crypto_pwhash_SALTBYTES,
)
from nacl.exceptions import CryptoError

from assay.encoding import Json, canonical_json, read_base64url, read_json_object, write_base64url
from assay.errors import AssayError, Malformed
from assay.keys.jwk import read_jwk, write_jwk
from assay.keys.multikey import read_multikey, write_multikey
from assay.keys.public import PublicKey
from assay.keys.signer import LocalSigner

VERSION = 1
KIND = "AssaySealedKey"
KEY_DERIVATION = "argon2id"
CIPHER = "xchacha20poly1305"

# RFC 9106, 4: the second recommended choice, with the one lane libsodium has.
_MEMORY = 64 << 20
_OPERATIONS = 3
# What a file may ask for: enough for stronger ones to come, too little to hurt whoever opens a strange file.
_MOST_MEMORY = 128 << 20
_MOST_OPERATIONS = 8
_LEAST_MEMORY = 8 << 10
_TAG_LENGTH = 16  # what Poly1305 adds
_SIZE = 16 << 10  # bytes of the whole file; the longest RSA key needs half of them

_MULTIBASE, _JWK = "publicKeyMultibase", "publicKeyJwk"  # the second for keys that have no Multikey here


@dataclass(frozen=True, slots=True)
class _Derivation:
    """How a passphrase becomes a key: bytes of memory, passes over it, and the salt."""

    memory: int
    operations: int
    salt: bytes

    def key(self, passphrase: str) -> bytes:
        """The key this passphrase becomes, 32 bytes; the slow part of everything here."""
        # NFKC: the same passphrase typed on another system is the same bytes.
        typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
        derived: bytes = crypto_pwhash_alg(
            crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
            typed,
            self.salt,
            self.operations,
            self.memory,
            crypto_pwhash_ALG_ARGON2ID13,
        )
        return derived


def seal(signer: LocalSigner, passphrase: str) -> bytes:
    """The JSON file that holds this signer's key under this passphrase.

    Raises `Malformed` key-passphrase-empty for an empty one. About a fifth of a second, 64 MiB of memory.
    """
    if not passphrase:
        raise Malformed("key-passphrase-empty")
    salt = secrets.token_bytes(crypto_pwhash_SALTBYTES)
    nonce = secrets.token_bytes(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    header: Json = {
        "type": KIND,
        "version": VERSION,
        **write_public(signer.public_key),
        "keyDerivation": {
            "name": KEY_DERIVATION,
            "memory": _MEMORY,
            "operations": _OPERATIONS,
            "salt": write_base64url(salt),
        },
        "cipher": {"name": CIPHER, "nonce": write_base64url(nonce)},
    }
    key = _Derivation(_MEMORY, _OPERATIONS, salt).key(passphrase)
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(
        signer.reveal_secret(), canonical_json(header), nonce, key
    )
    return (json.dumps({**header, "sealed": write_base64url(sealed)}, indent=2) + "\n").encode("ascii")


def open_sealed(data: bytes, passphrase: str, *, file: str = "key file") -> LocalSigner:
    """The signer whose key this file holds; `file` is what an error calls it.

    Raises `Malformed` key-file-malformed for what `seal` did not write, or what asks for more work than
    we are willing to do, and key-passphrase-wrong for another passphrase or a header that was changed.
    """
    try:
        container = read_json_object(data, limit=_SIZE)
        sealed = container.pop("sealed", None)
        derivation, nonce, public = _read_header(container)
        length = public.algorithm.secret_length
        sealed = _bytes(sealed, None if length is None else length + _TAG_LENGTH)
    except (AssayError, _ForeignFileError):
        raise Malformed("key-file-malformed", file=file) from None
    try:
        secret = crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed, canonical_json(container), nonce, derivation.key(passphrase)
        )
    except CryptoError:
        raise Malformed("key-passphrase-wrong", file=file) from None
    try:
        signer = LocalSigner.from_secret(secret, public.algorithm)
    except (AssayError, ValueError):
        raise Malformed("key-file-malformed", file=file) from None
    if signer.public_key != public:
        raise Malformed("key-file-malformed", file=file)
    return signer


class _ForeignFileError(Exception):
    """Something in the file is not as `seal` writes it."""


def _read_header(header: Json) -> tuple[_Derivation, bytes, PublicKey]:
    """How to make the key, the nonce, and the public key it should be; every member named, none besides."""
    derivation, cipher = header.get("keyDerivation"), header.get("cipher")
    if not isinstance(derivation, dict) or not isinstance(cipher, dict):
        _refuse()
    named = (header.get("type"), header.get("version"), derivation.get("name"), cipher.get("name"))
    if named != (KIND, VERSION, KEY_DERIVATION, CIPHER):
        _refuse()
    salt = _bytes(derivation.get("salt"), crypto_pwhash_SALTBYTES)
    nonce = _bytes(cipher.get("nonce"), crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    memory = _number(derivation.get("memory"), _LEAST_MEMORY, _MOST_MEMORY)
    operations = _number(derivation.get("operations"), 1, _MOST_OPERATIONS)
    return _Derivation(memory, operations, salt), nonce, _read_public(header)


def write_public(key: PublicKey) -> Json:
    """The member that publishes this key: a Multikey, or a JWK where the kind of key has none (RSA)."""
    if key.algorithm.public_codec is None:
        return {_JWK: write_jwk(key)}
    return {_MULTIBASE: write_multikey(key)}


def _read_public(header: Json) -> PublicKey:
    multikey, jwk = header.get(_MULTIBASE), header.get(_JWK)
    if isinstance(multikey, str):
        return read_multikey(multikey)
    return read_jwk(jwk) if isinstance(jwk, dict) else _refuse()


def _bytes(value: object, length: int | None) -> bytes:
    """The bytes of a base64url text: so many, or where that is not known more than a tag alone."""
    data = read_base64url(value) if isinstance(value, str) else b""
    if len(data) <= _TAG_LENGTH if length is None else len(data) != length:
        _refuse()
    return data


def _number(value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or not least <= value <= most:
        _refuse()
    return value


def _refuse() -> NoReturn:
    raise _ForeignFileError
