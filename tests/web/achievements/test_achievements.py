"""Achievements: drafted, checked, published for good, revised; and good enough to be signed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay import OFFLINE, Verifier
from assay.did import document_address
from assay.issuance import Recipient
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.achievements import actions, queries
from assay.web.records.achievements.actions import NotReady
from assay.web.records.achievements.values import (
    AchievementValues,
    EuropeanElements,
    EvidenceRule,
    Level,
    ResultAsked,
    Skill,
    read_values,
    write_values,
)
from assay.web.records.audit.queries import about
from assay.web.records.organizations import actions as organizations
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from assay.web.records.signing_keys import actions as keys
from assay.web.records.signing_keys.queries import issuer_of

pytestmark = pytest.mark.django_db

FULL = AchievementValues(
    name="Maps from open data",
    description="Draws a readable map from public data and says where the data came from.",
    criteria="Draw a map of your town from *open data*, publish it, and explain each choice.",
    criteria_url="https://example.org/maps/criteria",
    skills=(
        Skill("cartography", "https://example.org/skills/1", "ESCO", "S5.6"),
        Skill("reading plans"),
    ),
    tags=("geography",),
    language="en",
    results=(
        ResultAsked("Grade", "LetterGrade", ("A", "B", "C"), "C"),
        ResultAsked(
            "Map",
            "RubricCriterionLevel",
            required="Clear",
            levels=(Level("Clear", "Anybody finds the station", "2"), Level("Beautiful")),
        ),
    ),
    evidence=EvidenceRule("The map itself, and its sources.", is_required=True, pieces=1),
    valid_for=(3, "year"),
    eu=EuropeanElements(
        workload_hours=50,
        ects=2.0,
        eqf_level=4,
        other_level="Upper secondary",
        assessment="portfolio",
        supervision="onsite",
        participation="blended",
        quality="external",
        quality_body="The regional agency",
        prerequisites="None",
        stackability="The course Geography 2",
    ),
)


@pytest.fixture
def owner() -> Person:
    return ensure_person("ana@example.org", "Ana")


@pytest.fixture
def school(owner: Person) -> str:
    return organizations.found(owner, "Riverside School")


def test_values_survive_the_table() -> None:
    assert FULL == read_values(write_values(FULL))


def test_an_achievement_with_everything_in_it_is_signed_and_accepted(owner: Person, school: str) -> None:
    keys.ensure_key(school)
    version = queries.version(actions.publish(owner, school, actions.create(owner, school, FULL)))
    issuer = issuer_of(school)

    signed = issuer.award(
        version.plan, Recipient(email="lea@example.org", results={"Grade": "A", "Map": "Clear"})
    )
    verifier = Verifier(documents={document_address(issuer.id): issuer.controller_document or b""})

    assert "accepted" == verifier.examine(signed.content, OFFLINE).verdict
    achievement = signed.json["credentialSubject"]["achievement"]
    assert f"/a/{version.achievement}/1" in achievement["id"]
    assert "Supervised on site, identity checked" in achievement["criteria"]["narrative"]
    assert achievement["resultDescription"][1]["requiredLevel"].endswith("#result-2-level-1")


def test_a_published_version_cannot_be_edited(owner: Person, school: str) -> None:
    achievement = actions.create(owner, school, FULL)
    actions.publish(owner, school, achievement)

    with pytest.raises(NotFound):
        actions.edit(owner, school, achievement, replace(FULL, name="Another"))


def test_what_was_published_stays_when_the_next_version_is(owner: Person, school: str) -> None:
    achievement = actions.create(owner, school, FULL)
    first = actions.publish(owner, school, achievement)
    actions.revise(owner, school, achievement)
    actions.edit(owner, school, achievement, replace(FULL, name="Better maps"))
    second = actions.publish(owner, school, achievement)

    assert "Maps from open data" == queries.version(first).name
    assert ("Better maps", 2) == (queries.version(second).name, queries.version(second).number)
    assert ["Better maps"] == [row.name for row in queries.published(school)]
    assert [1] == [row.number for row in queries.public(achievement).others]


def test_a_draft_is_not_public(owner: Person, school: str) -> None:
    achievement = actions.create(owner, school, FULL)

    with pytest.raises(NotFound):
        queries.public(achievement)
    with pytest.raises(NotFound):
        queries.version(queries.draft(school, achievement).key)


def test_a_draft_that_lacks_criteria_is_not_published_and_says_where(owner: Person, school: str) -> None:
    achievement = actions.create(owner, school, replace(FULL, criteria=" "))

    with pytest.raises(NotReady) as refusal:
        actions.publish(owner, school, achievement)

    assert ["criteria"] == [concern.field for concern in refusal.value.concerns]


def test_what_the_signer_would_refuse_is_said_before_publishing(owner: Person, school: str) -> None:
    broken = replace(FULL, skills=(Skill("cartography", "not an address"),))
    achievement = actions.create(owner, school, broken)

    concerns = queries.draft_concerns(queries.draft(school, achievement))

    assert "skills" in [concern.field for concern in concerns if concern.must]


def test_a_teacher_does_not_design(owner: Person, school: str) -> None:
    teacher = ensure_person("tom@example.org")
    organizations.add_member(owner, school, teacher, "teacher")

    with pytest.raises(Forbidden):
        actions.create(teacher, school, FULL)


def test_another_organization_cannot_touch_it(owner: Person, school: str) -> None:
    achievement = actions.create(owner, school, FULL)
    stranger = ensure_person("sam@example.org")
    other = organizations.found(stranger, "Hillside School")

    for act in (actions.publish, actions.revise, actions.discard, actions.archive):
        with pytest.raises(NotFound):
            act(stranger, other, achievement)
        with pytest.raises(NotFound):
            act(stranger, school, achievement)


def test_an_archived_achievement_is_awarded_no_more_and_stays_public(owner: Person, school: str) -> None:
    achievement = actions.create(owner, school, FULL)
    actions.publish(owner, school, achievement)
    actions.archive(owner, school, achievement)

    assert [] == queries.published(school)
    assert "archived" == queries.public(achievement).version.state


def test_every_act_is_in_the_journal(owner: Person, school: str) -> None:
    achievement = actions.create(owner, school, FULL)
    actions.publish(owner, school, achievement)

    assert ["create", "publish"] == [row.verb for row in about("achievement", achievement)]
