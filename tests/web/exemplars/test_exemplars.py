"""Judged work as an example: only what its maker agreed to, without the name, as long as it is agreed to."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assay.web.base.clock import now
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.applications import actions as applications
from assay.web.records.applications import queries as application_queries
from assay.web.records.applications.models import Application
from assay.web.records.audit.models import Entry
from assay.web.records.credentials import actions as credentials
from assay.web.records.erasure import actions as erasure
from assay.web.records.exemplars import actions, queries
from assay.web.records.exemplars.models import Exemplar, Part
from assay.web.records.exemplars.values import ExemplarRefused
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.addresses import vouch_for
from assay.web.records.people.models import Person
from web.consents.asking import at, mails_to
from web.desk.working import a_member
from web.everything_kept import cells
from web.exemplars.making import (
    CUT,
    EMAIL,
    FIRST,
    MISSING,
    NAME,
    SECOND,
    WHY,
    Scene,
    a_scene,
    picture,
    tokens_in,
)
from web.factories import a_school

pytestmark = pytest.mark.django_db


def an_adult(email: str = EMAIL) -> Person:
    person = ensure_person(email, NAME)
    person.is_minor = False
    person.save(update_fields=["is_minor"])
    vouch_for(person)
    return person


def state(scene: Scene) -> list[str]:
    return [row.state for row in queries.of_achievement(scene.school.key, scene.school.achievement)]


def refusal(scene: Scene, **others: object) -> tuple[str, str]:
    with pytest.raises(ExemplarRefused) as raised:
        actions.propose(
            scene.school.owner,
            scene.school.key,
            scene.application,
            scene.proposal(**others),  # type: ignore[arg-type]  # as the test gives them
        )
    assert raised.value.words
    return raised.value.reason, raised.value.field


def test_an_adult_says_yes_and_everybody_sees_the_work_without_the_name_until_it_is_taken_back() -> None:
    scene = a_scene(person=an_adult())
    token = scene.proposed()
    assert not scene.page()
    assert [token] == tokens_in("".join(mail["text"] for mail in mails_to(EMAIL)))

    assert "open" == actions.agree(token)

    page = scene.page()
    assert CUT in page
    assert MISSING in page
    assert not [word for word in (*NAME.split(), EMAIL, SECOND) if word in page]
    actions.withdraw(token)
    assert not scene.page()
    assert ["withdrawn"] == state(scene)
    assert 0 == Part.objects.of(scene.school.key).count()


def test_a_no_keeps_it_private_for_good_and_nobody_asks_again() -> None:
    scene = a_scene(person=an_adult())
    token = scene.proposed()
    actions.refuse(token)

    assert not scene.page()
    assert ("said-no", "") == refusal(scene)
    with pytest.raises(ExemplarRefused):
        actions.agree(token)


def test_the_work_is_shown_as_it_was_judged_then() -> None:
    scene = a_scene(person=an_adult())
    returned, passed = scene.found("returned"), scene.found("passed")

    assert [FIRST] == [each.text for each in returned.pieces]
    assert [FIRST, SECOND] == [each.text for each in passed.pieces]
    assert (MISSING, WHY) == (returned.why, passed.why)


def test_a_piece_that_was_taken_back_after_the_return_is_not_there_to_be_shown() -> None:
    school = a_school()
    scene = a_scene(school=school, last="declined", file=picture())
    piece = next(each for each in scene.found("returned").pieces if each.kind == "file")
    Application.objects.of(school.key).update(state="returned")
    applications.remove_piece(
        application_queries.application(school.key, scene.application).row.token, piece.key
    )
    Application.objects.of(school.key).update(state="declined")

    found = scene.found("returned")
    assert 1 == found.missing
    assert piece.key not in {each.key for each in found.pieces}


def test_whose_age_nobody_knows_must_say_that_they_are_of_age() -> None:
    scene = a_scene()  # without an account
    token = scene.proposed()
    with pytest.raises(ExemplarRefused) as raised:
        actions.agree(token)
    assert ("age", "is_adult") == (raised.value.reason, raised.value.field)
    assert not scene.is_open()

    assert "open" == actions.agree(token, is_adult=True)
    assert CUT in scene.page()


def test_an_account_under_18_that_no_roster_knows_cannot_agree_whatever_it_ticks() -> None:
    person = an_adult()
    scene = a_scene(person=person)
    Person.objects.filter(key=person.key).update(is_minor=True)
    token = scene.proposed()
    with pytest.raises(ExemplarRefused) as raised:
        actions.agree(token, is_adult=True)
    assert "minor" == raised.value.reason
    assert not scene.is_open()


def test_one_who_says_later_that_they_are_under_18_closes_it_at_once() -> None:
    person = an_adult()
    scene = a_scene(person=person)
    actions.agree(scene.proposed())
    assert scene.is_open()

    Person.objects.filter(key=person.key).update(is_minor=True)

    assert not scene.is_open()
    assert not scene.page()


def test_the_last_day_closes_it_and_the_daily_job_destroys_the_copy() -> None:
    scene = a_scene(person=an_adult())
    actions.agree(scene.proposed(days=20))
    assert 0 == actions.close_over()
    with at(now() + timedelta(days=21)):
        assert not scene.page()
        assert ["over"] == state(scene)
        assert 1 == actions.close_over()
    assert 0 == Part.objects.of(scene.school.key).count()


def test_a_question_that_nobody_answers_ends() -> None:
    scene = a_scene(person=an_adult())
    token = scene.proposed()
    with at(now() + timedelta(days=61)), pytest.raises(ExemplarRefused) as raised:
        actions.agree(token)
    assert "closed" == raised.value.reason


def test_a_revoked_award_is_no_example_of_what_passes() -> None:
    scene = a_scene(person=an_adult())
    actions.agree(scene.proposed("passed"))
    assert scene.is_open("passed")
    credential = Application.objects.of(scene.school.key).get().credential

    credentials.revoke(scene.school.owner, scene.school.key, credential, "A mistake")

    assert not scene.page("passed")


def test_what_names_the_learner_or_says_nothing_is_refused_where_it_stands() -> None:
    scene = a_scene(person=an_adult())
    [piece] = scene.found("returned").pieces
    for text in (FIRST, f"Write to {EMAIL.upper()}", "ada  albarran drew it", "ALBARRAN"):
        assert ("name", piece.key) == refusal(scene, shown={piece.key: text})
    assert ("name", "why") == refusal(scene, why="Ada forgot the legend.")
    assert ("why", "why") == refusal(scene, why="  ")
    assert ("empty", "") == refusal(scene, shown={})
    assert ("empty", piece.key) == refusal(scene, shown={piece.key: " "})
    assert ("too-long", piece.key) == refusal(scene, shown={piece.key: "x" * 20_001})
    assert ("ends", "ends_at") == refusal(scene, ends_at=now() - timedelta(days=1))
    assert ("ends", "ends_at") == refusal(scene, ends_at=now() + timedelta(days=400))
    assert 0 == Exemplar.objects.of(scene.school.key).count()


def test_a_picture_is_made_anew_and_a_file_of_another_kind_is_refused() -> None:
    scene = a_scene(person=an_adult(), file=picture())
    actions.agree(scene.proposed())
    row, content = queries.shown_file(scene.school.achievement, 1, "returned", 2)
    assert (True, "A picture") == (row.is_picture, row.title)
    assert NAME.encode() not in content

    other = a_scene("eve@example.org", file=b"<script>alert(1)</script>", name="Eve Evans")
    piece = next(each for each in other.found("returned").pieces if each.kind == "file")
    assert ("file", piece.key) == refusal(other, shown={piece.key: ""})


def test_there_is_one_of_a_kind_for_a_version() -> None:
    scene = a_scene(person=an_adult())
    scene.proposed()
    scene.proposed("passed")
    assert ("taken", "") == refusal(scene)


def test_undecided_work_and_work_of_an_unconfirmed_address_is_refused() -> None:
    scene = a_scene()
    rows, found = Application.objects.of(scene.school.key), scene.proposal()
    for values, reason in (({"state": "returned"}, "not-decided"), ({"confirmed_at": None}, "not-confirmed")):
        before = rows.values(*values)[0]
        rows.update(**values)
        with pytest.raises(ExemplarRefused) as raised:
            actions.propose(scene.school.owner, scene.school.key, scene.application, found)
        assert reason == raised.value.reason
        rows.update(**before)


def test_another_organization_and_a_role_without_the_right_can_do_nothing() -> None:
    scene = a_scene(person=an_adult())
    other = a_school("Hillside", "owner@hill.example")
    analyst = a_member(scene.school, "analyst")
    found = scene.proposal()
    scene.proposed("passed")
    [row] = queries.of_achievement(scene.school.key, scene.school.achievement)
    with pytest.raises(NotFound):
        actions.propose(other.owner, other.key, scene.application, found)
    with pytest.raises(NotFound):
        actions.take_down(other.owner, other.key, row.key)
    with pytest.raises(Forbidden):
        actions.propose(analyst, scene.school.key, scene.application, found)
    with pytest.raises(Forbidden):
        actions.take_down(analyst, scene.school.key, row.key)
    assert [] == queries.of_achievement(other.key, scene.school.achievement)


def test_a_member_takes_it_down_and_the_journal_says_so_without_a_name() -> None:
    scene = a_scene(person=an_adult())
    actions.agree(scene.proposed())
    [row] = queries.of_achievement(scene.school.key, scene.school.achievement)
    actions.take_down(scene.school.owner, scene.school.key, row.key)

    assert not scene.page()
    entries = Entry.objects.filter(kind="exemplar").order_by("at")
    assert ["propose", "agree", "take-down"] == list(entries.values_list("verb", flat=True))
    assert NAME not in str(list(entries.values()))


def test_an_erased_person_leaves_nothing_of_it() -> None:
    person = an_adult()
    scene = a_scene(person=person)
    actions.agree(scene.proposed())
    assert CUT in scene.page()

    erasure.erase(person)

    assert not scene.page()
    assert 0 == Exemplar.objects.of(scene.school.key).count()
    kept = cells()
    assert [] == [word for word in (CUT, EMAIL, NAME) if word in kept]


def test_a_forgotten_recipient_takes_the_exemplar_along() -> None:
    scene = a_scene(person=an_adult())
    actions.agree(scene.proposed())
    credential = Application.objects.of(scene.school.key).get().credential

    erasure.forget_recipient(scene.school.owner, scene.school.key, credential)

    assert not scene.page()
    assert 0 == Exemplar.objects.of(scene.school.key).count()


def test_nothing_of_it_lies_readable_in_the_database() -> None:
    scene = a_scene(person=an_adult())
    actions.agree(scene.proposed())

    kept = cells()
    assert [] == [word for word in (CUT, MISSING) if word in kept]
