from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from assay.encoding import follow
from assay.models import examine_shape
from assay.models.open_badges_members import OPEN_BADGES_CLASSES

SUBJECT = "/credentialSubject"
ACHIEVEMENT = "/credentialSubject/achievement"


def problems_of(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(problem.code, problem.pointer) for problem in examine_shape(document).problems]


def required_members() -> Iterator[tuple[str, str]]:
    places = {
        "OpenBadgeCredential": "",
        "AchievementSubject": SUBJECT,
        "IdentityObject": f"{SUBJECT}/identifier",
        "Result": f"{SUBJECT}/result/0",
        "Achievement": ACHIEVEMENT,
        "Alignment": f"{ACHIEVEMENT}/alignment/1",
        "ResultDescription": f"{ACHIEVEMENT}/resultDescription/0",
        "RubricCriterionLevel": f"{ACHIEVEMENT}/resultDescription/0/rubricCriterionLevel/1",
        "Related": f"{ACHIEVEMENT}/related/0",
        "Image": f"{ACHIEVEMENT}/image",
        "Evidence": "/evidence/0",
        "Profile": "/issuer",
        "Address": "/issuer/address",
        "GeoCoordinates": "/issuer/address/geo",
        "IdentifierEntry": "/issuer/otherIdentifier/0",
        "IdentifiedRefreshService": "/refreshService",
    }
    for name, place in places.items():
        for member in OPEN_BADGES_CLASSES[name].required:
            yield place, member


@pytest.mark.parametrize(("place", "member"), list(required_members()))
def test_a_required_member_must_be_there(badge: dict[str, Any], place: str, member: str) -> None:
    del follow(badge, place)[member]
    problems = problems_of(badge)

    if (place, member) == ("", "type"):  # then it is no Open Badge any more, and is not held to be one
        assert ("credential-member-missing", "") in problems
    else:
        assert problems == [("credential-member-missing", place)]


@pytest.mark.parametrize(
    ("place", "member", "value", "code"),
    [
        ("", "id", "not a uri", "credential-member-malformed"),
        ("", "awardedDate", "2026-01-01", "credential-member-malformed"),
        ("", "image", "https://school.example/i.png", "credential-member-malformed"),
        ("", "issuer", ["a:b", "c:d"], "credential-member-repeated"),
        (SUBJECT, "type", ["Person"], "credential-type-missing"),
        (SUBJECT, "creditsEarned", "2", "credential-member-malformed"),
        (SUBJECT, "achievement", "https://school.example/a/1", "credential-member-malformed"),
        (SUBJECT, "activityEndDate", "2026", "credential-member-malformed"),
        (f"{SUBJECT}/identifier", "hashed", "true", "credential-member-malformed"),
        (f"{SUBJECT}/identifier", "type", "Identity", "credential-member-malformed"),
        (f"{SUBJECT}/identifier", "identityHash", {"en": "x"}, "credential-member-malformed"),
        (f"{SUBJECT}/identifier", "identityType", "shoeSize", "credential-value-unlisted"),
        (f"{SUBJECT}/identifier", "extra", "x", "credential-member-malformed"),
        (f"{SUBJECT}/result/0", "status", "Perhaps", "credential-member-malformed"),
        (f"{SUBJECT}/result/0", "value", 98, "credential-member-malformed"),
        (f"{SUBJECT}/result/0", "achievedLevel", "high", "credential-member-malformed"),
        (ACHIEVEMENT, "type", "Award", "credential-type-missing"),
        (ACHIEVEMENT, "criteria", {}, "credential-member-missing"),
        (ACHIEVEMENT, "criteria", "Three samplings", "credential-member-malformed"),
        (ACHIEVEMENT, "achievementType", "Program", "credential-value-unlisted"),
        (ACHIEVEMENT, "creditsAvailable", "3", "credential-member-malformed"),
        (ACHIEVEMENT, "creditsAvailable", True, "credential-member-malformed"),
        (f"{ACHIEVEMENT}/image", "type", ["Image"], "credential-member-malformed"),
        (ACHIEVEMENT, "inLanguage", "English", "credential-member-malformed"),
        (ACHIEVEMENT, "name", None, "credential-member-malformed"),
        (f"{ACHIEVEMENT}/alignment/0", "targetUrl", "skills", "credential-member-malformed"),
        (f"{ACHIEVEMENT}/alignment/0", "targetType", "Skill", "credential-value-unlisted"),
        (f"{ACHIEVEMENT}/resultDescription/0", "resultType", "Score", "credential-value-unlisted"),
        (f"{ACHIEVEMENT}/resultDescription/0", "valueMax", 100, "credential-member-malformed"),
        ("/issuer", "type", ["Issuer"], "credential-type-missing"),
        ("/issuer", "url", "school.example", "credential-member-malformed"),
        ("/issuer", "dateOfBirth", "1990", "credential-member-malformed"),
        ("/issuer/parentOrg", "type", "Organization", "credential-type-missing"),
        ("/issuer/address/geo", "latitude", "40", "credential-member-malformed"),
        ("/evidence/0", "type", ["Document"], "credential-type-missing"),
    ],
)
def test_each_departure_from_open_badges_is_told(
    badge: dict[str, Any], place: str, member: str, value: object, code: str
) -> None:
    follow(badge, place)[member] = value
    [(found, pointer)] = problems_of(badge)

    assert found == code
    assert pointer == f"{place}/{member}"


def test_tags_are_texts(badge: dict[str, Any]) -> None:
    badge["credentialSubject"]["achievement"]["tag"] = ["water", 5]

    assert problems_of(badge) == [("credential-member-malformed", f"{ACHIEVEMENT}/tag/1")]


def test_two_recipients_are_refused(badge: dict[str, Any]) -> None:
    badge["credentialSubject"] = [badge["credentialSubject"]] * 2

    assert problems_of(badge) == [("credential-member-repeated", SUBJECT)]


def test_a_list_of_one_recipient_is_refused_as_the_schema_does(badge: dict[str, Any]) -> None:
    badge["credentialSubject"] = [badge["credentialSubject"]]

    assert problems_of(badge) == [("credential-member-malformed", SUBJECT)]


@pytest.mark.parametrize("identifier", [None, []])
def test_a_recipient_named_by_nothing_is_tolerated_and_said(
    badge: dict[str, Any], identifier: object
) -> None:
    del badge["credentialSubject"]["id"], badge["credentialSubject"]["identifier"]
    if identifier is not None:
        badge["credentialSubject"]["identifier"] = identifier

    assert problems_of(badge) == [("credential-recipient-unnamed", SUBJECT)]


def test_an_issuer_may_be_given_by_its_id_alone(badge: dict[str, Any]) -> None:
    badge["issuer"] = "did:web:school.example"

    assert problems_of(badge) == []


def test_empty_lists_say_nothing(badge: dict[str, Any]) -> None:
    achievement = badge["credentialSubject"]["achievement"]
    for holder, member in [(badge, "evidence"), (achievement, "related"), (achievement, "endorsement")]:
        holder[member] = []

    assert problems_of(badge) == []


@pytest.mark.parametrize("member", ["id", "name", "validFrom", "issuer", "credentialSubject"])
def test_an_endorsement_needs_its_members(endorsement: dict[str, Any], member: str) -> None:
    del endorsement[member]

    assert problems_of(endorsement) == [("credential-member-missing", "")]


@pytest.mark.parametrize("member", ["id", "type"])
def test_the_subject_of_an_endorsement_needs_its_members(endorsement: dict[str, Any], member: str) -> None:
    del endorsement["credentialSubject"][member]

    assert problems_of(endorsement) == [("credential-member-missing", SUBJECT)]
