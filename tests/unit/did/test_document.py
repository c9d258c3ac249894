from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from assay.did.document import ControllerDocument, read_controller_document
from assay.errors import AssayError, Malformed, Unsupported
from assay.keys import read_multikey, write_jwk

Json = dict[str, Any]

SCHOOL = "did:web:school.example"
KEY = "z6MkrWG4x968ckaEztVKdo2zfUKvfTks4XZ9r4AmkTqGJdzf"
OTHER_KEY = "z6MkfkecJni969NzPnSjTSgz1exatYy24b3MXbYpAJNmo6uC"
SECP256K1_KEY = "zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme"
P256_KEY = "zDnaeUKTWUXc1HDpGfKbEK31nKLN19yX5aunFd7VK1CUMeyJu"


def method(name: str = f"{SCHOOL}#k1", **members: object) -> Json:
    return {"id": name, "type": "Multikey", "controller": SCHOOL, "publicKeyMultibase": KEY, **members}


def document(*methods: Json, **members: object) -> ControllerDocument:
    whole = {"id": SCHOOL, "verificationMethod": list(methods), **members}
    return read_controller_document(json.dumps(whole).encode(), SCHOOL)


def refusal(*methods: Any, **members: object) -> AssayError:
    with pytest.raises(Malformed) as refused:
        document(*methods, **members)
    return refused.value


def test_a_method_is_read_with_all_that_a_decision_needs() -> None:
    read = document(method(revoked="2026-03-01T00:00:00Z", expires="2027-01-01T00:00:00+01:00"))
    found = read.method(f"{SCHOOL}#k1")
    assert found is not None
    assert (found.id, found.type, found.controller) == (f"{SCHOOL}#k1", "Multikey", SCHOOL)
    assert found.revoked == datetime(2026, 3, 1, tzinfo=UTC)
    assert found.expires == datetime(2026, 12, 31, 23, tzinfo=UTC)
    assert found.public_key() == read_multikey(KEY)


def test_a_method_not_listed_is_not_found() -> None:
    assert document(method()).method(f"{SCHOOL}#k2") is None


def test_a_purpose_lists_methods_by_id_and_by_fragment() -> None:
    read = document(
        method(),
        method("#k2"),
        assertionMethod=[f"{SCHOOL}#k1", "#k2"],
        authentication=["did:web:a.example#k"],
    )
    assert read.allows(f"{SCHOOL}#k1", "assertionMethod")
    assert read.allows(f"{SCHOOL}#k2", "assertionMethod")
    assert read.allows("did:web:a.example#k", "authentication")
    assert not read.allows(f"{SCHOOL}#k1", "authentication")
    assert not read.allows(f"{SCHOOL}#k1", "capabilityInvocation")
    assert not read.allows(f"{SCHOOL}#k1", "verificationMethod")
    assert read.method(f"{SCHOOL}#k2") is not None


def test_a_method_described_under_a_purpose_counts_for_that_purpose() -> None:
    read = document(assertionMethod=[method("#k9")])
    assert read.method(f"{SCHOOL}#k9") is not None
    assert read.allows(f"{SCHOOL}#k9", "assertionMethod")
    assert not read.allows(f"{SCHOOL}#k9", "authentication")


def test_a_method_may_be_repeated_word_for_word_under_a_purpose() -> None:
    read = document(method(), assertionMethod=[method()], authentication=[method()])
    assert read.allows(f"{SCHOOL}#k1", "assertionMethod")
    assert read.allows(f"{SCHOOL}#k1", "authentication")


def test_two_methods_of_one_name_are_refused() -> None:
    other = {"publicKeyMultibase": OTHER_KEY}
    for refused in (
        refusal(method(), method(**other)),
        refusal(method(), method("#k1", **other)),
        refusal(method(), method()),
        refusal(method(), assertionMethod=[method(**other)]),
        refusal(assertionMethod=[method()], authentication=[method(**other)]),
    ):
        assert refused.code == "issuer-document-malformed"


def test_a_document_of_someone_else_is_refused() -> None:
    refused = refusal(method(), id="did:web:evil.example")
    assert refused.code == "issuer-document-foreign"
    assert refused.facts == {"identifier": SCHOOL, "found": "did:web:evil.example"}
    assert refusal(id=SCHOOL.upper()).code == "issuer-document-foreign"


def test_a_document_that_does_not_say_whose_it_is_is_refused() -> None:
    assert refusal(id=None).code == "issuer-document-malformed"


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b'{"id": 1, "id": 2}', b"\xff"])
def test_what_is_no_strict_json_object_is_refused(content: bytes) -> None:
    with pytest.raises(Malformed) as refused:
        read_controller_document(content, SCHOOL)
    assert refused.value.code == "issuer-document-malformed"


@pytest.mark.parametrize(
    "members",
    [
        {"verificationMethod": method()},
        {"verificationMethod": None},
        {"verificationMethod": ["#k1"]},
        {"verificationMethod": [{"type": "Multikey"}]},
        {"verificationMethod": [method(id=5)]},
        {"assertionMethod": f"{SCHOOL}#k1"},
        {"assertionMethod": [7]},
        {"authentication": [{"id": ["#k1"]}]},
    ],
)
def test_a_document_of_another_shape_is_refused(members: Json) -> None:
    assert refusal(**members).code == "issuer-document-malformed"


@pytest.mark.parametrize(
    "members",
    [
        {"type": None},
        {"type": ["Multikey"]},
        {"controller": None},
        {"controller": [SCHOOL]},
        {"revoked": None},
        {"revoked": 1},
        {"revoked": "2026-03-01"},
        {"expires": "soon"},
        {"expires": "2027-01-01T00:00:00"},
    ],
)
def test_a_method_with_a_wrong_member_cannot_be_used_and_spoils_no_other(members: Json) -> None:
    read = document(method(), {**method("#k2"), **members})
    assert read.method(f"{SCHOOL}#k1") is not None
    with pytest.raises(Malformed) as refused:
        read.method(f"{SCHOOL}#k2")
    assert refused.value.code == "issuer-document-malformed"


def key_refusal(**members: object) -> AssayError:
    changed = {name: value for name, value in {**method(), **members}.items() if value is not ...}
    found = document(changed).method(f"{SCHOOL}#k1")
    assert found is not None
    with pytest.raises(AssayError) as refused:
        found.public_key()
    return refused.value


def test_a_key_may_be_given_as_a_jwk() -> None:
    jwk = write_jwk(read_multikey(KEY))
    for kind in ("JsonWebKey", "JsonWebKey2020"):
        entry = {"id": "#k1", "type": kind, "controller": SCHOOL, "publicKeyJwk": jwk}
        found = document(entry).method(f"{SCHOOL}#k1")
        assert found is not None
        assert found.public_key() == read_multikey(KEY)


def test_the_older_ed25519_method_is_read() -> None:
    found = document(method(type="Ed25519VerificationKey2020")).method(f"{SCHOOL}#k1")
    assert found is not None
    assert found.public_key() == read_multikey(KEY)


def test_a_multikey_may_be_of_any_algorithm_and_the_older_method_of_one() -> None:
    found = document(method(publicKeyMultibase=P256_KEY)).method(f"{SCHOOL}#k1")
    assert found is not None
    assert found.public_key() == read_multikey(P256_KEY)
    refused = key_refusal(type="Ed25519VerificationKey2020", publicKeyMultibase=P256_KEY)
    assert (refused.code, refused.facts["reason"]) == (
        "proof-key-malformed",
        "its kind and its curve do not go together",
    )


def test_an_unknown_kind_of_method_is_not_supported() -> None:
    refused = key_refusal(type="X25519KeyAgreementKey2020")
    assert isinstance(refused, Unsupported)
    assert refused.code == "proof-key-unsupported"


def test_a_key_of_an_algorithm_not_read_is_not_supported() -> None:
    refused = key_refusal(publicKeyMultibase=SECP256K1_KEY)
    assert isinstance(refused, Unsupported)
    assert refused.code == "proof-key-unsupported"


@pytest.mark.parametrize(
    "members",
    [
        {"publicKeyMultibase": ...},
        {"publicKeyMultibase": None},
        {"publicKeyMultibase": 5},
        {"publicKeyMultibase": {"kty": "OKP", "crv": "Ed25519", "x": "AA"}},
        {"publicKeyMultibase": KEY + "0"},
        {"publicKeyJwk": {"kty": "OKP", "crv": "Ed25519", "x": "AA"}},
        {"publicKeyMultibase": ..., "publicKeyJwk": {"kty": "OKP"}},
        {"type": "JsonWebKey"},
        {"secretKeyMultibase": "z3u2"},
        {"privateKeyJwk": {}},
        {"publicKeyJwk": {"d": "AA"}},
        {"type": "JsonWebKey", "publicKeyMultibase": ..., "publicKeyJwk": {"kty": "OKP", "d": "AA"}},
        {"type": "JsonWebKey", "publicKeyMultibase": ..., "publicKeyJwk": {"kty": "EC", "k": "AA"}},
        {"type": "JsonWebKey", "publicKeyMultibase": ..., "publicKeyJwk": "AA"},
    ],
)
def test_a_method_without_one_public_key_is_malformed(members: Json) -> None:
    refused = key_refusal(**members)
    assert isinstance(refused, Malformed)
