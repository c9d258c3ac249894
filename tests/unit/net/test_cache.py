from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from assay.errors import Unavailable
from assay.fetching import Fetched
from assay.net import CachedFetch
from assay.net.https import Answer

ADDRESS = "https://issuer.example/a"


@dataclass
class Web:
    """A Fetch and its clock: answers with what stands in `answer`, and counts."""

    answer: Fetched | Unavailable = field(default_factory=lambda: Fetched(b"{}"))
    asked: list[str] = field(default_factory=list)
    now: float = 1000.0

    def __call__(self, address: str) -> Fetched:
        self.asked.append(address)
        if isinstance(self.answer, Unavailable):
            raise self.answer
        return self.answer

    def clock(self) -> float:
        return self.now


def lifetime(answer: Fetched | Unavailable) -> float:
    """Seconds after which it is asked again."""
    web = Web(answer)
    cached = CachedFetch(web, clock=web.clock)
    seconds = 0.0
    for step in (0.0, 4.999, 5.0, 10.0, 54.999, 55.0, 60.0, 300.0, 3_600.0, 86_400.0):
        web.now = 1000.0 + step
        before = len(web.asked)
        with suppress(Unavailable):
            cached(ADDRESS)
        if before and len(web.asked) > before:
            return step
        seconds = step
    return seconds


@pytest.mark.parametrize(
    ("said", "age", "seconds"),
    [
        ("", "", 60.0),
        ("public", "", 60.0),
        ("max-age=3600", "", 3_600.0),
        ('public, MAX-AGE="3600"', "", 3_600.0),
        ("max-age=60", "5", 55.0),
        ("max-age=60", "soon", 60.0),
        ("max-age=60, s-maxage=300", "", 300.0),
        ("max-age=9999999", "", 86_400.0),
    ],
)
def test_an_answer_is_kept_as_long_as_it_says_within_a_day(said: str, age: str, seconds: float) -> None:
    assert lifetime(Answer(b"{}", "", said, age)) == seconds


@pytest.mark.parametrize(
    "said",
    ["no-store", "max-age=60, no-cache", "private", "max-age=0", "max-age=-1", "max-age=soon", "max-age"],
)
def test_an_answer_that_forbids_it_is_not_kept(said: str) -> None:
    web = Web(Answer(b"{}", "", said))
    cached = CachedFetch(web, clock=web.clock)
    cached(ADDRESS)
    cached(ADDRESS)
    assert len(web.asked) == 2


def test_an_answer_older_than_its_life_is_not_kept() -> None:
    assert lifetime(Answer(b"{}", "", "max-age=60", "61")) == 4.999


def test_a_status_list_is_kept_five_minutes_at_most() -> None:
    assert lifetime(Answer(b'{"type": "BitstringStatusListCredential"}', "", "max-age=3600")) == 300.0


def test_a_failure_is_kept_for_a_moment_and_raised_anew() -> None:
    failure = Unavailable("address-unreachable", address=ADDRESS, reason="status 500")
    assert lifetime(failure) == 10.0
    web = Web(failure)
    cached = CachedFetch(web, clock=web.clock)
    raised = []
    for _ in range(2):
        with pytest.raises(Unavailable) as caught:
            cached(ADDRESS)
        raised.append(caught.value)
    assert raised[0] is not raised[1]
    assert raised[0].facts == raised[1].facts == failure.facts
    web.now += 10
    web.answer = Fetched(b"{}")
    assert cached(ADDRESS).content == b"{}"


def test_what_was_not_asked_for_longest_goes_first() -> None:
    web = Web()
    cached = CachedFetch(web, clock=web.clock, entries=2)
    for address in ("a", "b", "a", "c", "a", "b"):
        cached(address)
    assert web.asked == ["a", "b", "c", "b"]


def test_no_more_bytes_are_kept_than_allowed() -> None:
    web = Web(Fetched(bytes(60)))
    cached = CachedFetch(web, clock=web.clock, size=100)
    for address in ("a", "b", "b", "a"):
        cached(address)
    assert web.asked == ["a", "b", "a"]


def test_an_answer_larger_than_the_cache_is_answered_and_not_kept() -> None:
    web = Web(Fetched(bytes(101)))
    cached = CachedFetch(web, clock=web.clock, size=100)
    assert len(cached("a").content) == 101
    cached("a")
    assert web.asked == ["a", "a"]
