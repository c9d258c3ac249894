"""Identifiers and controller documents made to deceive: all are refused, and none takes long."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.did import ControllerDocument, Resolver, read_controller_document, split_did_url
from assay.errors import AssayError, Malformed, Unsupported
from assay.fetching import fetch_from

Material = Callable[[str], Path]
CASES = "attacks/files"
SCHOOL = "did:web:school.example"
KEY = "z6MkrWG4x968ckaEztVKdo2zfUKvfTks4XZ9r4AmkTqGJdzf"


@contextmanager
def refused_as(*codes: str) -> Iterator[None]:
    """Nothing but these refusals may come out of here; none at all is right too."""
    try:
        yield
    except AssayError as error:
        if error.code not in codes:
            raise


def resolve(material: Material, case_id: str) -> tuple[ControllerDocument, str]:
    """The issuer's document in the world of this case, and the method that its proof names."""
    folder = material(CASES)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    case = next(case for case in manifest["cases"] if case["id"] == case_id)
    world = {url: folder / "world" / name for url, name in (case.get("world") or {}).items()}
    proof = json.loads((folder / case["file"]).read_text("utf-8"))["proof"]
    identifier, _ = split_did_url(proof["verificationMethod"])
    return Resolver(fetch_from(world)).resolve(identifier), proof["verificationMethod"]


@pytest.mark.parametrize("case", ["V-web", "V-https", "V-retired"])
def test_an_honest_issuer_lists_the_key(material: Material, case: str) -> None:
    document, method_id = resolve(material, case)
    method = document.method(method_id)
    assert method is not None
    assert method.controller == document.id
    assert document.allows(method_id, "assertionMethod")
    assert (method.revoked, method.expires) == (None, None)
    assert method.public_key().algorithm.name == "Ed25519"


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("BND-010", "issuer-document-foreign"),
        ("BND-042", "issuer-document-foreign"),
        ("BND-040.a", "issuer-document-malformed"),
        ("BND-040.b", "issuer-document-malformed"),
        ("SIG-040.a", "proof-key-malformed"),
        ("SIG-040.b", "proof-key-malformed"),
        ("SIG-040.c", "proof-key-malformed"),
        ("SIG-040.d", "proof-key-unsupported"),
    ],
)
def test_a_false_issuer_is_not_resolved(material: Material, case: str, code: str) -> None:
    with pytest.raises(AssayError) as refused:
        resolve(material, case)
    assert refused.value.code == code


def test_an_expired_key_and_a_foreign_controller_are_told(material: Material) -> None:
    document, method_id = resolve(material, "BND-016")
    method = document.method(method_id)
    assert method is not None
    assert method.expires is not None
    document, method_id = resolve(material, "BND-043")
    method = document.method(method_id)
    assert method is not None
    assert method.controller != document.id


def test_a_removed_key_is_not_found(material: Material) -> None:
    document, method_id = resolve(material, "BND-017")
    assert document.method(method_id) is None


@pytest.mark.parametrize(
    "identifier",
    [
        SCHOOL + "#",
        SCHOOL + "?",
        SCHOOL + "/",
        SCHOOL + ":",
        SCHOOL + "%00",
        SCHOOL + ".",
        SCHOOL.upper(),
        "did:WEB:school.example",
        "did:web:School.example",
        "did:web:sch%6Fol.example",
        "did:web:school.example%3A443%3A443",
        "did:web:school.example@evil.example",
        "did:web:school.example%40evil.example",
        "did:web:evil.example%2Fschool.example",
        "did:web:evil.example%23school.example",
        "did:web:evil.example%3Fschool.example",
        "did:web:evil.example%5Cschool.example",
        "did:web:school。example",
        "did:web:\u0455chool.example",
        "https://school.example@evil.example/",
        "https://evil.example\\school.example/",
        "https://evil.example\t/school.example",
    ],
)
def test_another_spelling_of_an_issuer_is_no_issuer(identifier: str) -> None:
    asked: list[str] = []

    def fetch(address: str) -> Any:
        asked.append(address)
        raise AssertionError(address)

    with pytest.raises(Malformed) as refused:
        Resolver(fetch).resolve(identifier)
    assert refused.value.code == "issuer-identifier-malformed"
    assert asked == []


@pytest.mark.parametrize(
    "identifier",
    [
        "did:key:" + "a:" * 1_000 + "%",
        "did:key:z" + "1" * 2_000,
        "did:web:" + "a-" * 1_000,
        "did:web:" + "a." * 1_000,
        "did:web:a" + ":b" * 1_000,
        "https://" + "a-" * 1_000,
        "https://" + "a." * 1_000 + "!",
        "https://a/" + "a/" * 1_000 + '"',
        "https://a/?" + "%41" * 600 + '"',
        "x:" + "a" * 2_000 + '"',
        "did:web:" + "a" * 10_000_000,
    ],
)
def test_an_identifier_built_to_be_slow_is_refused(identifier: str) -> None:
    with pytest.raises(AssayError):
        Resolver().resolve(identifier)


def test_a_key_agreement_key_cannot_sign() -> None:
    with pytest.raises((Malformed, Unsupported)):
        Resolver().resolve("did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc")


def test_a_purpose_given_as_a_text_is_not_searched_for_part_of_it() -> None:
    listed = json.dumps({"id": SCHOOL, "assertionMethod": f"{SCHOOL}#k1{SCHOOL}#k2"}).encode()
    with pytest.raises(Malformed) as refused:
        read_controller_document(listed, SCHOOL)
    assert refused.value.code == "issuer-document-malformed"


@given(st.text(max_size=80) | st.from_regex(r"(did:(key|web):|https://)[ -~]{0,40}", fullmatch=True))
def test_any_text_is_an_identifier_or_malformed(text: str) -> None:
    with refused_as("issuer-identifier-malformed"):
        identifier, fragment = split_did_url(text)
        assert text == (f"{identifier}#{fragment}" if fragment else identifier)
        assert identifier.isascii()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.sampled_from(
        [SCHOOL, f"{SCHOOL}#k1", "#k1", "#k2", "Multikey", "JsonWebKey", KEY, "2026-01-01T00:00:00Z"]
    )
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "type",
                    "controller",
                    "publicKeyMultibase",
                    "publicKeyJwk",
                    "revoked",
                    "expires",
                    "kty",
                    "x",
                ]
            ),
            inner,
            max_size=7,
        )
    ),
    max_leaves=15,
)


@given(
    st.dictionaries(st.sampled_from(["id", "verificationMethod", "assertionMethod", "authentication"]), JSON),
    st.lists(JSON, max_size=3),
)
def test_any_document_is_read_or_refused(members: dict[str, Any], methods: list[Any]) -> None:
    whole = {"id": SCHOOL, "verificationMethod": methods, **members}
    with refused_as("issuer-document-malformed", "issuer-document-foreign"):
        document = read_controller_document(json.dumps(whole).encode(), SCHOOL)
        for method_id in document.methods:
            with refused_as("issuer-document-malformed", "proof-key-malformed", "proof-key-unsupported"):
                method = document.method(method_id)
                assert method is not None
                method.public_key()
