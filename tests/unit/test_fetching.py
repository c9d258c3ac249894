from __future__ import annotations

from pathlib import Path

import pytest

from assay.errors import Malformed, Unavailable
from assay.fetching import FETCH_LIMIT, Fetched, fetch_from, fetch_nothing

ADDRESS = "https://school.example/list"


def test_without_documents_every_address_is_unknown() -> None:
    with pytest.raises(Unavailable) as caught:
        fetch_nothing(ADDRESS)

    assert "address-unknown" == caught.value.code


def test_a_document_is_given_as_it_was_handed_over() -> None:
    assert Fetched(b"{}") == fetch_from({ADDRESS: b"{}"})(ADDRESS)


def test_a_document_may_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "list.json").write_bytes(b"[]")

    assert Fetched(b"[]") == fetch_from({ADDRESS: tmp_path / "list.json"})(ADDRESS)


def test_an_address_that_was_not_handed_over_does_not_exist() -> None:
    with pytest.raises(Unavailable) as caught:
        fetch_from({ADDRESS: b"{}"})("https://elsewhere.example/")

    assert "address-unknown" == caught.value.code


def test_a_document_whose_file_is_gone_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        fetch_from({ADDRESS: tmp_path / "gone.json"})(ADDRESS)

    assert "address-unreachable" == caught.value.code


def test_a_document_may_be_as_large_as_the_limit_and_no_larger() -> None:
    assert FETCH_LIMIT == len(fetch_from({ADDRESS: b" " * FETCH_LIMIT})(ADDRESS).content)

    with pytest.raises(Malformed) as caught:
        fetch_from({ADDRESS: b" " * (FETCH_LIMIT + 1)})(ADDRESS)

    assert "document-too-large" == caught.value.code
