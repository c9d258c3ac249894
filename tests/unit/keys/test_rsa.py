from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from assay.encoding import read_base64url, write_base64url
from assay.errors import Malformed
from assay.keys import RSA, LocalSigner, PublicKey, read_jwk, write_jwk
from assay.keys import rsa as scheme

# RFC 7515, A.2
MODULUS = (
    "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL"
    "-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e"
    "-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9"
    "_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"
)
SIGNED = (
    b"eyJhbGciOiJSUzI1NiJ9"
    b".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
)
SIGNATURE = (
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9"
    "uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_"
    "eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt"
    "5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw"
)
JWK = {"kty": "RSA", "n": MODULUS, "e": "AQAB"}
N = int.from_bytes(read_base64url(MODULUS), "big")
WRONG_LENGTH, SECOND_FORM = "it has the wrong length", "it is not in its one proper form"


def written(number: int) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def test_the_jws_of_the_standard_holds_under_its_key() -> None:
    key = read_jwk(JWK)

    key.verify(read_base64url(SIGNATURE), SIGNED)
    assert write_jwk(key) == JWK
    with pytest.raises(Malformed, match="proof-signature-wrong"):
        key.verify(read_base64url(SIGNATURE), SIGNED + b"=")


@pytest.mark.parametrize(
    ("modulus", "exponent", "reason"),
    [
        (written(N), b"\1", "anybody can sign for it"),
        (written(N), b"\2", "anybody can sign for it"),
        (written(N), b"\4", SECOND_FORM),
        (written(N - 1), b"\3", SECOND_FORM),
        (b"\0" + written(N), b"\1\0\1", SECOND_FORM),
        (written(N), b"\0\1\0\1", SECOND_FORM),
        (written(N), b"\0", SECOND_FORM),
        (written(N), b"\1\0\0\0\1", WRONG_LENGTH),
        (written(N >> 1 | 1), b"\1\0\1", WRONG_LENGTH),
        (written(3), b"\3", WRONG_LENGTH),
        (b"", b"\3", WRONG_LENGTH),
        (written(N), b"", "anybody can sign for it"),
        (b"\xff" * 1_025, b"\3", WRONG_LENGTH),
        (b"\xff" * 1_000_000, b"\3", WRONG_LENGTH),
    ],
)
def test_a_key_that_anybody_could_use_or_that_costs_too_much_is_refused(
    modulus: bytes, exponent: bytes, reason: str
) -> None:
    with pytest.raises(Malformed) as caught:
        scheme.join_members((modulus, exponent))
    assert (caught.value.code, caught.value.facts) == ("proof-key-malformed", {"reason": reason})


@pytest.mark.parametrize("bits", [2_048, 3_072, 4_096, 8_192])
@pytest.mark.parametrize("exponent", [3, 17, 65_537, 2**32 - 1])
def test_lengths_and_exponents_in_use_are_read(bits: int, exponent: int) -> None:
    modulus = (1 << (bits - 1)) + 1
    raw = scheme.join_members((written(modulus), written(exponent)))
    assert scheme.split_members(raw) == (written(modulus), written(exponent))
    assert PublicKey(RSA, raw).raw == raw


def test_the_key_itself_has_one_form() -> None:
    raw = read_jwk(JWK).raw
    key = rsa.RSAPublicNumbers(65_537, N).public_key()
    wrapped = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    other = ed25519.Ed25519PrivateKey.generate().public_key()
    foreign = other.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    for wrong in (wrapped, foreign, raw + b"\0", raw[:-1], b"", b"\x30\x00"):
        assert scheme.find_key_fault(wrong) == SECOND_FORM
    small = rsa.RSAPublicNumbers(65_537, (1 << 1_023) + 1).public_key()
    assert scheme.find_key_fault(small.public_bytes(Encoding.DER, PublicFormat.PKCS1)) == WRONG_LENGTH


def test_a_signature_that_is_not_exactly_ours_does_not_hold() -> None:
    key, signature = read_jwk(JWK), read_base64url(SIGNATURE)
    number = int.from_bytes(signature, "big")
    for wrong in (
        b"",
        signature[1:],
        b"\0" + signature,
        signature + b"\0",
        bytes(256),
        bytes(255) + b"\1",
        (N - 1).to_bytes(256, "big"),
        N.to_bytes(256, "big"),
        (number + N).to_bytes(257, "big"),
    ):
        with pytest.raises(Malformed, match="proof-signature-wrong"):
            key.verify(wrong, SIGNED)


def test_what_we_sign_holds_and_reads_back() -> None:
    made = LocalSigner.generate(RSA)
    again = LocalSigner.from_secret(made.reveal_secret(), RSA)

    assert made.public_key == again.public_key
    assert made.sign(b"message") == again.sign(b"message")
    again.public_key.verify(made.sign(b"message"), b"message")
    assert len(read_base64url(write_base64url(made.sign(b"")))) == 384


def test_bytes_that_are_no_private_rsa_key_are_a_mistake() -> None:
    other = ed25519.Ed25519PrivateKey.generate().private_bytes(
        Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
    )
    sealed = rsa.generate_private_key(65_537, 2_048).private_bytes(
        Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()
    )
    closed = rsa.generate_private_key(65_537, 2_048).private_bytes(
        Encoding.DER, PrivateFormat.PKCS8, BestAvailableEncryption(b"words")
    )
    for wrong in (other, sealed, closed, b"", bytes(32)):
        with pytest.raises(ValueError, match=r"."):
            scheme.open_secret(wrong)


def test_a_short_private_key_signs_nothing() -> None:
    key = rsa.generate_private_key(65_537, 1_024)  # noqa: S505 - to be refused
    short = key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    with pytest.raises(Malformed, match="proof-key-malformed"):
        LocalSigner.from_secret(short, RSA)
