from __future__ import annotations

import json
from typing import Any

import pytest

from assay.errors import AssayError, Malformed, Unavailable
from assay.status import is_revocation_entry, read_revocation_entry, read_revocation_list

ADDRESS = "https://school.example/revoked"


def made(**members: Any) -> bytes:
    return json.dumps({"id": ADDRESS, "issuer": "did:web:school.example", **members}).encode()


@pytest.mark.parametrize("kind", ["1EdTechRevocationList", ["1EdTechRevocationList"]])
def test_an_entry_is_told_by_its_type(kind: object) -> None:
    assert is_revocation_entry({"type": kind})


@pytest.mark.parametrize("entry", ["1EdTechRevocationList", {"type": "BitstringStatusListEntry"}, {}])
def test_nothing_else_is_one(entry: object) -> None:
    assert not is_revocation_entry(entry)


def test_the_id_of_the_entry_is_the_address_of_the_list() -> None:
    assert ADDRESS == read_revocation_entry({"id": ADDRESS})


@pytest.mark.parametrize("name", [None, 5, "here"])
def test_an_entry_without_address_is_malformed(name: object) -> None:
    with pytest.raises(Malformed) as raised:
        read_revocation_entry({"id": name}, "/credentialStatus")
    assert ("status-entry-malformed", "/credentialStatus") == (raised.value.code, raised.value.pointer)


def test_an_address_that_anybody_on_the_way_could_answer_for_is_not_asked() -> None:
    with pytest.raises(Unavailable) as raised:
        read_revocation_entry({"id": "http://school.example/revoked"})
    assert "status-list-unavailable" == raised.value.code


def test_what_is_listed_is_revoked_unless_the_line_says_no() -> None:
    lines = [
        {"id": "urn:uuid:1"},
        {"id": "urn:uuid:2", "revoked": True},
        {"id": "urn:uuid:3", "revoked": False},
    ]
    found = read_revocation_list(made(revokedCredential=lines), ADDRESS)
    assert {"urn:uuid:1", "urn:uuid:2"} == found.revoked
    assert (ADDRESS, "did:web:school.example") == (found.address, found.issuer)


def test_of_two_lines_the_one_that_revokes_counts() -> None:
    lines = [{"id": "urn:uuid:1"}, {"id": "urn:uuid:1", "revoked": False}]
    assert {"urn:uuid:1"} == read_revocation_list(made(revokedCredential=lines), ADDRESS).revoked


def test_a_list_may_be_one_line_or_none() -> None:
    assert {"urn:uuid:1"} == read_revocation_list(
        made(revokedCredential={"id": "urn:uuid:1"}), ADDRESS
    ).revoked
    assert frozenset() == read_revocation_list(made(), ADDRESS).revoked


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"no JSON", "status-list-malformed"),
        (made(id="https://other.example/revoked"), "status-list-misplaced"),
        (made(issuer={"id": "did:web:school.example"}), "status-list-malformed"),
        (made(revokedCredential=["urn:uuid:1"]), "status-list-malformed"),
        (made(revokedCredential=[{"revoked": True}]), "status-list-malformed"),
        (made(revokedCredential=[{"id": "urn:uuid:1", "revoked": "no"}]), "status-list-malformed"),
    ],
)
def test_a_list_that_is_wrong_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(AssayError) as raised:
        read_revocation_list(content, ADDRESS)
    assert code == raised.value.code
