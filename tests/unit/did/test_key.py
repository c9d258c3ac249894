from __future__ import annotations

import pytest

from assay.did.key import resolve_key
from assay.encoding import write_base58, write_multibase, write_multicodec
from assay.errors import AssayError, Malformed, Unsupported
from assay.fetching import fetch_nothing
from assay.keys import read_multikey

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


@pytest.mark.parametrize("text", ["zDnaeUKTWUXc1HDpGfKbEK31nKLN19yX5aunFd7VK1CUMeyJu", "z1" + KEY[1:]])
def test_a_key_of_an_algorithm_not_read_is_not_supported(text: str) -> None:
    refused = refusal(text)
    assert isinstance(refused, Unsupported)
    assert refused.code == "proof-key-unsupported"
