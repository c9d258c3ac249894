from __future__ import annotations

import json

import pytest

from assay.did.web import document_address, resolve_published
from assay.errors import AssayError, Malformed, Unavailable, Unsupported
from fakes import FakeFetch

SCHOOL = "did:web:school.example"
ADDRESS = "https://school.example/.well-known/did.json"


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        (SCHOOL, ADDRESS),
        ("did:web:school.example:unit:7", "https://school.example/unit/7/did.json"),
        ("did:web:school.example:Unit_7", "https://school.example/Unit_7/did.json"),
        ("did:web:school.example%3A8443", "https://school.example:8443/.well-known/did.json"),
        ("did:web:localhost%3A8443:a", "https://localhost:8443/a/did.json"),
        ("did:web:xn--schl-7qa.example:%C3%BC", "https://xn--schl-7qa.example/%C3%BC/did.json"),
        ("did:web:1a.2b", "https://1a.2b/.well-known/did.json"),
        ("https://school.example/profile?id=5", "https://school.example/profile?id=5"),
    ],
)
def test_a_document_lies_where_its_identifier_says(identifier: str, address: str) -> None:
    assert document_address(identifier) == address


@pytest.mark.parametrize(
    "identifier",
    [
        "did:web:127.0.0.1",
        "did:web:2130706433",
        "did:web:0x7f000001",
        "did:web:127.1:a",
        "did:web:%5B%3A%3A1%5D",
        "did:web:School.example",
        "did:web:school.example%3a8443",
        "did:web:school.example%3A",
        "did:web:school.example%3A0",
        "did:web:school.example%3A65536",
        "did:web:school.example%3A8443x",
        "did:web:school.example%2Fpath",
        "did:web:user%40school.example",
        "did:web:school..example",
        "did:web:school.example.",
        "did:web:-school.example",
        "did:web:school.example:..:a",
        "did:web:school.example:.",
        "did:web:school.example::a",
        "did:web:school.example:a%2Fb",
        "did:web:school.example:%61",
        "did:web:school.example:%2e%2e",
        "did:web:school.example:%c3%bc",
        "did:web:" + "a" * 64 + ".example",
        "did:web:" + "a." * 127 + "example",
    ],
)
def test_a_did_web_that_names_a_host_or_path_otherwise_is_refused(identifier: str) -> None:
    with pytest.raises(Malformed) as refused:
        document_address(identifier)
    assert refused.value.code == "issuer-identifier-malformed"


def test_other_identifiers_have_no_address() -> None:
    for identifier in ("did:key:z6Mk", "http://school.example/", "urn:uuid:1"):
        with pytest.raises(Unsupported) as refused:
            document_address(identifier)
        assert refused.value.code == "issuer-method-unsupported"


def test_the_document_is_fetched_once_and_read(fetch: FakeFetch) -> None:
    fetch.documents[ADDRESS] = json.dumps({"id": SCHOOL}).encode()
    assert resolve_published(SCHOOL, fetch).id == SCHOOL
    assert fetch.asked == [ADDRESS]


@pytest.mark.parametrize(
    "error",
    [
        Unavailable("address-unknown", address=ADDRESS),
        Unavailable("address-refused", address=ADDRESS, reason="it is private"),
        Unavailable("address-answer-too-large", address=ADDRESS, limit=1),
    ],
)
def test_what_does_not_arrive_is_not_a_wrong_document(fetch: FakeFetch, error: AssayError) -> None:
    fetch.documents[ADDRESS] = error
    with pytest.raises(Unavailable) as refused:
        resolve_published(SCHOOL, fetch)
    assert refused.value.code == "issuer-key-unresolvable"
    assert refused.value.facts == {"identifier": SCHOOL}


def test_what_arrives_too_large_is_a_wrong_document(fetch: FakeFetch) -> None:
    fetch.documents[ADDRESS] = Malformed("document-too-large", what="document", limit=1)
    with pytest.raises(Malformed) as refused:
        resolve_published(SCHOOL, fetch)
    assert refused.value.code == "issuer-document-malformed"
