from typing import Any

import pytest

from assay.encoding import write_base64url
from assay.errors import Malformed, Unsupported
from assay.keys import LocalSigner, read_jwk, thumbprint, write_jwk

# RFC 8037, A.1 to A.3
X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
D = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
JWK = {"kty": "OKP", "crv": "Ed25519", "x": X}


def test_the_key_of_the_standard_is_read_and_written() -> None:
    key = read_jwk(JWK)
    assert key.raw.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert write_jwk(key) == JWK


def test_the_thumbprint_is_the_one_of_the_standard() -> None:
    assert thumbprint(read_jwk(JWK)) == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


@pytest.mark.parametrize(
    "more",
    [
        {"use": "sig"},
        {"key_ops": ["verify"]},
        {"key_ops": ["sign", "verify"]},
        {"alg": "EdDSA"},
        {"alg": "Ed25519"},
        {"kid": "1", "x5c": [], "https://example.org/own": True},
    ],
)
def test_members_that_allow_verifying_change_nothing(more: dict[str, Any]) -> None:
    assert read_jwk(JWK) == read_jwk(JWK | more)


@pytest.mark.parametrize(
    ("jwk", "reason"),
    [
        (JWK | {"d": D}, "it is a private key"),
        (JWK | {"d": None}, "it is a private key"),
        ({"kty": "RSA", "n": "AQAB", "e": "AQAB", "d": "AQAB"}, "it is a private key"),
        ({"kty": "oct", "k": "AQAB"}, "it is a shared secret"),
        ({}, "it does not say of which kind it is"),
        ({"kty": None}, "it does not say of which kind it is"),
        ({"kty": ["OKP"], "crv": "Ed25519", "x": X}, "it does not say of which kind it is"),
        ({"kty": "OKP", "x": X}, "it does not say of which kind it is"),
        ({"kty": "EC", "crv": 256}, "it does not say of which kind it is"),
        (JWK | {"kty": "EC"}, "its kind and its curve do not go together"),
        (JWK | {"crv": "P-256"}, "its kind and its curve do not go together"),
        (JWK | {"use": "enc"}, "it is not meant for signatures"),
        (JWK | {"use": None}, "it is not meant for signatures"),
        (JWK | {"key_ops": ["sign"]}, "it is not meant for signatures"),
        (JWK | {"key_ops": "verify"}, "it is not meant for signatures"),
        (JWK | {"alg": "ES256"}, "it is meant for another kind of signature"),
        (JWK | {"alg": ["EdDSA"]}, "it is meant for another kind of signature"),
        ({"kty": "OKP", "crv": "Ed25519"}, "its value is missing"),
        (JWK | {"x": 5}, "its value is missing"),
        (JWK | {"x": X + "="}, "its text is not base64url"),
        (JWK | {"x": X[:-1] + "p"}, "its text is not base64url"),
        (JWK | {"x": write_base64url(bytes(33))}, "it has the wrong length"),
        (JWK | {"x": write_base64url(bytes(32))}, "anybody can sign for it"),
    ],
)
def test_any_other_key_is_refused(jwk: dict[str, Any], reason: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_jwk(jwk)
    assert (caught.value.code, caught.value.facts) == ("proof-key-malformed", {"reason": reason})


@pytest.mark.parametrize(
    ("jwk", "algorithm"),
    [
        ({"kty": "EC", "crv": "P-256", "x": "", "y": ""}, "P-256"),
        ({"kty": "EC", "crv": "secp256k1"}, "secp256k1"),
        ({"kty": "EC", "crv": "brainpoolP256r1"}, "brainpoolP256r1"),
        ({"kty": "OKP", "crv": "X25519"}, "X25519"),
        ({"kty": "OKP", "crv": "Ed448"}, "Ed448"),
        ({"kty": "RSA", "n": "", "e": ""}, "RSA"),
        ({"kty": "AKP", "alg": "ML-DSA-44"}, "AKP"),
        ({"kty": "x" * 1000}, "x" * 40),
    ],
)
def test_an_algorithm_we_do_not_read_is_named(jwk: dict[str, Any], algorithm: str) -> None:
    with pytest.raises(Unsupported) as caught:
        read_jwk(jwk)
    assert (caught.value.code, caught.value.facts) == ("proof-key-unsupported", {"algorithm": algorithm})


def test_every_key_is_read_as_written() -> None:
    for _ in range(10):
        key = LocalSigner.generate().public_key
        assert key == read_jwk(write_jwk(key))
