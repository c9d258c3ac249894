from __future__ import annotations

from older_badges import BADGE, hosted

APPLY = {"type": ["Extension", "extensions:ApplyLink"], "url": "https://issuer.example/apply"}


def test_endorsements_are_said_and_not_followed() -> None:
    report = hosted(badge_class={**BADGE, "endorsement": ["https://board.example/1"]})
    assert (report.verdict, report.codes) == ("accepted", ["endorsement-not-checked"])
    assert [found.pointer for found in report.findings] == ["/badge/endorsement"]


def test_an_extension_is_said_and_not_followed() -> None:
    report = hosted(**{"extensions:ApplyLink": APPLY, "note": {"type": "Other"}})
    assert (report.verdict, report.codes) == ("accepted", ["extension-not-checked"])
    assert report.findings[0].facts == {"extension": "ApplyLink"}


def test_a_published_extension_that_breaks_its_schema_is_rejected() -> None:
    report = hosted(**{"extensions:ApplyLink": {**APPLY, "url": 5}})
    assert (report.verdict, report.codes) == ("rejected", ["credential-member-malformed"])
