from __future__ import annotations

import pytest

from assay.verification import OFFLINE
from older_badges import ISSUER, LIST_ADDRESS, REVOCATIONS, SIGNED, but, examine, hosted, token

LISTING = but(ISSUER, revocationList=LIST_ADDRESS)


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"revoked": True}, "status-revoked"),
        ({"issuedOn": "2026-12-01T00:00:00Z"}, "period-not-begun"),
        ({"expires": "2026-02-01T00:00Z"}, "period-expired"),
    ],
)
def test_a_hosted_award_out_of_its_life_is_rejected(members: dict[str, object], code: str) -> None:
    report = hosted(**members)
    assert (report.verdict, report.codes) == ("rejected", [code])


def test_an_award_that_ends_before_it_begins_is_upside_down() -> None:
    assert "period-upside-down" in hosted(expires="2025-01-01T00:00:00Z").codes


@pytest.mark.parametrize("expires", [None, "2036-01-01T00:00:00+01:00"])
def test_an_award_may_end_or_not(expires: str | None) -> None:
    assert hosted(expires=expires).verdict == "accepted"


@pytest.mark.parametrize("entry", [SIGNED["id"], {"id": SIGNED["id"]}, {"uid": SIGNED["id"]}])
def test_an_award_that_its_issuers_list_names_is_revoked(entry: object) -> None:
    report = examine(
        token(), issuer=LISTING, list=but(REVOCATIONS, revokedAssertions=["urn:other", 5, entry])
    )
    assert (report.verdict, report.codes) == ("rejected", ["status-revoked"])


def test_an_award_that_the_list_does_not_name_stands() -> None:
    assert examine(token(), issuer=LISTING).verdict == "accepted"
    elsewhere = but(ISSUER, revocationList={"id": LIST_ADDRESS})
    assert examine(token(), issuer=elsewhere, list=but(REVOCATIONS, issuer=None)).verdict == "accepted"
    assert examine(token(), issuer=elsewhere, list=but(REVOCATIONS, issuer={"id": ISSUER["id"]})).codes == []


@pytest.mark.parametrize(
    ("page", "verdict", "code"),
    [
        (None, "undetermined", "status-list-unavailable"),
        (b"[", "rejected", "status-list-malformed"),
        (but(REVOCATIONS, revokedAssertions="all"), "rejected", "status-list-malformed"),
        (but(REVOCATIONS, id="https://issuer.example/other"), "rejected", "status-list-misplaced"),
        (but(REVOCATIONS, issuer="https://evil.example/issuer"), "rejected", "status-list-foreign"),
        (but(REVOCATIONS, issuer=5), "rejected", "status-list-foreign"),
    ],
)
def test_a_list_that_cannot_be_followed(page: object, verdict: str, code: str) -> None:
    report = examine(token(), issuer=LISTING, list=page)
    assert (report.verdict, report.codes) == (verdict, [code])


def test_a_list_on_another_host_must_name_its_issuer() -> None:
    address = "https://lists.example/revoked"
    page = but(REVOCATIONS, id=address, issuer=None)
    report = examine(token(), issuer=but(ISSUER, revocationList=address), more={address: page})
    assert report.codes == ["status-list-foreign"]
    named = but(REVOCATIONS, id=address)
    assert examine(token(), issuer=but(ISSUER, revocationList=address), more={address: named}).codes == []


def test_offline_the_list_is_not_looked_up() -> None:
    report = examine(token(), OFFLINE, issuer=LISTING, list=None)
    assert (report.verdict, report.codes) == ("accepted", ["status-not-checked"])
