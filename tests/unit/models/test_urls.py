from __future__ import annotations

import pytest

from assay.models.problems import Found
from assay.models.urls import are_urls, examine_url, is_url

GOOD = [
    "https://school.example/a?b#c",
    "did:key:z6Mk",
    "urn:uuid:1",
    "data:image/png;base64,AA==",
    "x+y.z-1:a",
]
BAD = ["", "school.example", "1x:a", ":a", "a:", "a:b c", "a:b\nc:d", "a:<b>", 'a:"', "a:b\x7f", "ä:b"]


@pytest.mark.parametrize("text", GOOD)
def test_an_absolute_address_is_one(text: str) -> None:
    assert is_url(text)


@pytest.mark.parametrize("value", [*BAD, None, 5, ["a:b"]])
def test_anything_else_is_none(value: object) -> None:
    assert not is_url(value)
    found = Found()
    examine_url(value, None, "id", found)
    assert [problem.facts["expected"] for problem in found.problems if "expected" in problem.facts] == ["URL"]


@pytest.mark.parametrize("bad", BAD)
def test_looked_at_together_one_bad_one_is_not_overlooked(bad: str) -> None:
    assert are_urls(GOOD)
    assert are_urls([])
    assert not are_urls([*GOOD, bad, *GOOD])
