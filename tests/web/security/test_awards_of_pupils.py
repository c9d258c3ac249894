"""However it is awarded, what goes to a pupil stays within reach, within the gate, and within the record."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.test import Client

from assay.web.base.clock import now
from assay.web.base.permission import Forbidden
from assay.web.records.applications import actions as applications
from assay.web.records.applications import queries as application_queries
from assay.web.records.applications.values import IntakeRow, NewPiece
from assay.web.records.batches import actions as batches
from assay.web.records.claims import actions as claims
from assay.web.records.claims import queries as claim_queries
from assay.web.records.consents.rules import rule_for
from assay.web.records.consents.values import Rule
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.values import Award
from assay.web.records.drafts import actions as drafts
from assay.web.records.drafts.values import Prepared
from assay.web.records.erasure import actions as erasure
from assay.web.records.erasure.pupils import erase_pupils
from assay.web.records.people.actions import ensure_person, new_person_without_address
from assay.web.records.people.models import Person
from assay.web.records.pupil_files.queries import pupil_file
from assay.web.records.rosters import actions as rosters
from assay.web.records.rosters import queries as roster_queries
from assay.web.records.rosters.rows import PupilRow
from web.desk.working import do_jobs
from web.schooling import District, a_district, a_member_of, a_pupil, a_section, a_teacher
from web.security.world import signed_in

pytestmark = pytest.mark.django_db

EMAIL = "quillon@pupils.example"


def a_case(*, has_address: bool = True) -> tuple[District, PupilRow]:
    district = a_district("Brookside School District")
    return district, a_pupil(district, "Quillon", "Marzipane", email=EMAIL if has_address else "")


def by_form(district: District, name: str) -> str:
    owner, key = district.house.owner, district.key
    draft = drafts.prepare(owner, key, Prepared(district.house.version, name, EMAIL))
    return drafts.award(owner, key, draft)


def by_file(district: District, name: str) -> str:
    owner, key = district.house.owner, district.key
    table = io.BytesIO(f"Name,E-mail\n{name},{EMAIL}\n".encode())
    batch = batches.take_in(owner, key, district.house.version, table)
    batches.map_columns(owner, key, batch, {"name": 0, "email": 1}, "day")
    batches.start(owner, key, batch, awards_doubles=True)
    do_jobs()
    return awards.awards(key, source="batch").rows[0].key


def a_code(district: District, *, asks_email: bool = True) -> str:
    owner, key = district.house.owner, district.key
    wanted = claims.NewCodes(district.house.version, 5, now() + timedelta(hours=1), asks_email=asks_email)
    return claim_queries.claim_set(key, claims.make_codes(owner, key, wanted)).codes[0].code


def by_code(district: District, name: str) -> str:
    return claims.claim_by_code(a_code(district), name, EMAIL)


def an_application(district: District, name: str, email: str, person: Person | None = None) -> str:
    owner, key, house = district.house.owner, district.key, district.house
    asked = IntakeRow(house.achievement, True, "A map.", takes_files=True, needs_second=False)
    applications.set_intake(owner, key, asked)
    made = applications.start(person, house.version, name, email)
    token = application_queries.application(key, made).row.token
    applications.add_piece(token, NewPiece("text", "A map", b"Of the brooks."))
    applications.submit(token)
    return made


WAYS = {"form": by_form, "file": by_file, "code": by_code}


@pytest.mark.parametrize("name", ["Quillon Marzipane", "Q. Marzipane"])
@pytest.mark.parametrize("way", WAYS)
def test_an_award_to_the_address_on_the_roster_is_the_pupils_however_it_was_made(way: str, name: str) -> None:
    district, row = a_case()
    made = WAYS[way](district, name)
    section = a_section(district.key, district.school, "Another section")
    colleague = signed_in(a_teacher(district.house, section, "colleague@lake.example"))
    page = f"/work/{district.key}/awards/{made}"

    assert Rule.GUARDIAN is rule_for(None, [made]).rule
    assert 404 == colleague.get(page).status_code
    assert b"Marzipane" not in colleague.get(f"/work/{district.key}/awards").content
    assert 200 == signed_in(district.teacher).get(page).status_code
    assert [made] == [each.key for each in pupil_file(district.key, row.key).credentials]
    erase_pupils(district.key, [row.key])
    assert awards.award(district.key, made).is_forgotten


def test_after_the_first_award_the_same_name_and_address_is_sealed_with_the_pupils_own_key() -> None:
    district, row = a_case()
    own = rosters.recipient_of(district.key, row.key)

    made = {WAYS[way](district, row.name) for way in WAYS}

    assert 3 == len(made)
    assert {own} == {awards.award(district.key, key).recipient for key in made}


def test_a_corrected_award_of_a_pupil_without_an_address_stays_the_pupils() -> None:
    district, row = a_case(has_address=False)
    owner, key = district.house.owner, district.key
    own = rosters.recipient_of(key, row.key)
    first = credentials.award(owner, key, Award(district.house.version, row.name, recipient=own))

    draft = drafts.prepare(owner, key, Prepared(district.house.version, "Quillon M.", ""), replaces=first)
    second = drafts.award(owner, key, draft)

    assert own == awards.award(key, second).recipient
    assert Rule.GUARDIAN is rule_for(None, [second]).rule


def test_an_address_of_two_pupils_says_of_neither_that_it_is_theirs_but_both_rules_hold() -> None:
    district, one = a_case()
    other = a_pupil(district, "Twyla", "Marzipane", email=EMAIL, band="under-13")
    made = by_form(district, "M. Marzipane")

    assert () == pupil_file(district.key, one.key).credentials
    assert () == pupil_file(district.key, other.key).credentials
    assert 404 == signed_in(district.teacher).get(f"/work/{district.key}/awards/{made}").status_code
    assert Rule.SCHOOL is rule_for(None, [made]).rule


def test_a_signed_in_pupil_claims_as_herself_whatever_is_typed_and_once() -> None:
    district, row = a_case(has_address=False)
    account = new_person_without_address(row.name, is_minor=True)
    rosters.link_account(district.key, row.key, account)
    code, client = a_code(district, asks_email=False), signed_in(account)
    page = f"/claim/code/{code}"

    assert b"Quillon Marzipane" in client.get(page).content
    assert client.post(page, {"name": "Somebody Else", "email": "x@else.example"}).status_code in {302, 303}
    again = client.post(page, {"name": "Somebody Else"})

    [made] = awards.awards(district.key).rows
    assert ("Quillon Marzipane", roster_queries.pupil(district.key, row.key).recipient) == (
        made.recipient_name,
        made.recipient,
    )
    assert 422 == again.status_code


def test_a_school_that_makes_a_code_without_addresses_is_told_what_that_means() -> None:
    district, _row = a_case()
    key, owner = district.key, signed_in(district.house.owner)
    form = {"version": district.house.version, "form": "room", "count": "3", "lasts": "2"}

    assert "section" in owner.get(f"/work/{key}/codes/new").content.decode()
    told = owner.post(f"/work/{key}/codes/new", form)
    assert 422 == told.status_code
    assert "is_known" in told.context["form"].errors
    assert 303 == owner.post(f"/work/{key}/codes/new", {**form, "is_known": "on"}).status_code
    assert 303 == owner.post(f"/work/{key}/codes/new", {**form, "asks_email": "on"}).status_code


def test_an_issuer_cannot_forget_a_pupils_record_by_way_of_an_award() -> None:
    district, row = a_case()
    made = by_form(district, row.name)
    issuer = a_member_of(district, "issuer")

    with pytest.raises(Forbidden):
        erasure.forget_recipient(issuer, district.key, made)
    answer = signed_in(issuer).post(f"/work/{district.key}/awards/{made}/forget", {"is_sure": "on"})
    assert 422 == answer.status_code
    assert row.name == roster_queries.pupil(district.key, row.key).name
    assert not awards.award(district.key, made).is_forgotten


@pytest.mark.parametrize("way", ["address", "account"])
def test_applications_of_pupils_out_of_reach_are_hidden_and_those_of_strangers_are_not(way: str) -> None:
    district, row = a_case()
    account = ensure_person("private@home.example")
    if way == "account":
        rosters.link_account(district.key, row.key, account)
    applies = (EMAIL, None) if way == "address" else (account.email, account)
    hers = an_application(district, row.name, *applies)
    strange = an_application(district, "Stella Stranger", "stella@else.example")
    section = a_section(district.key, district.school, "Another section")
    colleague = signed_in(a_teacher(district.house, section, "colleague@lake.example"))
    own, reviewer = signed_in(district.teacher), signed_in(a_member_of(district, "reviewer"))
    queue = f"/work/{district.key}/applications"

    def seen(client: Client) -> list[bool]:
        page = client.get(queue).content.decode()
        return [name in page for name in ("Marzipane", "Stranger")]

    assert [False, True] == seen(colleague)
    assert [True, True] == seen(own) == seen(reviewer)
    judged = {"kind": "declined", "text": "No.", "minutes": "1"}
    before = colleague.get(f"{queue}/{strange}").status_code
    assert (200, 404) == (before, colleague.get(f"{queue}/{hers}").status_code)
    assert 404 == colleague.post(f"{queue}/{hers}", judged).status_code
    assert "2" not in str(colleague.get(queue).context["tabs"][0][2])
    assert 200 == own.get(f"{queue}/{hers}").status_code
