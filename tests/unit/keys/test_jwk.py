from hashlib import sha256
from typing import Any

import pytest

from assay.encoding import write_base64url
from assay.errors import Malformed, Unsupported
from assay.keys import ALGORITHMS, P256, Algorithm, LocalSigner, read_jwk, thumbprint, write_jwk

# RFC 8037, A.1 to A.3
X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
D = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
JWK = {"kty": "OKP", "crv": "Ed25519", "x": X}
# RFC 7515, A.3
EC = {
    "kty": "EC",
    "crv": "P-256",
    "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
}
# RFC 7638, 3.1
RSA = {
    "kty": "RSA",
    "n": (
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKR"
        "XjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAta"
        "Sqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksI"
        "NHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"
    ),
    "e": "AQAB",
}


def test_the_key_of_the_standard_is_read_and_written() -> None:
    key = read_jwk(JWK)
    assert key.raw.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert write_jwk(key) == JWK


def test_the_thumbprint_is_the_one_of_the_standard() -> None:
    assert thumbprint(read_jwk(JWK)) == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def test_the_thumbprint_takes_the_members_of_each_kind() -> None:
    assert thumbprint(read_jwk(RSA | {"alg": "RS256"})) == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
    hashed = f'{{"crv":"P-256","kty":"EC","x":"{EC["x"]}","y":"{EC["y"]}"}}'.encode()
    assert thumbprint(read_jwk(EC | {"use": "sig"})) == write_base64url(sha256(hashed).digest())


def test_keys_of_each_kind_are_read_and_written() -> None:
    assert write_jwk(read_jwk(EC)) == EC
    assert write_jwk(read_jwk(RSA)) == RSA
    assert read_jwk(EC).algorithm is P256


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
        ({"kty": "oct", "k": "AQAB", "d": "AQAB"}, "it is a shared secret"),
        (EC | {"d": "AQAB"}, "it is a private key"),
        (JWK | {"k": "AQAB"}, "it is a private key"),
        (RSA | {"p": "AQAB"}, "it is a private key"),
        (RSA | {"qi": None}, "it is a private key"),
        (RSA | {"oth": []}, "it is a private key"),
        (EC | {"kty": "OKP"}, "its kind and its curve do not go together"),
        (EC | {"crv": "Ed25519"}, "its kind and its curve do not go together"),
        (EC | {"crv": "P-384"}, "it has the wrong length"),
        (EC | {"crv": ["P-256"]}, "it does not say of which kind it is"),
        (EC | {"kty": "RSA"}, "its kind and its curve do not go together"),
        (RSA | {"crv": None}, "its kind and its curve do not go together"),
        (RSA | {"crv": "RSA"}, "its kind and its curve do not go together"),
        (RSA | {"alg": "PS256"}, "it is meant for another kind of signature"),
        (RSA | {"alg": "RS512"}, "it is meant for another kind of signature"),
        (RSA | {"use": "enc"}, "it is not meant for signatures"),
        (EC | {"alg": "ES384"}, "it is meant for another kind of signature"),
        ({"kty": "RSA", "e": "AQAB"}, "its value is missing"),
        (RSA | {"e": 65537}, "its value is missing"),
        (RSA | {"e": ""}, "its value is missing"),
        (RSA | {"e": "AQ"}, "anybody can sign for it"),
        (RSA | {"n": "AQAB"}, "it has the wrong length"),
        (RSA | {"n": "AN" + RSA["n"][2:]}, "it is not in its one proper form"),
        ({name: EC[name] for name in ("kty", "crv", "x")}, "its value is missing"),
        (EC | {"y": None}, "its value is missing"),
        (EC | {"y": EC["y"] + "=="}, "its text is not base64url"),
        (EC | {"y": EC["x"]}, "it is no point of its curve"),
        (EC | {"x": "AA" + EC["x"]}, "its text is not base64url"),
        (EC | {"x": "BQ", "y": "BQ"}, "it has the wrong length"),
        (EC | {"x": "A" * 42 + "U", "y": "A" * 42 + "U"}, "it is no point of its curve"),
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
        ({"kty": "EC", "crv": "P-521", "x": "", "y": ""}, "P-521"),
        ({"kty": "EC", "crv": "secp256k1"}, "secp256k1"),
        ({"kty": "EC", "crv": "brainpoolP256r1"}, "brainpoolP256r1"),
        ({"kty": "OKP", "crv": "X25519"}, "X25519"),
        ({"kty": "OKP", "crv": "Ed448"}, "Ed448"),
        ({"kty": "OKP", "crv": "X25519", "use": "enc", "x": X}, "X25519"),
        ({"kty": "AKP", "crv": 5}, "5"),
        ({"kty": "AKP", "alg": "ML-DSA-44"}, "AKP"),
        ({"kty": "x" * 1000}, "x" * 40),
    ],
)
def test_an_algorithm_we_do_not_read_is_named(jwk: dict[str, Any], algorithm: str) -> None:
    with pytest.raises(Unsupported) as caught:
        read_jwk(jwk)
    assert (caught.value.code, caught.value.facts) == ("proof-key-unsupported", {"algorithm": algorithm})


@pytest.mark.parametrize("algorithm", ALGORITHMS, ids=lambda algorithm: algorithm.name)
def test_every_key_is_read_as_written(algorithm: Algorithm) -> None:
    for _ in range(1 if algorithm.public_codec is None else 10):
        key = LocalSigner.generate(algorithm).public_key
        assert key == read_jwk(write_jwk(key))
