"""Our own lists: JSON, and tables written by hand."""

from __future__ import annotations

import pytest

from assay.errors import AssayError
from assay.registries import read_local_list, read_local_table

DID = "did:web:school.example"


def test_a_list_in_json_is_read() -> None:
    held = {
        "name": "Schools of the county",
        "updated": "2026-11-01",
        "issuers": [{"id": DID, "name": "School", "url": "https://school.example"}],
    }

    found = read_local_list(held)

    assert (found.name, found.updated) == ("Schools of the county", "2026-11-01")
    assert found.issuers[0].url == "https://school.example"


@pytest.mark.parametrize("held", [{}, {"issuers": {}}, {"issuers": ["x"]}, {"issuers": [{"id": DID}]}])
def test_a_list_in_json_that_is_none_is_refused(held: dict[str, object]) -> None:
    with pytest.raises(AssayError, match="trust-list-malformed"):
        read_local_list(held)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_is_read_whatever_stands_between_its_columns(mark: str) -> None:
    text = f"Name{mark}ID{mark}url\nSchool{mark}{DID}{mark}https://school.example\n\n"

    found = read_local_table(text)

    assert found.issuers[0].identifier == DID
    assert found.issuers[0].url == "https://school.example"


def test_a_table_says_in_which_row_it_is_wrong() -> None:
    with pytest.raises(AssayError, match="trust-list-malformed") as raised:
        read_local_table(f"id,name\n{DID},School\nschool,Other\n")

    assert raised.value.facts["place"] == "3"


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", f"id,name\n{DID},{'x' * 140_000}\n"])
def test_a_table_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(AssayError, match="trust-list-malformed"):
        read_local_table(text)
