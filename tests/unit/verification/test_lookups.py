from __future__ import annotations

import pytest

from assay.errors import Unavailable
from assay.fetching import Fetched
from assay.verification.lookups import LOOKUP_LIMIT, Lookups


def test_an_address_is_asked_once_and_its_answer_stays() -> None:
    answers = iter([b"first", b"second"])
    lookups = Lookups(lambda _: Fetched(next(answers)))
    assert [b"first", b"first"] == [lookups("https://a.example").content for _ in range(2)]


def test_an_address_that_was_away_stays_away() -> None:
    asked = []

    def fetch(address: str) -> Fetched:
        asked.append(address)
        raise Unavailable("address-unreachable", address=address, reason="away")

    lookups = Lookups(fetch)
    for _ in range(2):
        with pytest.raises(Unavailable, match="address-unreachable"):
            lookups("https://a.example")
    assert len(asked) == 1


def test_past_the_limit_nobody_is_asked() -> None:
    asked = []

    def fetch(address: str) -> Fetched:
        asked.append(address)
        return Fetched(b"{}")

    lookups = Lookups(fetch)
    for number in range(LOOKUP_LIMIT):
        lookups(f"https://a.example/{number}")
    with pytest.raises(Unavailable, match="address-refused"):
        lookups("https://a.example/one-more")
    assert len(asked) == LOOKUP_LIMIT
    assert lookups("https://a.example/0").content == b"{}"
