from __future__ import annotations

import pytest

from older_badges import ASSERTION, but, examine, hosted


def test_a_good_hosted_award_is_accepted() -> None:
    report = hosted()
    assert (report.verdict, report.codes) == ("accepted", [])


@pytest.mark.parametrize("member", ["id", "recipient", "badge", "issuedOn", "verification"])
def test_an_award_that_lacks_a_member_is_rejected(member: str) -> None:
    report = examine(but(ASSERTION, **{member: None}))
    assert report.verdict == "rejected" or (member in ("recipient", "badge") and report.verdict != "accepted")


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("id", "assertions/1"),
        ("type", "OtherAssertion"),
        ("type", []),
        ("issuedOn", "2026-01-01"),
        ("issuedOn", 1767225600),
        ("expires", "2036-13-01T00:00:00Z"),
        ("badge", 5),
        ("image", "data:image/png;base64,AAAA"),
        ("image", {"id": "DATA:image/png;base64,AAAA"}),
        ("recipient", {"type": "email", "hashed": True, "identity": "learner@example.org"}),
        ("recipient", {"type": "email", "hashed": "yes", "identity": "learner@example.org"}),
        ("recipient", {"type": "email", "hashed": True, "identity": 5}),
        ("recipient", "learner@example.org"),
        ("verification", {"type": "trust me"}),
        ("evidence", {"id": "here"}),
    ],
)
def test_a_member_of_the_wrong_kind_is_rejected(member: str, value: object) -> None:
    report = examine(but(ASSERTION, **{member: value}))
    assert (report.verdict, report.codes) == ("rejected", ["credential-member-malformed"])


CONTEXT = ASSERTION["@context"]


@pytest.mark.parametrize(
    "document",
    [
        {"verify": {"url": 5}},
        {"verify": {"type": "signed", "url": "https://issuer.example/1"}},
        {"verify": "https://issuer.example/1"},
        {"type": "Other", "verify": {"url": "https://issuer.example/1"}},
        {"@context": CONTEXT, "type": "BadgeClass"},
        {"@context": CONTEXT, "type": "OtherAssertion"},
        {"@context": CONTEXT, "type": 5},
        {"@context": "https://elsewhere.example/", "recipient": {}, "badge": {}},
    ],
)
def test_what_is_no_award_is_left_open(document: dict[str, object]) -> None:
    report = examine(document)
    assert (report.verdict, report.codes) == ("undetermined", ["document-kind-unknown"])


@pytest.mark.parametrize("types", ["Assertion", ["Assertion", "https://issuer.example/Award"]])
def test_what_says_that_it_is_an_award_must_be_one(types: object) -> None:
    report = examine({"@context": [CONTEXT], "type": types})
    assert report.verdict == "rejected" or report.codes == ["hosted-address-missing"]
