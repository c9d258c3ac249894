"""The made-up district as the demonstration lives it: imported, awarded, shared; and nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from assay.web.base.demo_cast import JASMINE
from assay.web.commands.made_up import district_life, district_links, school_year
from assay.web.commands.made_up.district import District, district, kind_keys
from assay.web.commands.made_up.district_people import ANH, THEO
from assay.web.records.certificates import queries as certificates
from assay.web.records.consents import queries as consents
from assay.web.records.credentials import queries as awards
from assay.web.records.marks import queries as marks
from assay.web.records.people.queries import by_key
from assay.web.records.placements import queries as placements
from assay.web.records.pupil_files.caseloads import summaries
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.ages import AgeBand
from assay.web.records.rosters.rows import PupilRow
from assay.web.records.shares import queries as shares

pytestmark = pytest.mark.django_db
COUNT = 260


@pytest.fixture(scope="module", autouse=True)
def _demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001 - makes the tables
    """A small district, made once for all tests here and taken away after them."""
    with django_db_blocker.unblock(), override_settings(ASSAY_DEMO=True), transaction.atomic():
        school_year.live(COUNT)
        yield
        transaction.set_rollback(True)


def house() -> District:
    found = district()
    assert found is not None
    return found


def test_the_roster_came_in_whole_with_counsellors_and_programmes() -> None:
    key = house().key

    assert rosters.pupils(key, district_life.EVERYBODY, count=1).total == COUNT
    assert [row.rights for row in rosters.programmes(key)].count("learner") == 1
    assert len(rosters.schools(key)) == 4
    assert rosters.by_number(key, JASMINE).counsellor == house().counsellor.key
    assert rosters.by_number(key, THEO).band is AgeBand.UNDER_13
    assert rosters.by_number(key, ANH).decides_alone


def test_certificates_of_other_bodies_stand_in_all_four_states_and_say_which() -> None:
    rows = certificates.certificates(house().key, district_life.EVERYBODY, count=10_000).rows
    states = Counter(row.state for row in rows)

    assert len(kind_keys(house())) == 41
    assert set(states) == {"signed", "checked", "seen", "claimed"}
    assert all("has not signed" in row.sentence for row in rows if row.state in {"checked", "seen"})


def test_grids_are_awarded_and_some_marks_can_still_be_undone() -> None:
    section = district_life.kitchen(house())
    grid = marks.grid(house().key, section.key)
    states = Counter(cell.state for cell in grid.cells.values())

    assert len(grid.skills) == 6
    assert states["set"] == 3
    assert states["held"] > 10
    assert awards.awards(house().key).total > 50


def test_one_placement_waits_for_its_mentor_and_one_was_awarded_with_his_word() -> None:
    rows = {row.state: row for row in placements.placements(house().key, district_life.EVERYBODY)}

    assert set(rows) == {"running", "awarded"}
    assert rows["running"].waits_for == ("mentor",)
    assert rows["awarded"].is_endorsed
    content = awards.secured_bytes(house().key, rows["awarded"].credential)
    assert b'"endorsement"' in content


def test_links_of_minors_wait_are_open_or_refused_as_somebody_said() -> None:
    key = house().key
    told = [ask.state for row in _with_accounts() for ask in consents.of_pupil(key, row.key)]
    [theo] = consents.of_pupil(key, rosters.by_number(key, THEO).key)

    assert Counter(told) == {"waiting": 1, "open": 2, "refused": 1}
    assert theo.state == "open"
    assert [said.is_verified for said in theo.said] == [True]
    for row in _with_accounts():
        [link] = shares.made_by(by_key(row.person))
        page = Client().get(f"/s/{link.token}").content.decode()
        is_open = row.decides_alone or consents.of_pupil(key, row.key)[0].is_open
        assert (row.family_name in page) is is_open


def _with_accounts() -> list[PupilRow]:
    rows = rosters.pupils(house().key, district_life.EVERYBODY, count=COUNT).rows
    return [row for row in rows if row.person]


def test_a_caseload_tells_for_whom_things_wait_and_a_record_what_observers_saw() -> None:
    key = house().key
    [jasmine] = summaries(key, [rosters.by_number(key, JASMINE)])
    rows = placements.placements(key, district_life.EVERYBODY)
    done = next(row for row in rows if row.state == "awarded")
    client = Client()
    client.force_login(house().coordinator)
    page = client.get(reverse("counsellor:pupil", args=[key, done.pupil])).content.decode()

    assert set(jasmine.waits_for) == {"guardian", "mentor"}
    assert jasmine.credentials == 5
    assert "Teamwork:" in page
    assert "when somebody burnt a hand" in page
    assert "64 of 40 hours confirmed" in page
    assert "The mentor signed an endorsement" in page


def test_whoever_looks_around_gets_in() -> None:
    with override_settings(ASSAY_DEMO=True):
        told = school_year.live(COUNT)
    assert len(told) == 7
    for who, path in told:
        if path.startswith("/demo/"):
            continue  # these addresses exist only where the site was started as a demonstration
        assert Client().get(path).status_code == 200, who


def test_a_second_start_makes_nothing_new() -> None:
    key = house().key
    before = (awards.awards(key).total, len(placements.placements(key, district_life.EVERYBODY)))
    code = district_links.class_code(house())

    assert [who for who, _path in school_year.live(COUNT)] == [who for who, _path in school_year.live(COUNT)]
    after = (awards.awards(key).total, len(placements.placements(key, district_life.EVERYBODY)))
    assert before == after
    assert district_links.class_code(house()) == code
