"""Lists are told apart by what is in them."""

from __future__ import annotations

import json

import pytest

from assay.errors import AssayError
from assay.registries import LIST_LIMIT, read_trust_list

DID = "did:web:school.example"
LISTS = [
    json.dumps({"registry": {DID: {"name": "School"}}}).encode(),
    json.dumps({"issuers": [{"id": DID, "name": "School"}]}).encode(),
    f"id,name\n{DID},School\n".encode(),
    f"\ufeffid;name\r\n{DID};School\r\n".encode(),
    b"\xef\xbb\xbf" + json.dumps({"issuers": [{"id": DID, "name": "School"}]}).encode(),
]


@pytest.mark.parametrize("content", LISTS)
def test_every_format_comes_to_the_same(content: bytes) -> None:
    assert [(issuer.identifier, issuer.name) for issuer in read_trust_list(content).issuers] == [
        (DID, "School")
    ]


def test_a_list_is_no_longer_than_five_megabytes() -> None:
    with pytest.raises(AssayError, match="document-too-large"):
        read_trust_list(b" " * (LIST_LIMIT + 1))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"[1]", "document-not-an-object"),
        (b"{", "document-not-json"),
        (b"\xff\xfe1", "document-encoding-wrong"),
    ],
)
def test_what_is_no_list_is_refused_with_its_reason(content: bytes, code: str) -> None:
    with pytest.raises(AssayError) as raised:
        read_trust_list(content)

    assert raised.value.code == code
