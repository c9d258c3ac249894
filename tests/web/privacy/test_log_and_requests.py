"""The log nobody changes, requests with their day, the report of everything, the honours list."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.values import Award
from assay.web.records.disclosures import actions as disclosures
from assay.web.records.disclosures import honours, queries
from assay.web.records.disclosures.models import AppendOnly, Disclosure
from assay.web.records.inspections import actions as inspections
from assay.web.records.inspections import queries as requests
from assay.web.records.inspections.values import Words
from assay.web.records.policies import actions as policies
from assay.web.records.policies.queries import default_text
from assay.web.records.rosters import actions as rosters
from assay.web.records.rosters import opting
from assay.web.records.rosters.rows import PupilRow
from web.privacy.browsing import signed_in
from web.privacy.test_policy_file import changed
from web.schooling import District, a_district, a_guardian, a_member_of, a_pupil

pytestmark = pytest.mark.django_db


def awarded(district: District, pupil: PupilRow) -> str:
    award = Award(
        version=district.house.version,
        name=pupil.name,
        recipient=rosters.recipient_of(district.key, pupil.key),
    )
    return credentials.award(district.house.owner, district.key, award)


def declare(district: District, *names: str) -> None:
    text = changed("directory: []", f"directory: [{', '.join(names)}]")
    policies.put(district.house.owner, district.key, text)


# The log


def test_an_entry_cannot_be_changed_nor_removed(district: District) -> None:
    pupil = a_pupil(district)
    disclosures.log(district.key, pupil.key, "Food safety", "Café Lindt", "consent")

    for rows in (Disclosure.objects.of(district.key), Disclosure.objects.everywhere("a test")):
        with pytest.raises(AppendOnly):
            rows.update(basis="x")
        with pytest.raises(AppendOnly):
            rows.delete()
    [row] = queries.of_pupil(district.key, pupil.key)
    assert ("Food safety", "Café Lindt", "consent") == (row.what, row.to, row.basis)


def test_what_is_logged_is_sealed_under_the_pupils_own_key(district: District) -> None:
    pupil = a_pupil(district)
    disclosures.log(district.key, pupil.key, "Food safety", "Café Lindt", "consent")

    assert b"Lindt" not in bytes(Disclosure.objects.of(district.key).get().sealed)


def test_nobody_logs_about_another_organizations_pupil(district: District) -> None:
    pupil = a_pupil(a_district("Elsewhere"))

    with pytest.raises(NotFound):
        disclosures.log(district.key, pupil.key, "x", "y", "consent")


def test_the_log_is_filtered_and_taken_as_a_table(owner: Client, district: District) -> None:
    pupil = a_pupil(district)
    disclosures.log(district.key, pupil.key, "Food safety", "=Café", "consent", district.house.owner.key)
    disclosures.log(district.key, pupil.key, "Name", "Gazette", "directory")
    where = f"/work/{district.key}/privacy/disclosures"

    page = owner.get(where, {"basis": "directory"}).content.decode()
    table = b"".join(owner.get(f"{where}.csv", {"basis": "consent"})).decode()

    assert "Gazette" in page
    assert "Café" not in page
    assert "'=Café" in table
    assert "Gazette" not in table
    assert "Olga Owner" in table
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    assert "Gazette" not in owner.get(where, {"until": yesterday}).content.decode()
    assert 422 == owner.get(where, {"since": "soon"}).status_code


def test_a_teacher_sees_the_log_of_own_pupils_and_of_nobody_else(district: District) -> None:
    mine = a_pupil(district)
    disclosures.log(district.key, mine.key, "Food safety", "Café Lindt", "consent")
    teacher, stranger = signed_in(district.teacher), signed_in(a_member_of(district, "teacher"))
    where = f"/work/{district.key}/privacy/pupils/{mine.key}"

    assert "Café Lindt" in teacher.get(where).content.decode()
    assert 404 == stranger.get(where).status_code
    assert 403 == teacher.get(f"{where}/report").status_code
    assert 403 == teacher.get(f"/work/{district.key}/privacy/disclosures").status_code


# Requests


def test_a_request_is_due_in_45_days_and_answering_it_is_a_disclosure(
    owner: Client, district: District
) -> None:
    pupil = a_pupil(district, number="4711")
    today = timezone.localdate()
    told = {"number": "4711", "kind": "access", "role": "guardian", "asker": "Samira Haddad"}
    told |= {"asked_on": today.isoformat(), "text": ""}

    answer = owner.post(f"/work/{district.key}/privacy/requests/new", told)

    assert 303 == answer.status_code
    [row] = requests.requests(district.key, is_open=True)
    assert today + timedelta(days=45) == row.due_on
    owner.post(answer["Location"], {"state": "answered", "answer": ""})
    [entry] = queries.of_pupil(district.key, pupil.key)
    assert ("Samira Haddad", "inspection") == (entry.to, entry.basis)
    assert [] == requests.requests(district.key, is_open=True)
    with pytest.raises(inspections.CannotAnswer):
        inspections.answer(district.house.owner, district.key, row.key, "withdrawn", "")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"number": "no such"}, "No pupil has this school id"),
        ({"asked_on": "2999-01-01"}, "Choose a day within the last year"),
        ({"kind": "amendment"}, "Write what should be amended"),
        ({"role": "pupil"}, "This pupil does not decide alone yet"),
        ({"asker": ""}, "This field is required"),
    ],
)
def test_a_request_that_cannot_be_is_not_written_down(
    owner: Client, district: District, change: dict[str, str], said: str
) -> None:
    a_pupil(district, number="4711")
    told = {"number": "4711", "kind": "access", "role": "guardian", "asker": "S", "text": ""}
    told |= {"asked_on": timezone.localdate().isoformat()} | change

    answer = owner.post(f"/work/{district.key}/privacy/requests/new", told)

    assert 422 == answer.status_code
    assert said in answer.content.decode()
    assert [] == requests.requests(district.key)


def test_a_refusal_to_amend_needs_its_reason(owner: Client, district: District) -> None:
    pupil = a_pupil(district)
    words = Words("Samira", "guardian", "The grade is wrong.")
    today = timezone.localdate()
    key = inspections.ask(district.house.owner, district.key, pupil.key, "amendment", words, today)
    where = f"/work/{district.key}/privacy/requests/{key}"

    assert 422 == owner.post(where, {"state": "declined", "answer": " "}).status_code
    assert 422 == owner.post(where, {"state": "answered", "answer": "x"}).status_code
    owner.post(where, {"state": "declined", "answer": "It is the grade of the exam."})
    assert "It is the grade of the exam." in owner.get(where).content.decode()


def test_requests_are_for_whoever_answers_for_privacy(district: District) -> None:
    pupil = a_pupil(district)
    actor = a_member_of(district, "coordinator")

    with pytest.raises(Forbidden):
        inspections.ask(actor, district.key, pupil.key, "access", Words("x"), timezone.localdate())


def test_the_report_holds_everything_and_no_birth_date(owner: Client, district: District) -> None:
    pupil = a_pupil(district, born=timezone.localdate() - timedelta(days=5_555), number="4711")
    a_guardian(district, pupil)
    awarded(district, pupil)
    disclosures.log(district.key, pupil.key, "Food safety", "Café Lindt", "consent")
    where = f"/work/{district.key}/privacy/pupils/{pupil.key}/report"

    page = owner.get(where).content.decode()
    told = json.loads(owner.get(f"{where}.json").content)

    for text in ("Noor", "4711", "Samira Haddad", "Maps from open data", "Café Lindt"):
        assert text in page
        assert text in json.dumps(told, ensure_ascii=False)
    assert 1 == len(told["documents"])
    assert told["birth_date_kept"] is True
    assert pupil.born is not None
    assert pupil.born.isoformat() not in page + json.dumps(told)


# The directory


def test_nobody_is_on_a_list_while_nothing_is_declared(owner: Client, district: District) -> None:
    awarded(district, a_pupil(district))

    assert () == honours.honours(district.key).rows
    page = owner.get(f"/work/{district.key}/privacy/honours").content.decode()
    assert "The rules name nobody in public" in page
    assert "Noor" not in page


def test_the_list_leaves_out_who_opted_out_and_who_is_under_13(owner: Client, district: District) -> None:
    declare(district, "name", "awards", "grade")
    shown, private, young, unknown = (
        a_pupil(district, given, band=band)
        for given, band in (("Noor", "13-17"), ("Priva", "13-17"), ("Yuna", "under-13"), ("Una", ""))
    )
    for pupil in (shown, private, young, unknown):
        awarded(district, pupil)
    opting.opt_out(district.house.owner, district.key, private.key, is_private=True)
    where = f"/work/{district.key}/privacy/honours"

    found = honours.honours(district.key)
    table = b"".join(owner.post(where, {"to": "Lakeview Gazette"})).decode()

    assert (("Noor Haddad",), 1, 2) == (tuple(r.name for r in found.rows), found.opted_out, found.too_young)
    assert "Noor Haddad,10,Maps from open data" in table
    assert not {"Priva", "Yuna", "Una"} & set(table.replace(",", " ").split())
    [entry] = queries.of_pupil(district.key, shown.key)
    assert ("Lakeview Gazette", "directory") == (entry.to, entry.basis)
    assert [] == queries.of_pupil(district.key, private.key)
    assert 422 == owner.post(where, {"to": ""}).status_code


def test_an_opt_out_is_set_and_taken_back_by_whoever_edits_the_roster(district: District) -> None:
    pupil = a_pupil(district)
    coordinator = signed_in(a_member_of(district, "coordinator"))
    where = f"/work/{district.key}/privacy/pupils/{pupil.key}"

    coordinator.post(f"{where}/directory", {"private": "yes"})
    assert "Left out of whatever is published" in coordinator.get(where).content.decode()
    coordinator.post(f"{where}/directory", {"private": "no"})
    assert "Not opted out" in coordinator.get(where).content.decode()
    assert 404 == coordinator.post(f"{where}/directory", {}).status_code
    assert 403 == signed_in(district.teacher).post(f"{where}/directory", {"private": "yes"}).status_code


def test_the_shipped_rules_declare_nothing() -> None:
    assert "directory: []" in default_text()
