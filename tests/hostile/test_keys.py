"""Keys and signatures made so that anybody could sign, or so that reading them takes long."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA1, SHA256, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from assay.encoding import write_base64url, write_multibase, write_multicodec
from assay.errors import AssayError, Malformed
from assay.keys import (
    ALGORITHMS,
    P256,
    P384,
    RSA,
    LocalSigner,
    PublicKey,
    read_jwk,
    read_multikey,
    write_jwk,
)

Json = dict[str, Any]

SIGNERS = {algorithm.name: LocalSigner.generate(algorithm) for algorithm in ALGORITHMS}


@pytest.mark.parametrize("code", [0x1200, 0x1201])
def test_no_point_but_one_of_the_curve_in_short_form_is_a_key(code: int) -> None:
    algorithm = P256 if code == 0x1200 else P384
    own = LocalSigner.generate(algorithm).public_key
    x, y = algorithm.scheme.split_members(own.raw)
    zero, top = bytes(len(x)), b"\xff" * len(x)
    for raw in (
        b"\0",
        b"",
        b"\0" + zero,
        b"\4" + x + y,
        b"\6" + x + y,
        b"\2" + top,
        b"\5" + x,
        x,
        b"\2" + x + y,
    ):
        with pytest.raises(Malformed, match="proof-key-malformed"):
            read_multikey(write_multibase(write_multicodec(code, raw)))


def test_a_point_of_one_curve_under_the_name_of_the_other_is_no_key() -> None:
    for own, code in ((P256, 0x1201), (P384, 0x1200)):
        raw = LocalSigner.generate(own).public_key.raw
        with pytest.raises(Malformed, match="proof-key-malformed"):
            read_multikey(write_multibase(write_multicodec(code, raw)))


def rsa_signer(exponent: int = 65_537, bits: int = 2_048) -> tuple[rsa.RSAPrivateKey, PublicKey]:
    key = rsa.generate_private_key(exponent, bits)
    secret = key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    return key, LocalSigner.from_secret(secret, RSA).public_key


def test_rsa_with_other_padding_or_another_hash_does_not_hold() -> None:
    key, public = rsa_signer()
    pss = padding.PSS(padding.MGF1(SHA256()), padding.PSS.DIGEST_LENGTH)
    sha1: HashAlgorithm = SHA1()  # noqa: S303 - to be refused
    for wrong in (
        key.sign(b"message", pss, SHA256()),
        key.sign(b"message", padding.PKCS1v15(), sha1),
    ):
        with pytest.raises(Malformed, match="proof-signature-wrong"):
            public.verify(wrong, b"message")
    public.verify(key.sign(b"message", padding.PKCS1v15(), SHA256()), b"message")


def test_a_cube_root_is_no_signature() -> None:
    # Exponent 3, and rubbish behind the digest where nobody looks: forged without the private key.
    _, public = rsa_signer(exponent=3)
    digest_info = bytes.fromhex("3031300d060960864801650304020105000420") + hashlib.sha256(b"any").digest()
    wanted = (b"\0\1" + b"\xff" * 8 + b"\0" + digest_info).ljust(256, b"\xff")
    target = int.from_bytes(wanted, "big")
    low, high = 0, 1 << 700
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**3 <= target else (low, middle)

    assert (low**3).to_bytes(256, "big")[: 11 + len(digest_info)] == wanted[: 11 + len(digest_info)]
    with pytest.raises(Malformed, match="proof-signature-wrong"):
        public.verify(low.to_bytes(256, "big"), b"any")


@pytest.mark.parametrize(
    "members",
    [
        {"e": "AQ"},
        {"e": "Ag"},
        {"e": "AAEAAQ"},
        {"e": write_base64url(b"\1" * 5)},
        {"e": write_base64url(b"\xff" * 256)},
        {"n": "Aw"},
        {"n": write_base64url(b"\xff" * 128)},
        {"n": write_base64url(b"\xff" * 255)},
        {"n": write_base64url(b"\xff" * 1_025)},
        {"n": write_base64url(b"\xff" * 700_000)},
        {"n": write_base64url(b"\xff" * 255 + b"\xfe")},
        {"crv": "P-256"},
        {"kty": "EC", "crv": "P-256"},
        {"alg": "PS256"},
    ],
)
def test_an_rsa_key_that_is_weak_or_dear_is_refused_at_once(members: Json) -> None:
    with pytest.raises(Malformed, match="proof-key-malformed"):
        read_jwk(write_jwk(SIGNERS["RSA"].public_key) | members)


def test_the_dearest_signature_is_checked_and_refused() -> None:
    numbers = [(1 << 8_191) + 1, (1 << 32) - 1]
    n, e = (write_base64url(number.to_bytes((number.bit_length() + 7) // 8, "big")) for number in numbers)
    key = read_jwk({"kty": "RSA", "n": n, "e": e})
    with pytest.raises(Malformed, match="proof-signature-wrong"):
        key.verify(b"\1" * 1_024, b"message")


@settings(max_examples=300)
@given(st.sampled_from([0xED, 0x1200, 0x1201, 0x1205, 0x1306]), st.binary(max_size=100))
def test_any_bytes_are_a_key_or_refused(code: int, raw: bytes) -> None:
    try:
        key = read_multikey(write_multibase(write_multicodec(code, raw)))
    except AssayError as error:
        if error.code not in {"proof-key-malformed", "proof-key-unsupported"}:
            raise
    else:
        assert key.raw == raw
        assert key == read_jwk(write_jwk(key))


@settings(max_examples=200)
@given(st.sampled_from([a.name for a in ALGORITHMS]), st.binary(max_size=500), st.binary(max_size=20))
def test_no_bytes_are_a_signature(name: str, signature: bytes, message: bytes) -> None:
    key = SIGNERS[name].public_key
    for given_bytes in (signature, signature.ljust(384, b"\0")[: key.algorithm.signature_length or 384]):
        with pytest.raises(Malformed, match="proof-signature-wrong"):
            key.verify(given_bytes, message)
