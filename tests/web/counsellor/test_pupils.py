"""Pupils, caseloads and records: who sees whom, what stands there, and what is never shown."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements.values import AchievementValues
from assay.web.records.audit.models import Entry
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.actions import Award
from assay.web.records.people.models import Person
from assay.web.records.pupil_files.actions import open_file
from assay.web.records.pupil_files.caseloads import summaries
from assay.web.records.pupil_files.queries import pupil_file
from assay.web.records.rosters import caseloads
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.actions import recipient_of
from assay.web.records.rosters.edits import assign_counsellor
from assay.web.records.rosters.rows import PupilRow
from web.schooling import District, a_district, a_guardian, a_member_of, a_pupil

pytestmark = pytest.mark.django_db

BORN = date(2010, 3, 14)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def awarded(district: District, pupil: PupilRow) -> str:
    award = Award(
        version=district.house.version,
        name=pupil.name,
        recipient=recipient_of(district.key, pupil.key),
        source="grid",
    )
    return credentials.award(district.house.owner, district.key, award)


def address(name: str, district: District, *more: str) -> str:
    return reverse(f"counsellor:{name}", args=[district.key, *more])


def test_a_record_holds_what_the_other_records_hold() -> None:
    district = a_district()
    pupil = a_pupil(district)
    a_guardian(district, pupil)
    key = awarded(district, pupil)

    file = pupil_file(district.key, pupil.key)

    assert [row.key for row in file.credentials] == [key]
    assert [row.name for row in file.guardians] == ["Samira Haddad"]
    assert file.pupil.name == "Noor Haddad"


def test_of_a_pupil_without_anything_every_part_is_empty_and_says_so() -> None:
    district = a_district()
    pupil = a_pupil(district)
    page = signed_in(district.house.owner).get(address("pupil", district, pupil.key)).content.decode()

    assert page.count("Not shown yet") >= 3
    assert "Nobody stands on the roster as a guardian" in page


def test_opening_a_record_is_journaled_by_key_and_without_names() -> None:
    district = a_district()
    pupil = a_pupil(district)
    client = signed_in(district.teacher)
    for name in ("pupil", "pupil-print", "pupil-pdf"):
        assert client.get(address(name, district, pupil.key)).status_code == 200

    entries = list(Entry.objects.filter(verb="open", kind="pupil-file").order_by("at"))

    assert [entry.facts["shape"] for entry in entries] == ["page", "print", "pdf"]
    assert {entry.object_key for entry in entries} == {pupil.key}
    assert "Haddad" not in str([vars(entry) for entry in entries])


def test_who_is_out_of_reach_is_not_found_and_not_journaled() -> None:
    district = a_district()
    pupil = a_pupil(district)
    counsellor = a_member_of(district, "counsellor")
    issuer = a_member_of(district, "issuer")

    with pytest.raises(NotFound):
        open_file(counsellor, district.key, pupil.key)
    with pytest.raises(Forbidden):
        open_file(issuer, district.key, pupil.key)
    for name in ("pupil", "pupil-print", "pupil-pdf"):
        assert signed_in(counsellor).get(address(name, district, pupil.key)).status_code == 404
        assert signed_in(issuer).get(address(name, district, pupil.key)).status_code == 403
        assert Client().get(address(name, district, pupil.key)).status_code == 302
    assert not Entry.objects.filter(kind="pupil-file").exists()


def test_no_birth_date_stands_anywhere_only_the_band() -> None:
    district = a_district()
    pupil = a_pupil(district, born=BORN)
    client = signed_in(district.house.owner)
    for name in ("pupil", "pupil-print"):
        page = client.get(address(name, district, pupil.key)).content.decode()
        assert "13 to 17" in page
        assert "2010" not in page


def test_guardians_are_for_the_counsellor_and_on_paper_only_where_chosen() -> None:
    district = a_district()
    pupil = a_pupil(district)
    a_guardian(district, pupil)
    counsellor = a_member_of(district, "counsellor")
    assign_counsellor(district.house.owner, district.key, [pupil.key], counsellor.key)
    client, teacher = signed_in(counsellor), signed_in(district.teacher)
    sheet = address("pupil-print", district, pupil.key)

    assert "Samira" in client.get(address("pupil", district, pupil.key)).content.decode()
    assert "Samira" not in client.get(sheet).content.decode()
    assert "Samira" in client.get(sheet + "?family=yes").content.decode()
    assert "Samira" not in teacher.get(address("pupil", district, pupil.key)).content.decode()
    assert "Samira" not in teacher.get(sheet + "?family=yes").content.decode()


def test_the_record_is_never_kept_and_the_paper_is_a_pdf_without_a_name_in_its_name() -> None:
    district = a_district()
    pupil = a_pupil(district)
    awarded(district, pupil)
    client = signed_in(district.house.owner)
    answer = client.get(address("pupil-pdf", district, pupil.key))

    assert answer.content.startswith(b"%PDF-")
    assert "Haddad" not in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert "no-store" in client.get(address("pupil", district, pupil.key))["Cache-Control"]


def test_the_list_reaches_as_far_as_the_role() -> None:
    district = a_district()
    a_pupil(district, "Noor", "Haddad", number="1001")
    mine = a_pupil(district, "Ada", "Okafor", number="1002")
    counsellor = a_member_of(district, "counsellor")
    assign_counsellor(district.house.owner, district.key, [mine.key], counsellor.key)

    whole = signed_in(district.house.owner).get(address("pupils", district)).content.decode()
    part = signed_in(counsellor).get(address("pupils", district)).content.decode()

    assert "Haddad" in whole
    assert "Okafor" in whole
    assert "Haddad" not in part
    assert "Okafor" in part


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [("?search=hadd", True), ("?search=1001", True), ("?search=100", False), ("?search=zz", False),
     ("?grade=10", True), ("?grade=9", False), ("?school=nonsense", True), ("?page=99", False)],
)  # fmt: skip
def test_pupils_are_found_by_name_or_whole_number(asked: str, is_found: bool) -> None:
    district = a_district()
    a_pupil(district, number="1001")

    page = signed_in(district.house.owner).get(address("pupils", district) + asked).content.decode()

    assert ("Noor Haddad" in page) is is_found


def test_a_caseload_counts_sorts_and_tells_what_ends_soon() -> None:
    district = a_district()
    first, second = a_pupil(district, "Ada", "Abbott"), a_pupil(district, "Zoe", "Zimmerman")
    awarded(district, second)
    counsellor = a_member_of(district, "counsellor")
    assign_counsellor(district.house.owner, district.key, [first.key, second.key], counsellor.key)
    client = signed_in(counsellor)

    [one, two] = summaries(district.key, caseloads.in_care_of(district.key, counsellor.key))
    by_name = client.get(address("caseload", district)).content.decode()
    by_count = client.get(address("caseload", district) + "?sort=credentials").content.decode()
    odd = client.get(address("caseload", district) + "?sort=nonsense&of=nobody")

    assert (one.credentials, two.credentials) == (0, 1)
    assert by_name.index("Abbott") < by_name.index("Zimmerman")
    assert by_count.index("Zimmerman") < by_count.index("Abbott")
    assert odd.status_code == 200


def test_only_coordinators_look_at_anothers_caseload_and_teachers_at_none() -> None:
    district = a_district()
    pupil = a_pupil(district)
    mine, other = a_member_of(district, "counsellor"), a_member_of(district, "counsellor")
    assign_counsellor(district.house.owner, district.key, [pupil.key], mine.key)
    theirs = address("caseload", district) + f"?of={mine.key}"

    assert "Haddad" in signed_in(a_member_of(district, "coordinator")).get(theirs).content.decode()
    assert "Haddad" not in signed_in(other).get(theirs).content.decode()
    assert signed_in(district.teacher).get(theirs).status_code == 403


def test_many_pupils_are_given_at_once_by_filter_or_by_tick() -> None:
    district = a_district()
    first, second, third = (a_pupil(district, name) for name in ("Ada", "Bea", "Cleo"))
    counsellor = a_member_of(district, "counsellor")
    client, where = signed_in(district.house.owner), address("assign", district)

    ticked = client.post(where, {"counsellor": counsellor.key, "scope": "ticked", "pupil": [first.key]})
    assert ticked.status_code == 303
    assert rosters.pupil(district.key, second.key).counsellor == ""
    client.post(where + "?search=bea", {"counsellor": counsellor.key, "scope": "found"})
    told = [rosters.pupil(district.key, one.key).counsellor for one in (first, second, third)]
    assert told == [counsellor.key, counsellor.key, ""]
    client.post(where, {"counsellor": "nobody", "scope": "found"})
    assert caseloads.without_counsellor(district.key) == 3


def test_giving_refuses_what_makes_no_sense() -> None:
    district, other = a_district(), a_district("Hillside")
    pupil, stranger = a_pupil(district), a_pupil(other)
    counsellor = a_member_of(district, "counsellor")
    owner, where = district.house.owner, address("assign", district)
    client = signed_in(owner)

    nobody = client.post(where, {"counsellor": counsellor.key, "scope": "ticked"})
    assert nobody.status_code == 422
    assert "Nobody is ticked" in nobody.content.decode()
    assert client.post(where, {"counsellor": other.teacher.key, "scope": "found"}).status_code == 422
    kept = client.post(where, {"counsellor": "", "scope": "ticked", "pupil": [pupil.key]}).content.decode()
    assert f'value="{pupil.key}" checked' in kept
    assert signed_in(counsellor).get(where).status_code == 403
    with pytest.raises(NotFound):
        assign_counsellor(owner, district.key, [pupil.key], district.teacher.key)
    with pytest.raises(Forbidden):
        assign_counsellor(counsellor, district.key, [pupil.key], counsellor.key)
    assert assign_counsellor(owner, district.key, [stranger.key], counsellor.key) == 0
    assert rosters.pupil(other.key, stranger.key).counsellor == ""


def test_what_ends_within_ninety_days_is_told_and_what_ends_later_is_not() -> None:
    district = a_district()
    pupil = a_pupil(district)
    owner = district.house.owner
    for name, months in (("Soon over", 2), ("Later over", 4)):
        values = AchievementValues(name, "Does it.", "Do it.", valid_for=(months, "month"))
        version = achievements.publish(owner, district.key, achievements.create(owner, district.key, values))
        recipient = recipient_of(district.key, pupil.key)
        credentials.award(owner, district.key, Award(version, pupil.name, recipient=recipient))

    [summary] = summaries(district.key, [rosters.pupil(district.key, pupil.key)])

    assert [end.name for end in summary.endings] == ["Soon over"]
    assert summary.credentials == 2
