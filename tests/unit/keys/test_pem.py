from __future__ import annotations

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from assay.errors import AssayError, Malformed, Unsupported
from assay.keys import ED25519, P256, P384, RSA, Algorithm, read_pem

RSA_KEY = rsa.generate_private_key(65_537, 2_048)


def pem(key: Any, form: PublicFormat = PublicFormat.SubjectPublicKeyInfo) -> str:
    content: bytes = key.public_key().public_bytes(Encoding.PEM, form)
    return content.decode()


@pytest.mark.parametrize(
    ("text", "algorithm"),
    [
        (pem(RSA_KEY), RSA),
        (pem(RSA_KEY, PublicFormat.PKCS1), RSA),
        ("\n" + pem(ec.generate_private_key(ec.SECP256R1())), P256),
        (pem(ec.generate_private_key(ec.SECP384R1())).replace("\n", "\r\n"), P384),
        (pem(ed25519.Ed25519PrivateKey.generate()), ED25519),
    ],
)
def test_a_key_is_read(text: str, algorithm: Algorithm) -> None:
    assert read_pem(text).algorithm is algorithm


def test_both_forms_of_an_rsa_key_are_one_key() -> None:
    assert read_pem(pem(RSA_KEY)) == read_pem(pem(RSA_KEY, PublicFormat.PKCS1))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        pem(RSA_KEY) * 2,
        pem(RSA_KEY) + " " * 10 + "x" * 5_000,
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        RSA_KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
        pem(rsa.generate_private_key(65_537, 1_024)),  # noqa: S505 - too short is the point
    ],
)
def test_what_is_not_one_good_public_key_is_refused(text: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_pem(text)
    assert caught.value.code == "proof-key-malformed"


@pytest.mark.parametrize(
    "key",
    [
        ec.generate_private_key(ec.SECP521R1()),
        ed448.Ed448PrivateKey.generate(),
        dsa.generate_private_key(2_048),
    ],
)
def test_a_key_of_another_algorithm_is_left_open(key: object) -> None:
    with pytest.raises(AssayError) as caught:
        read_pem(pem(key))
    assert isinstance(caught.value, Unsupported)
