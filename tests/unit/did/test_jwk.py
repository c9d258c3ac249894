from __future__ import annotations

import json
from typing import Any

import pytest

from assay.did import Resolver
from assay.did.jwk import resolve_jwk
from assay.encoding import write_base64url
from assay.errors import AssayError, Malformed, Unsupported
from assay.fetching import fetch_nothing
from assay.keys import ALGORITHMS, RSA, Algorithm, LocalSigner, read_jwk, write_jwk

# did:jwk, 3: its two examples
POINT = {
    "crv": "P-256",
    "kty": "EC",
    "x": "acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0",
    "y": "_KcyLj9vWMptnmKtm46GqDz8wf74I5LKgrl2GzH3nSE",
}
PUBLISHED = (
    "eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAi"
    "LCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9"
)
FOR_AGREEMENT = (
    "eyJrdHkiOiJPS1AiLCJjcnYiOiJYMjU1MTkiLCJ1c2UiOiJlbmMiLCJ4IjoiM3A3YmZYdDl3YlRUVzJIQzdPUTFOei1EUThoYmVH"
    "ZE5yZngtRkctSUswOCJ9"
)


def text_of(jwk: Any) -> str:
    content = jwk if isinstance(jwk, bytes) else json.dumps(jwk).encode()
    return write_base64url(content)


def refusal(text: str) -> AssayError:
    with pytest.raises(AssayError) as refused:
        resolve_jwk(f"did:jwk:{text}", fetch_nothing)
    return refused.value


def test_the_published_example_is_its_own_document() -> None:
    document = Resolver().resolve(f"did:jwk:{PUBLISHED}")
    method = document.method(f"did:jwk:{PUBLISHED}#0")
    assert method is not None
    assert (method.type, method.controller) == ("JsonWebKey", document.id)
    assert method.public_key() == read_jwk(POINT)
    assert (method.revoked, method.expires) == (None, None)


def test_its_key_may_sign_for_every_purpose_but_agree_on_none() -> None:
    document = resolve_jwk(f"did:jwk:{PUBLISHED}", fetch_nothing)
    for purpose in ("assertionMethod", "authentication", "capabilityInvocation", "capabilityDelegation"):
        assert document.allows(f"did:jwk:{PUBLISHED}#0", purpose)
    assert not document.allows(f"did:jwk:{PUBLISHED}#0", "keyAgreement")


def test_its_fragment_is_0_and_nothing_else() -> None:
    document = resolve_jwk(f"did:jwk:{PUBLISHED}", fetch_nothing)
    for fragment in ("", "#", "#1", "#00", "#key-0", f"#{PUBLISHED}"):
        assert document.method(f"did:jwk:{PUBLISHED}{fragment}") is None


@pytest.mark.parametrize("algorithm", ALGORITHMS, ids=lambda algorithm: algorithm.name)
def test_a_key_of_every_algorithm_can_be_one(algorithm: Algorithm) -> None:
    key = LocalSigner.generate(algorithm).public_key
    identifier = f"did:jwk:{text_of(write_jwk(key) | {'use': 'sig', 'alg': algorithm.jose_names[0]})}"
    method = Resolver().resolve(identifier).method(f"{identifier}#0")
    assert method is not None
    assert method.public_key() == key


def test_the_longest_key_is_no_longer_than_an_identifier_may_be() -> None:
    raw = RSA.scheme.join_members((b"\x80" + bytes(1_022) + b"\1", b"\1\0\1"))
    n, e = RSA.scheme.split_members(raw)
    jwk = {"kty": "RSA", "n": write_base64url(n), "e": write_base64url(e)}
    identifier = f"did:jwk:{write_base64url(json.dumps(jwk, separators=(',', ':')).encode())}"
    assert Resolver().resolve(identifier).id == identifier


@pytest.mark.parametrize(
    "text",
    [
        PUBLISHED + "=",
        PUBLISHED + "A",
        PUBLISHED + "%3D",
        PUBLISHED[:-1],
        PUBLISHED[:-1] + "8",
        "a:" + PUBLISHED,
        "AAAA",
        "",
        text_of(b"null"),
        text_of([POINT]),
        text_of(b"{}{}"),
        text_of(b"\xff"),
        text_of(b'{"kty":"EC","kty":"OKP"}'),
        text_of(b'{"x":NaN}'),
        text_of(b'{"x":"\\ud800"}'),
    ],
)
def test_what_is_no_json_object_in_base64url_is_malformed(text: str) -> None:
    refused = refusal(text)
    assert isinstance(refused, Malformed)
    assert refused.code == "issuer-identifier-malformed"


@pytest.mark.parametrize(
    "members",
    [
        {"d": "AQAB"},
        {"k": "AQAB"},
        {"use": "enc"},
        {"use": None},
        {"use": ["sig"]},
        {"key_ops": ["deriveKey"]},
        {"alg": "ECDH-ES"},
        {"alg": "ES384"},
        {"x": "BQ", "y": "BQ"},
        {"y": POINT["x"]},
        {"kty": "oct"},
        {"kty": "OKP"},
        {"kty": None},
    ],
)
def test_a_key_that_is_secret_damaged_or_not_for_signing_is_malformed(members: dict[str, Any]) -> None:
    refused = refusal(text_of(POINT | members))
    assert isinstance(refused, Malformed)
    assert refused.code == "proof-key-malformed"


@pytest.mark.parametrize("text", [FOR_AGREEMENT, text_of(POINT | {"crv": "P-521"}), text_of({"kty": "AKP"})])
def test_a_key_of_an_algorithm_not_read_is_not_supported(text: str) -> None:
    refused = refusal(text)
    assert isinstance(refused, Unsupported)
    assert refused.code == "proof-key-unsupported"
