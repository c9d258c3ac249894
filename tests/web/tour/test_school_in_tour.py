"""The tour's three steps through a school: really done in the records, and every trace taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from assay.web.commands.seeding import seed
from assay.web.records.audit.queries import of_organization
from assay.web.records.consents import answering
from assay.web.records.consents import queries as consents
from assay.web.records.consents.letters import new_link
from assay.web.records.mailing.queries import counts
from assay.web.records.marks import queries as marks
from assay.web.records.shares import queries as shares
from assay.web.screens.tour.school import School, school

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001 - makes the tables
    """The demonstration's people, made once for all tests here and taken away after them."""
    with django_db_blocker.unblock(), override_settings(ASSAY_DEMO=True), transaction.atomic():
        seed()
        yield
        transaction.set_rollback(True)


def house() -> School:
    found = school()
    assert found is not None
    return found


def state() -> tuple[object, ...]:
    """What a visitor could have changed."""
    at = house()
    return (
        marks.grid(at.key, at.section.key).cells,
        consents.of_pupil(at.key, at.pupil.key),
        shares.made_by(at.account),
        counts(),
        len(of_organization(at.key, count=10_000)),
    )


def main(client: Client, path: str) -> str:
    answer = client.get(path)
    text = answer.content.decode()
    assert 200 == answer.status_code
    assert 1 == text.count("<h1>")
    return text[text.index("<main") : text.index("</main>")]


def boxes(text: str) -> set[str]:
    return set(re.findall(r'name="on" value="([\d-]+)"', text))


def ticked(text: str) -> set[str]:
    return set(re.findall(r'name="on" value="([\d-]+)"[^>]* checked', text))


def test_a_box_is_marked_and_taken_back_within_the_tour(client: Client) -> None:
    before, empty = state(), main(client, "/tour/grid")
    place = min(boxes(empty) - ticked(empty))
    was = re.findall(r'name="was" value="([^"]*)"', empty)[0]
    marked = main(client, f"/tour/grid?on={place}&was={was}")
    assert place in ticked(marked)
    assert "1 mark set." in marked
    undone = main(client, f"/tour/grid?on={place}&undo=1")
    assert place not in ticked(undone)
    assert "Taken back, and nobody was told" in undone
    assert before == state()


def test_a_whole_column_is_marked_at_once(client: Client) -> None:
    before = state()
    text = main(client, "/tour/grid?column=6")
    assert {f"{line}-6" for line in range(4, 29)} <= ticked(text)
    assert before == state()


@pytest.mark.parametrize("place", ["", "0-1", "999-1", "1-99", "x-1", "1-1-1", "<b>"])
def test_what_is_no_box_marks_nothing(client: Client, place: str) -> None:
    assert "28 pupils" in main(client, f"/tour/grid?on={place}&column={place}&row={place}")


def test_the_pupils_telephone_shows_what_was_awarded_and_what_waits(client: Client) -> None:
    before, text = state(), main(client, "/tour/pupil")
    assert house().pupil.name in text
    assert "Waiting for your guardian since" in text
    assert "/wallet" not in text
    assert before == state()


@pytest.mark.parametrize(
    ("answer", "is_open"),
    [("", False), ("yes", True), ("standing", True), ("no", False), ("withdraw", False), ("perhaps", False)],
)
def test_only_the_guardians_yes_opens_the_link(client: Client, answer: str, is_open: bool) -> None:
    before, text = state(), main(client, f"/tour/guardian?answer={answer}")
    assert is_open == ("Genuine and still valid" in text)
    assert is_open != ("This link shows nothing at the moment" in text)
    assert is_open == ("Take back my yes" in text)
    assert before == state()


def test_the_guardians_page_can_be_read_in_her_own_language(client: Client) -> None:
    text = main(client, "/tour/guardian?in=es")
    assert 'lang="es"' in text
    assert "¿Puede Jasmine Ortega mostrar esto?" in text
    assert "Corner Bakery (una empresa)" in text
    assert "Read it in English" in text


@pytest.mark.parametrize("said", ["yes", "standing", "no"])
def test_a_question_that_was_really_answered_is_asked_anew_for_the_next_visitor(
    client: Client, said: str
) -> None:
    at = house()
    [asked] = consents.of_pupil(at.key, at.pupil.key)
    answering.answer(new_link(at.key, at.guardian), asked.key, said)
    before = state()
    assert "Waiting for your guardian since" in main(client, "/tour/pupil")
    assert "Yes, only this one" in main(client, "/tour/guardian")
    assert "Genuine and still valid" in main(client, "/tour/guardian?answer=yes")
    assert "Genuine and still valid" not in main(client, "/tour/guardian?answer=no")
    assert before == state()
