from __future__ import annotations

import pytest

from assay.verification import Policy
from older_badges import EMAIL, ISSUER_ADDRESS, examine, hosted, token

PLAIN = {"type": "email", "hashed": False, "identity": EMAIL}


def test_a_trusted_issuer_is_known_by_its_id() -> None:
    assert hosted(Policy(trusted_issuers=frozenset({ISSUER_ADDRESS}))).verdict == "accepted"
    report = hosted(Policy(trusted_issuers=frozenset({"https://issuer.example/"})))
    assert report.codes == ["issuer-not-trusted"]


def test_of_an_issuer_that_is_away_nobody_can_tell() -> None:
    report = examine(token(), Policy(trusted_issuers=frozenset()), issuer=None)
    assert report.verdict == "undetermined"


@pytest.mark.parametrize("recipient", [None, PLAIN, {**PLAIN, "type": ["email"]}])
@pytest.mark.parametrize("asked", [EMAIL, "Learner@Example.org"])
def test_the_person_awarded_is_recognised(recipient: object, asked: str) -> None:
    members = {} if recipient is None else {"recipient": recipient}
    assert hosted(Policy(recipient=asked), **members).verdict == "accepted"


@pytest.mark.parametrize(
    ("recipient", "verdict", "code"),
    [
        ({**PLAIN, "identity": "other@example.org"}, "rejected", "recipient-different"),
        ({**PLAIN, "hashed": True, "identity": "sha256$" + "0" * 64}, "rejected", "recipient-different"),
        ({**PLAIN, "identity": "sha256$" + "0" * 64}, "rejected", "recipient-different"),
        (
            {**PLAIN, "hashed": True, "identity": "md5$5f0c5e8eeb1a3aa0b4ec4c3eb6a3b8c6"},
            "undetermined",
            "recipient-hash-unsupported",
        ),
        ({**PLAIN, "type": "url"}, "undetermined", "recipient-not-named"),
        ({**PLAIN, "type": ["email", "url"]}, "undetermined", "recipient-not-named"),
    ],
)
def test_another_person_is_not(recipient: object, verdict: str, code: str) -> None:
    report = hosted(Policy(recipient=EMAIL), recipient=recipient)
    assert (report.verdict, report.codes) == (verdict, [code])


def test_a_presentation_is_not_given_by_an_award() -> None:
    assert hosted(Policy(challenge="1")).codes == ["presentation-missing"]


def test_nobody_is_told_of_an_award_that_only_points() -> None:
    report = examine({"verify": {"url": "https://away.example/1"}}, Policy(recipient=EMAIL))
    assert report.codes == ["hosted-copy-unavailable", "recipient-not-named"]
