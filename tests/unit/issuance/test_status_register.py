from __future__ import annotations

import json

import pytest

from assay.errors import AssayError
from assay.issuance import PURPOSES, new_register, read_register
from assay.issuance.status_register import LIST_LIFE
from assay.verification import Verifier
from factories import BEGAN, ISSUER

ADDRESS = "https://school.example/status/1"


def test_each_credential_has_one_index_of_its_own_and_keeps_it() -> None:
    register = new_register(ADDRESS + "/")
    register = register.reserve(*(f"urn:uuid:{number}" for number in range(200)))
    assert len(set(register.indices.values())) == 200
    assert register.reserve("urn:uuid:7").indices == register.indices
    entries = register.entries("urn:uuid:7")
    assert [entry["statusListCredential"] for entry in entries] == [
        f"{ADDRESS}/{purpose}" for purpose in PURPOSES
    ]
    assert {entry["statusListIndex"] for entry in entries} == {str(register.indices["urn:uuid:7"])}


def test_indices_tell_nothing_of_the_order() -> None:
    register = new_register(ADDRESS).reserve(*map(str, range(100)))
    taken = list(register.indices.values())
    assert taken != sorted(taken)
    assert max(taken) > 60_000


def test_a_revocation_is_final_and_a_suspension_is_not() -> None:
    register = new_register(ADDRESS).reserve("a")
    register = register.set("a", "revocation").set("a", "suspension").set("a", "suspension", on=False)
    with pytest.raises(AssayError, match="status-revocation-final"):
        register.set("a", "revocation", on=False)
    with pytest.raises(AssayError, match="status-entry-not-ours"):
        register.set("b", "revocation")
    with pytest.raises(AssayError, match="status-entry-not-ours"):
        register.entries("b")


def test_a_register_survives_its_file() -> None:
    register = new_register(ADDRESS).reserve("a")
    register = register.set("a", "revocation")
    again = read_register(json.loads(json.dumps(register.to_json())))
    assert (again.address, again.indices) == (register.address, register.indices)
    assert again.bits["revocation"].value(register.indices["a"]) == 1
    assert again.bits["suspension"].value(register.indices["a"]) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"bits": {}},
        {"bits": {"revocation": "uAAAA", "suspension": "uAAAA"}},
        {"indices": {"a": "x"}},
        {"indices": {"a": 5, "b": 5}},
        {"indices": {"a": 5_000_000}},
        {"indices": []},
    ],
)
def test_a_file_that_assay_did_not_write_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(AssayError, match="draft-member-malformed"):
        read_register({**new_register(ADDRESS).to_json(), **change})


def test_published_lists_are_credentials_that_hold() -> None:
    register = new_register(ADDRESS).reserve("a")
    lists = register.publish(ISSUER, BEGAN)
    assert set(lists) == {f"{ADDRESS}/{purpose}" for purpose in PURPOSES}
    for address, document in lists.items():
        assert document.json["id"] == address
        examined = Verifier(documents={}, now=lambda: BEGAN + LIST_LIFE / 2).examine(document.content)
        assert examined.verdict == "accepted"
