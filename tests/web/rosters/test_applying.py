from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NoReturn

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assay.web.base.clock import now
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.audit.models import Entry
from assay.web.records.consents.queries import Rule, rule_for
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.values import Award
from assay.web.records.organizations import actions as organizations
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import DataKey, Person
from assay.web.records.rosters import applying, import_queries, imports, jobs, queries
from assay.web.records.rosters.forgetting import forget, to_forget
from assay.web.records.rosters.models import Guardian, Guardianship, Pupil, RosterImport, School, Section
from assay.web.records.rosters.rows import Reach
from web.desk.working import do_jobs
from web.rosters.importing import House, a_bundle, a_house, applied, sent

pytestmark = pytest.mark.django_db


def state_of(house: House, key: str) -> tuple[str, str]:
    row = import_queries.one_import(house.key, key)
    return row.state, row.trouble


def everything() -> Iterator[int]:
    yield Person.objects.count()
    for model in (School, Section, Pupil, Guardian):
        yield model._base_manager.count()


def test_an_error_in_the_middle_leaves_nothing_half_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    house = a_house()
    key = sent(house, a_bundle(5).packed())
    before = list(everything())

    def broken(*_arguments: object) -> NoReturn:
        raise RuntimeError("in the middle")

    monkeypatch.setattr(applying, "_answering", broken)  # the last table of all
    imports.start(house.coordinator, house.key, key)
    do_jobs()

    assert before == list(everything())
    assert ("checked", "broke") == state_of(house, key)
    monkeypatch.undo()
    imports.start(house.coordinator, house.key, key)
    do_jobs()
    assert ("done", "") == state_of(house, key)
    assert 5 == Guardianship.objects.count()


def test_a_process_that_dies_in_the_middle_leaves_nothing_and_the_next_does_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = a_house()
    key = sent(house, a_bundle(5).packed())
    imports.start(house.coordinator, house.key, key)
    before = list(everything())

    def killed(*_arguments: object) -> NoReturn:
        raise SystemExit

    monkeypatch.setattr(applying, "_guardians", killed)
    with pytest.raises(SystemExit):
        jobs.apply.call(key)

    assert before == list(everything())
    assert ("applying", "") == state_of(house, key)
    monkeypatch.undo()
    do_jobs()
    assert ("done", "") == state_of(house, key)


def test_applied_twice_it_is_done_once() -> None:
    house = a_house()
    key = sent(house, a_bundle(2).packed())
    imports.start(house.coordinator, house.key, key)
    do_jobs()

    assert not jobs.apply.call(key)
    with pytest.raises(NotFound):
        imports.start(house.coordinator, house.key, key)
    assert 2 == Pupil.objects.of(house.key).count()


def test_a_roster_that_changed_since_it_was_shown_is_looked_at_anew() -> None:
    house = a_house()
    first, second = sent(house, a_bundle(2).packed()), sent(house, a_bundle(3).packed())
    for key in (first, second):
        imports.start(house.coordinator, house.key, key)

    do_jobs()

    assert (("done", ""), ("checked", "changed")) == (state_of(house, first), state_of(house, second))
    assert 2 == Pupil.objects.of(house.key).count()
    assert 1 == import_queries.one_import(house.key, second).counts["joined"]


def test_only_who_keeps_the_roster_may_import() -> None:
    house = a_house()
    key = sent(house, a_bundle(1).packed())
    teacher = ensure_person("teacher@lake.example")
    organizations.add_member(house.school.owner, house.key, teacher, "teacher")

    for act in (imports.start, imports.discard, imports.look_again):
        with pytest.raises(Forbidden):
            act(teacher, house.key, key)
    with pytest.raises(Forbidden):
        imports.take_in(teacher, house.key, a_bundle(1).packed())


def test_two_thousand_pupils_take_a_bounded_number_of_statements() -> None:
    house, bundle = a_house(), a_bundle(2_000)
    packed = bundle.packed()

    with CaptureQueriesContext(connection) as checking:
        key = sent(house, packed)
    imports.start(house.coordinator, house.key, key)
    with CaptureQueriesContext(connection) as writing:
        do_jobs()

    assert ("done", "") == state_of(house, key)
    assert 2_000 == Pupil.objects.of(house.key).count() == Guardian.objects.of(house.key).count()
    assert len(checking) < 40
    assert len(writing) < 400  # pieces of rows, by how many values a statement takes
    with CaptureQueriesContext(connection) as again:
        sent(house, bundle.packed())
    assert len(again) < 40


def test_an_applied_import_keeps_counts_and_no_word() -> None:
    house = a_house()
    keys = DataKey.objects.count()

    row = applied(house, a_bundle(2).packed())

    held = RosterImport.objects.of(house.key).get()
    assert (b"", b"", b"", None) == (
        bytes(held.sealed_content),
        bytes(held.sealed_report),
        bytes(held.sealed_answers),
        held.data_key_id,
    )
    assert keys + 4 == DataKey.objects.count()  # two pupils, two guardians; the import's own is destroyed
    assert 2 == row.counts["joined"]
    entry = Entry.objects.get(verb="apply", kind="roster-import")
    assert 2 == entry.facts["joined"]
    assert "Given1" not in str(entry.facts)


def test_files_that_nobody_applied_are_forgotten_after_a_week() -> None:
    house = a_house()
    key = sent(house, a_bundle(2).packed())
    assert 0 == jobs.forget_old_imports.call()
    RosterImport.objects.of(house.key).update(made_at=now() - timedelta(days=8))

    assert 1 == jobs.forget_old_imports.call()

    assert not import_queries.one_import(house.key, key).is_readable
    assert () == import_queries.report(house.key, key).lines
    with pytest.raises(NotFound):
        imports.start(house.coordinator, house.key, key)


def test_forgetting_a_pupil_forgets_files_that_may_name_them() -> None:
    house = a_house()
    applied(house, a_bundle(2).packed())
    waiting = sent(house, a_bundle(3).packed())
    pupil = queries.pupils(house.key, Reach(is_all=True)).rows[0]

    forget(house.key, to_forget(house.key, [pupil.key]))

    assert not import_queries.one_import(house.key, waiting).is_readable


def test_birthdays_bring_bands_up_to_date_and_are_journaled() -> None:
    house = a_house()
    applied(house, a_bundle(3).packed())
    pupil = Pupil.objects.of(house.key).order_by("key").first()
    assert pupil is not None
    Pupil.objects.of(house.key).filter(key=pupil.key).update(band="under-13")

    assert 1 == jobs.keep_bands.call()
    assert 0 == jobs.keep_bands.call()

    assert "13-17" == Pupil.objects.of(house.key).get(key=pupil.key).band
    assert {"pupils": 1} == Entry.objects.get(verb="birthdays").facts


def test_a_birthday_alone_is_no_change_of_the_next_import(monkeypatch: pytest.MonkeyPatch) -> None:
    house = a_house()
    applied(house, a_bundle(2).packed())
    much_later = now().replace(year=now().year + 5)
    monkeypatch.setattr("assay.web.records.rosters.compare.now", lambda: much_later)

    key = sent(house, a_bundle(2).packed())

    assert import_queries.one_import(house.key, key).is_empty


def test_a_birth_date_is_sealed() -> None:
    house = a_house()
    applied(house, a_bundle(1).packed())

    row: Any = Pupil.objects.of(house.key).values().get()

    assert date(2010, 5, 2) == queries.pupil(house.key, row["key"]).born
    assert not [name for name, value in row.items() if "2010-05-02" in str(value)]


def test_an_imported_pupil_is_found_by_address_and_guarded_by_it() -> None:
    house, bundle = a_house(), a_bundle(2)
    bundle.user("p1")["email"] = "Given1@pupils.example"
    applied(house, bundle.packed())
    award = Award(house.school.version, "Given1 Family1", "given1@pupils.example")
    key = credentials.award(house.school.owner, house.key, award)

    assert queries.with_address("given1@PUPILS.example")[0].given_name == "Given1"
    assert Rule.FREE is not rule_for(None, [key]).rule


def test_a_guardian_who_answers_for_one_more_pupil_is_a_change() -> None:
    house, bundle = a_house(), a_bundle(2)
    applied(house, bundle.packed())
    bundle.user("p1")["agentSourcedIds"] = "g1,g2"
    key = sent(house, bundle.packed())

    assert not import_queries.one_import(house.key, key).is_empty
