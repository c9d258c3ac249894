"""The gap report of a district on its pages: beside last year's, and whoever is in no programme."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils.formats import date_format

from assay.analysis.gaps import Counts, outside_told
from assay.web.base.clock import now
from assay.web.records.gap_reports import actions, queries
from assay.web.records.gap_reports.models import GapReport, ProgrammeCount
from assay.web.records.market_files import actions as market
from assay.web.records.market_files.actions import Brought
from assay.web.records.organizations import actions as organizations
from assay.web.records.rosters.models import Pupil
from web.desk.working import do_jobs, signed_in
from web.schooling import District, a_district, a_pupil

pytestmark = pytest.mark.django_db

WAGES = (
    b"region,name of the area,code,occupation name,p25,median,p75\n"
    b"XL-LAKES,The Lakes,31-1131,Nursing Assistants,18000,21000,26000\n"
)


@pytest.fixture
def district() -> District:
    return a_district()


@pytest.fixture
def client(district: District) -> Client:
    return signed_in(district.house.owner)


def reported(district: District) -> str:
    key = actions.begin(district.house.owner, district.key)
    do_jobs()
    return key


def moved(key: str, days: int) -> datetime:
    """The report as if it had been made so many days before."""
    held = GapReport.objects.everywhere("the test's own").get(key=key)
    held.made_at -= timedelta(days=days)
    held.save(update_fields=["made_at"])
    ProgrammeCount.objects.of(held.organization_id).update(counted_at=held.made_at)
    return held.made_at


def table_of(client: Client, district: District, key: str) -> list[dict[str, str]]:
    answer = client.get(f"/work/{district.key}/gap/reports/{key}/gap.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # a stream
    return list(csv.DictReader(io.StringIO(text)))


def test_a_report_stands_beside_that_of_a_year_before(client: Client, district: District) -> None:
    a_pupil(district)
    first = reported(district)
    alone = client.get(f"/work/{district.key}/gap").content.decode()
    when = moved(first, 365)
    second = reported(district)
    both = client.get(f"/work/{district.key}/gap").content.decode()
    earlier = client.get(f"/work/{district.key}/gap/reports/{first}").content.decode()

    assert first != second
    assert "Asked for a year before" not in alone
    assert "Asked for a year before" in both
    assert f"The year before is the report of {date_format(when, 'DATE_FORMAT')}." in both
    assert "Asked for a year before" not in earlier


def test_one_of_last_month_is_no_year_before(client: Client, district: District) -> None:
    a_pupil(district)
    moved(reported(district), 30)
    reported(district)

    assert "Asked for a year before" not in client.get(f"/work/{district.key}/gap").content.decode()


def test_whoever_is_in_no_programme_is_told_in_a_line_and_counted_as_seldom(
    client: Client, district: District
) -> None:
    for _each in range(24):
        a_pupil(district)
    outside = list(Pupil.objects.of(district.key).values_list("key", flat=True)[:12])
    Pupil.objects.of(district.key).filter(key__in=outside).update(programme=None)
    key = reported(district)
    page = client.get(f"/work/{district.key}/gap").content.decode()
    Pupil.objects.of(district.key).filter(key=outside[0]).update(left_at=now())
    again = reported(district)

    assert "12 pupils are in no programme." in page
    assert ["12"] == [row["Count"] for row in table_of(client, district, key) if not row["Programme"]]
    assert ["12"] == [row["Count"] for row in table_of(client, district, again) if not row["Programme"]]
    assert client.get(f"/work/{district.key}/gap/reports/{key}/gap.pdf").content.startswith(b"%PDF")


def test_where_nobody_is_outside_nothing_is_said(client: Client, district: District) -> None:
    for _each in range(12):
        a_pupil(district)
    reported(district)

    assert "no programme" not in client.get(f"/work/{district.key}/gap").content.decode()


def test_few_outside_are_not_told_nor_where_a_programme_could_be_worked_out(
    client: Client, district: District
) -> None:
    for _each in range(14):
        a_pupil(district)
    few = list(Pupil.objects.of(district.key).values_list("key", flat=True)[:3])
    Pupil.objects.of(district.key).filter(key__in=few).update(programme=None)
    reported(district)
    page = client.get(f"/work/{district.key}/gap").content.decode()
    small, large = (Counts(count, None, is_small=False, tells_who=False) for count in (None, 80))

    assert "How many pupils are in no programme is not shown." in page
    assert [None, 12, None, 0] == [
        outside_told(12, [large, small]),
        outside_told(12, [large]),
        outside_told(9, [large]),
        outside_told(0, [small]),
    ]


def test_a_district_anywhere_brings_its_own_wages(client: Client, district: District) -> None:
    a_pupil(district)
    owner, key = district.house.owner, district.key
    organizations.edit(owner, key, organizations.Profile("Lakeview School District", region="XL-LAKES"))
    actions.add_target(owner, key, district.programme.key, "31-1131", "Nursing Assistants")
    one = market.bring(owner, key, Brought("wages", "Lakes", "wages.csv", WAGES, "The region", "our own"))
    found = market.look(key, one).guessed
    market.map_columns(owner, key, one, found)
    do_jobs()
    market.start(owner, key, one)
    do_jobs()
    page = client.get(f"/work/{key}/market").content.decode()
    report = reported(district)

    assert "Wages by occupation" in page
    assert {"area", "area_name", "occupation", "title", "annual_p25", "annual_p50", "annual_p75"} == set(
        found
    )
    _row, told = queries.report(key, report)
    wage = told.programmes[0].outlooks[0].entry_wage
    assert (18_000, "money", ("wages Lakes",)) == (wage.value, wage.unit, tuple(i[:11] for i in wage.inputs))
