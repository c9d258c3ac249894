from __future__ import annotations

import json

import pytest

import factories
from assay.errors import Unavailable
from assay.fetching import Fetched
from assay.verification import Report
from fakes import FakeFetch
from older_badges import (
    ADDRESS,
    ASSERTION,
    BADGE,
    BADGE_ADDRESS,
    ISSUER,
    ISSUER_ADDRESS,
    but,
    examine,
    hosted,
    world,
)

POINTER = {"verify": {"type": "hosted", "url": ADDRESS}}


def found(report: Report) -> tuple[str, list[str]]:
    return report.verdict.value, report.codes


def test_the_copy_at_its_address_counts() -> None:
    edited = but(ASSERTION, expires=None, narrative="with honours")
    report = examine(edited)
    assert found(report) == ("accepted", ["hosted-copy-different"])
    assert report.findings[0].facts == {"members": ["expires", "narrative"]}
    assert report.document is not None
    assert report.document.json == ASSERTION
    assert "narrative" not in report.require().credential.json


def test_an_award_is_read_as_open_badges_3() -> None:
    verified = hosted().require()
    assert verified.credential.is_open_badge
    assert verified.credential.issuer_id == ISSUER_ADDRESS
    assert "@context" not in verified.credential.json


def test_a_mere_pointer_leads_to_the_award() -> None:
    assert found(examine(POINTER)) == ("accepted", [])


@pytest.mark.parametrize(
    ("page", "verdict", "code"),
    [
        (None, "undetermined", "hosted-copy-unavailable"),
        (b"<html>", "rejected", "hosted-copy-malformed"),
        (POINTER, "rejected", "hosted-copy-malformed"),
        (but(ASSERTION, id="https://issuer.example/assertions/2"), "rejected", "hosted-copy-of-another"),
        (but(ASSERTION, id=None), "rejected", "hosted-copy-of-another"),
        (but(ASSERTION, issuedOn="soon"), "rejected", "credential-member-malformed"),
        ({"id": ADDRESS, "revoked": True}, "rejected", "status-revoked"),
    ],
)
def test_a_hosted_copy_that_does_not_stand(page: object, verdict: str, code: str) -> None:
    assert found(examine(ASSERTION, assertion=page)) == (verdict, [code])


def test_an_award_that_is_gone_was_revoked() -> None:
    gone = Unavailable("address-unreachable", address=ADDRESS, reason="status 410")
    away = Unavailable("address-unreachable", address=ADDRESS, reason="no answer in time")
    for answer, code in ((gone, "status-revoked"), (away, "hosted-copy-unavailable")):
        fetch = FakeFetch({**world(), ADDRESS: answer})
        report = factories.verifier(documents=None, fetch=fetch).examine(factories.to_bytes(ASSERTION))
        assert report.codes == [code]


def test_what_came_without_encryption_is_left_open() -> None:
    address = ADDRESS.replace("https", "http")
    plain = but(ASSERTION, id=address)
    report = examine(plain, more={address: plain})
    assert found(report) == ("undetermined", ["hosted-copy-unavailable"])


def test_an_award_that_changes_between_two_looks_is_looked_at_once() -> None:
    answers = [factories.to_bytes(ASSERTION), factories.to_bytes(but(ASSERTION, revoked=True))]
    pages = world()

    def fetch(address: str) -> Fetched:
        return Fetched(answers.pop(0) if address == ADDRESS else pages[address])

    report = factories.verifier(documents=None, fetch=fetch).examine(factories.to_bytes(ASSERTION))
    assert report.verdict == "accepted"
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("pages", "verdict", "code"),
    [
        ({"badge": None}, "undetermined", "badge-part-unavailable"),
        ({"badge": b"<html>"}, "rejected", "badge-part-malformed"),
        ({"issuer": None}, "undetermined", "badge-part-unavailable"),
        ({"badge": but(BADGE, name=None)}, "rejected", "credential-member-missing"),
        ({"badge": but(BADGE, issuer=5)}, "rejected", "credential-member-malformed"),
        ({"issuer": but(ISSUER, type="Criteria")}, "rejected", "credential-member-malformed"),
        ({"badge": but(BADGE, issuer=BADGE_ADDRESS)}, "rejected", "credential-member-malformed"),
    ],
)
def test_a_page_that_is_away_or_wrong(pages: dict[str, object], verdict: str, code: str) -> None:
    report = examine(ASSERTION, **pages)
    assert report.verdict == verdict
    assert code in report.codes


def test_the_pages_count_and_not_what_stands_in_the_award() -> None:
    report = hosted(badge={**BADGE, "name": "Master of the River", "issuer": ISSUER})
    assert report.require().credential.json["name"] == BADGE["name"]


def test_a_badge_inside_that_lies_nowhere_is_as_true_as_the_award() -> None:
    report = hosted(badge={**BADGE, "id": "_:b0"})
    assert found(report) == ("accepted", [])


def test_a_badge_inside_whose_page_is_away_is_left_open() -> None:
    away = {**BADGE, "id": "https://issuer.example/away"}
    assert found(hosted(badge=away)) == ("undetermined", ["badge-part-unavailable"])


def test_a_page_that_names_another_address_is_looked_up_there_once() -> None:
    old = "https://old.example/issuer"
    assert found(hosted(badge_class=but(BADGE, issuer=old), more={old: ISSUER})) == ("accepted", [])
    lost = but(ISSUER, id="https://issuer.example/lost")
    assert found(hosted(issuer=lost)) == ("undetermined", ["badge-part-unavailable"])
    circle = "https://issuer.example/circle"
    report = hosted(issuer=but(ISSUER, id=circle), more={circle: ISSUER})
    assert found(report) == ("rejected", ["badge-part-malformed"])


def test_one_award_is_looked_up_page_by_page_once() -> None:
    fetch = FakeFetch(dict(world()))
    factories.verifier(documents=None, fetch=fetch).examine(factories.to_bytes(ASSERTION))
    assert fetch.asked == [ADDRESS, BADGE_ADDRESS, ISSUER_ADDRESS]


def test_a_broken_award_is_looked_up_nowhere() -> None:
    fetch = FakeFetch(dict(world()))
    broken = factories.to_bytes(but(ASSERTION, issuedOn="soon"))
    report = factories.verifier(documents=None, fetch=fetch).examine(broken)
    assert (report.verdict, fetch.asked) == ("rejected", [])


FIRST = {
    "recipient": "learner@example.org",
    "issued_on": "2026-01-01",
    "badge": {
        "version": "0.5.0",
        "name": "Basic",
        "image": "/images/1",
        "description": "A badge.",
        "criteria": "/criteria/1",
        "issuer": {"origin": "https://issuer.example", "name": "Basic Issuer"},
    },
}
ONE = {
    "uid": "1",
    "recipient": {"type": "email", "hashed": False, "identity": "learner@example.org"},
    "badge": BADGE_ADDRESS,
    "issuedOn": 1767225600,
    "verify": {"type": "hosted", "url": ADDRESS},
}
ONE_BADGE = {
    "name": "Basic",
    "description": "A badge.",
    "image": "https://issuer.example/i.png",
    "criteria": "https://issuer.example/c",
    "issuer": ISSUER_ADDRESS,
}
ONE_ISSUER = {"name": "Basic Issuer", "url": "https://issuer.example"}


def test_an_award_of_version_1_is_accepted_where_it_lies() -> None:
    report = examine(ONE, assertion=ONE, badge=ONE_BADGE, issuer=ONE_ISSUER)
    assert found(report) == ("accepted", [])
    seen = report.require().credential.json
    assert (seen["issuer"]["id"], seen["validFrom"]) == (ISSUER_ADDRESS, "2026-01-01T00:00:00Z")


def test_an_issuer_inside_a_badge_of_version_1_is_not_believed() -> None:
    badge = {**ONE_BADGE, "issuer": ONE_ISSUER}
    report = examine(ONE, assertion=ONE, badge=badge)
    assert report.verdict == "undetermined"


def test_an_award_of_the_first_version_does_not_say_where_it_lies() -> None:
    assert found(examine(FIRST)) == ("undetermined", ["hosted-address-missing"])
    assert found(examine(POINTER, assertion=FIRST)) == ("accepted", [])
    foreign = json.loads(json.dumps(FIRST).replace("issuer.example", "evil.example"))
    assert found(examine(POINTER, assertion=foreign)) == ("rejected", ["hosted-outside-scope"])
