from __future__ import annotations

from assay.models import (
    Assertion,
    BadgeClass,
    IssuerProfile,
    OpenBadgeCredential,
    examine_shape,
    see_as_open_badges_3,
)
from older_badges import ASSERTION, BADGE, BADGE_ADDRESS, ISSUER, but

FULL_BADGE = but(
    BADGE,
    tags=["water", "field"],
    alignment={"targetName": "Water sampling", "targetUrl": "https://a.example/w", "targetCode": "W1"},
    image={"id": "https://issuer.example/i.png", "caption": "A wave"},
)
FULL = but(
    ASSERTION,
    evidence=["https://a.example/e", {"id": "https://a.example/f", "narrative": "Notes"}],
    narrative="Did well.",
    image={"caption": "no address"},
)


def test_an_award_says_the_same_in_the_words_of_version_3() -> None:
    seen = see_as_open_badges_3(Assertion(FULL), BadgeClass(FULL_BADGE), IssuerProfile(ISSUER))
    assert [] == examine_shape(seen).problems
    badge = OpenBadgeCredential(seen)
    achievement = badge.subject.achievement
    assert (achievement.id, str(achievement.name)) == (BADGE_ADDRESS, BADGE["name"])
    assert [str(alignment.target_name) for alignment in achievement.alignments] == ["Water sampling"]
    assert [str(tag) for tag in achievement.tags] == ["water", "field"]
    assert [identity.identity_type for identity in badge.subject.identifiers] == ["emailAddress"]
    assert badge.subject.identifiers[0].matches("learner@example.org")
    assert [item["id"] for item in seen["evidence"]] == ["https://a.example/e", "https://a.example/f"]
    assert "image" not in seen
    assert seen["validUntil"] == "2036-01-01T00:00:00Z"


def test_it_is_no_document_that_could_be_taken_for_a_credential() -> None:
    seen = see_as_open_badges_3(Assertion(ASSERTION), BadgeClass(BADGE), IssuerProfile(ISSUER))
    assert seen.keys().isdisjoint({"@context", "proof"})


def test_older_words_are_understood() -> None:
    badge = {
        "name": "Basic",
        "description": "A badge.",
        "image": "https://a.example/i.png",
        "criteria": "https://a.example/c",
        "alignment": [{"name": "Old", "url": "https://a.example/o"}],
    }
    seen = see_as_open_badges_3(
        Assertion({"recipient": 5, "expires": None}),
        BadgeClass(badge),
        IssuerProfile({"origin": "https://a.example", "name": "A"}),
    )
    subject = seen["credentialSubject"]
    assert subject["achievement"]["criteria"] == {"id": "https://a.example/c"}
    assert subject["achievement"]["alignment"][0]["targetName"] == "Old"
    assert seen["issuer"]["url"] == "https://a.example"
    assert "identifier" not in subject
