from __future__ import annotations

import pytest

from assay.did.key import resolve_key
from assay.encoding import write_base58, write_multibase, write_multicodec
from assay.errors import AssayError, Malformed, Unsupported
from assay.fetching import fetch_nothing
from assay.keys import P256, LocalSigner, read_multikey

KEY = "z6MkrWG4x968ckaEztVKdo2zfUKvfTks4XZ9r4AmkTqGJdzf"
RAW = read_multikey(KEY).raw


def refusal(text: str) -> AssayError:
    with pytest.raises(AssayError) as refused:
        resolve_key(f"did:key:{text}", fetch_nothing)
    return refused.value


def test_a_did_key_is_its_own_document() -> None:
    document = resolve_key(f"did:key:{KEY}", fetch_nothing)
    method = document.method(f"did:key:{KEY}#{KEY}")
    assert method is not None
    assert document.id == method.controller == f"did:key:{KEY}"
    assert method.public_key() == read_multikey(KEY)
    assert (method.revoked, method.expires) == (None, None)


def test_its_key_may_sign_for_every_purpose_but_agree_on_none() -> None:
    document = resolve_key(f"did:key:{KEY}", fetch_nothing)
    for purpose in ("assertionMethod", "authentication", "capabilityInvocation", "capabilityDelegation"):
        assert document.allows(f"did:key:{KEY}#{KEY}", purpose)
    assert not document.allows(f"did:key:{KEY}#{KEY}", "keyAgreement")


def test_its_fragment_is_the_key_and_nothing_else() -> None:
    document = resolve_key(f"did:key:{KEY}", fetch_nothing)
    assert document.method(f"did:key:{KEY}#k1") is None
    assert document.method(f"did:key:{KEY}") is None


@pytest.mark.parametrize(
    "text",
    [
        write_multibase(write_multicodec(0xED, RAW), "u"),
        "z" + write_base58(b"\xed\x81\x00" + RAW),
        "z" + write_base58(write_multicodec(0xED, RAW + b"\0")),
        "z" + write_base58(write_multicodec(0xED, RAW[:-1])),
        "z" + write_base58(b"\xed"),
        "zQ0O",
        "z",
        f"1.1:{KEY}",
        f"{KEY}:",
        "z" + "2" * 5_000,
    ],
    ids=[
        "base64url",
        "long header",
        "a byte more",
        "a byte less",
        "header cut",
        "not base58",
        "empty",
        "version",
        "colon",
        "long",
    ],
)
def test_another_spelling_of_a_key_is_no_did_key(text: str) -> None:
    refused = refusal(text)
    assert isinstance(refused, Malformed)
    assert refused.code == "proof-key-malformed"


@pytest.mark.parametrize("text", ["zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme", "z1" + KEY[1:]])
def test_a_key_of_an_algorithm_not_read_is_not_supported(text: str) -> None:
    refused = refusal(text)
    assert isinstance(refused, Unsupported)
    assert refused.code == "proof-key-unsupported"


# The examples of the did:key method, 2.1 Create and its test vectors
@pytest.mark.parametrize(
    ("text", "algorithm"),
    [
        ("zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169", "P-256"),
        ("zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv", "P-256"),
        ("z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9", "P-384"),
        ("z82LkvCwHNreneWpsgPEbV3gu1C6NFJEBg4srfJ5gdxEsMGRJUz2sG9FE42shbn2xkZJh54", "P-384"),
    ],
)
def test_a_point_of_either_curve_is_a_did_key(text: str, algorithm: str) -> None:
    document = resolve_key(f"did:key:{text}", fetch_nothing)
    method = document.method(f"did:key:{text}#{text}")
    assert method is not None
    assert method.public_key().algorithm.name == algorithm
    assert document.allows(method.id, "assertionMethod")


def test_a_point_in_its_long_form_or_off_the_curve_is_no_did_key() -> None:
    key = LocalSigner.generate(P256).public_key
    x, y = P256.scheme.split_members(key.raw)
    for raw in (
        b"\4" + x + y,
        b"\2" + b"\xff" * 32,
        b"\6" + x + y,
        b"\0",
        b"\0" + x,
        x,
    ):
        refused = refusal(write_multibase(write_multicodec(0x1200, raw)))
        assert isinstance(refused, Malformed)
        assert refused.code == "proof-key-malformed"
