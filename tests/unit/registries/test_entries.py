"""What every list comes to, and what no list may hold."""

from __future__ import annotations

import pytest

from assay.errors import AssayError
from assay.registries import entries
from assay.registries.entries import listed_issuer, whole_list

DID = "did:web:school.example"


def test_an_address_that_no_browser_may_open_is_left_out() -> None:
    assert listed_issuer("1", DID, "School", "javascript:alert(1)", None).url == ""
    assert listed_issuer("1", DID, "School", "https://school.example", 3).url == "https://school.example"


@pytest.mark.parametrize("identifier", [None, "", "school", "javascript:alert(1)", "did:web:" + "x" * 600])
def test_an_identifier_that_is_no_address_is_refused(identifier: object) -> None:
    with pytest.raises(AssayError, match="trust-list-malformed") as raised:
        listed_issuer("7", identifier, "School", "", "")

    assert raised.value.facts["place"] == "7"


@pytest.mark.parametrize("name", [None, "  ", 3])
def test_an_issuer_without_a_name_is_refused(name: object) -> None:
    with pytest.raises(AssayError, match="trust-list-malformed"):
        listed_issuer("1", DID, name, "", "")


def test_of_two_entries_for_one_issuer_the_first_counts() -> None:
    found = whole_list([listed_issuer("1", DID, name, "", "") for name in ("First", "Second")])

    assert [issuer.name for issuer in found.issuers] == ["First"]


def test_an_empty_list_is_refused() -> None:
    with pytest.raises(AssayError, match="trust-list-malformed"):
        whole_list([])


def test_a_list_longer_than_any_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MOST_ENTRIES", 2)

    with pytest.raises(AssayError, match="trust-list-malformed"):
        whole_list(listed_issuer("1", f"{DID}:{at}", "School", "", "") for at in range(3))
