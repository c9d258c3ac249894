from datetime import UTC, datetime

from assay.net import online_verifier
from assay.verification import Verdict

INSTANT = datetime(2026, 9, 1, tzinfo=UTC)


def test_an_online_verifier_examines_with_the_options_it_was_given() -> None:
    report = online_verifier(now=lambda: INSTANT).examine(b"{")

    assert report.verdict is Verdict.REJECTED
    assert report.instant == INSTANT


def test_a_verifier_fetches_through_the_guard_and_remembers() -> None:
    verifier = online_verifier(allow_loopback=["127.0.0.1:8443"])

    assert verifier.documents is None
    assert verifier.fetch is not None
