"""An organization's own market data: brought, mapped, checked, imported, used by it alone, taken away."""

from __future__ import annotations

import os
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.market_files import actions, places, queries, values
from assay.web.records.market_files.actions import Brought
from assay.web.records.market_files.jobs import sweep_market_files
from assay.web.records.market_files.models import MarketFile
from assay.web.records.market_files.values import Declined
from assay.web.records.organizations import actions as organizations
from assay.web.records.people.actions import ensure_person
from web.desk.working import do_jobs, signed_in
from web.factories import School, a_school

pytestmark = pytest.mark.django_db

ADS = b"""Puesto,Company,State,Posted,Job description,SOC
Baker,Crumb,Ohio,2026-03-04,Bake bread. Write to a@crumb.example,51-3011
Baker,Crumb,Ohio,2026-04-04,Bake bread. Write to b@crumb.example,51-3011
Nurse,Care,Ohio,2026-05-01,Care for people.,29-1141
Cook,Pan,Ohio,tomorrow,Cook.,35-2014
"""
MAPPING = {
    "title": "Puesto",
    "employer": "Company",
    "area": "State",
    "date": "Posted",
    "text": "Job description",
    "occupation": "SOC",
}


def _brought(title: str = "County ads", content: bytes = ADS, name: str = "ads.csv") -> Brought:
    return Brought("postings", title, name, content, "The county", "our own")


def _stored(school: School) -> str:
    key = actions.bring(school.owner, school.key, _brought())
    actions.map_columns(school.owner, school.key, key, MAPPING)
    do_jobs()
    actions.start(school.owner, school.key, key, leaves_faulty=True)
    do_jobs()
    return key


def test_the_pages_lead_from_a_file_to_data_in_use() -> None:
    school = a_school()
    client = signed_in(school.owner)
    file = SimpleUploadedFile("ads.csv", ADS)
    typed = {"kind": "postings", "title": "County ads", "origin": "The county", "licence": "our own"}

    answer = client.post(reverse("issuer:market", args=[school.key]), {**typed, "file": file})
    (row,) = queries.files(school.key)
    one = [school.key, row.key]
    columns = client.get(reverse("issuer:market-columns", args=one))
    targets = columns.context["form"].targets
    order = ["Puesto", "Company", "State", "Posted", "Job description", "SOC"]
    chosen = {
        f"target-{number}": str(order.index(MAPPING[target.key]))
        for number, target in enumerate(targets)
        if target.key in MAPPING
    }
    client.post(reverse("issuer:market-columns", args=one), {**chosen, "date_order": "", "area": ""})
    waiting = client.get(reverse("issuer:market-file", args=one)).content.decode()
    do_jobs()
    checked = client.get(reverse("issuer:market-file", args=one)).content.decode()
    client.post(reverse("issuer:market-start", args=one), {"leave": "yes"})
    do_jobs()
    stored = client.get(reverse("issuer:market-file", args=one)).content.decode()

    assert 303 == answer.status_code
    assert b"What are the columns?" in columns.content
    assert "is being read" in waiting
    assert "2 rows can be imported" in checked
    assert "ads.csv" in checked
    assert "2026-06-30" in checked  # the advice about the cell “tomorrow”
    assert "2 rows are in use" in stored
    row = queries.file(school.key, row.key)
    assert ("stored", 2, "2026-03-04", "2026-05-01") == (
        row.state,
        row.rows,
        str(row.from_day),
        str(row.until_day),
    )
    assert b"County ads" in client.get(reverse("issuer:market", args=[school.key])).content


def test_only_the_organization_itself_asks_its_own_data() -> None:
    school, other = a_school(), a_school("Other", "other@other.example")
    _stored(school)

    mine, theirs = queries.stores(school.key), queries.stores(other.key)

    assert 2 == mine[0].releases("postings")[0].rows
    assert () == theirs[0].releases()
    market = queries.market_of(school.key)
    assert market is not None
    assert market is queries.market_of(school.key)
    assert "County ads" in [release.name for release in market.releases]
    elsewhere = queries.market_of(other.key)
    assert elsewhere is None or "County ads" not in [release.name for release in elsewhere.releases]


def test_what_is_taken_away_is_gone_from_the_disk() -> None:
    school = a_school()
    key = _stored(school)

    actions.take_away(school.owner, school.key, key)

    assert () == queries.stores(school.key)[0].releases()
    assert [] == queries.files(school.key)
    held = [path for path in places.store_of(school.key).folder.rglob("*") if path.is_file()]
    assert [] == held


def test_nobody_else_and_no_lesser_role_may_touch_it() -> None:
    school, other = a_school(), a_school("Other", "other@other.example")
    key = _stored(school)
    analyst = ensure_person("analyst@lake.example")
    organizations.add_member(school.owner, school.key, analyst, "analyst")

    with pytest.raises(NotFound):
        actions.take_away(other.owner, other.key, key)
    with pytest.raises(NotFound):
        queries.file(other.key, key)
    with pytest.raises(Forbidden):
        actions.take_away(analyst, school.key, key)
    with pytest.raises(NotFound):
        queries.stores("../etc")


@pytest.mark.parametrize(
    ("brought", "code"),
    [
        (_brought(content=b""), "empty"),
        (_brought(name="ads.exe"), "suffix"),
        (_brought("Taken"), "title"),
    ],
)
def test_what_is_declined_leaves_nothing_behind(brought: Brought, code: str) -> None:
    school = a_school()
    actions.bring(school.owner, school.key, _brought("Taken"))

    with pytest.raises(Declined) as error:
        actions.bring(school.owner, school.key, brought)

    assert code == error.value.code
    assert ["Taken"] == [row.title for row in queries.files(school.key)]


def test_there_may_be_so_many_files_and_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    school = a_school()
    actions.bring(school.owner, school.key, _brought("One"))
    monkeypatch.setattr(actions, "MOST_FILES", 1)
    with pytest.raises(Declined) as many:
        actions.bring(school.owner, school.key, _brought("Two"))
    monkeypatch.setattr(actions, "MOST_FILES", values.MOST_FILES)
    monkeypatch.setattr(actions, "MOST_BYTES", len(ADS))
    with pytest.raises(Declined) as much:
        actions.bring(school.owner, school.key, _brought("Two"))

    assert ("too-many", "too-much") == (many.value.code, much.value.code)


def test_a_file_that_cannot_be_read_is_told_at_once_and_not_kept() -> None:
    school = a_school()
    client = signed_in(school.owner)
    typed = {"kind": "postings", "title": "Odd", "origin": "x", "licence": "y"}
    file = SimpleUploadedFile("ads.parquet", b"nothing of the kind")

    answer = client.post(reverse("issuer:market", args=[school.key]), {**typed, "file": file})

    assert 422 == answer.status_code
    assert b"Parquet" in answer.content
    assert [] == queries.files(school.key)


def test_folders_of_organizations_without_files_are_swept() -> None:
    school = a_school()
    key = _stored(school)
    MarketFile.objects.of(school.key).filter(key=key).delete()
    folder = places.store_of(school.key).folder
    yesterday = time.time() - 86_400
    os.utime(folder, (yesterday, yesterday))  # a new folder's row may only not be written yet

    sweep_market_files.call()

    assert not folder.exists()


def test_the_bar_says_how_many_rows_of_a_long_file_are_read() -> None:
    school = a_school()
    client = signed_in(school.owner)
    key = actions.bring(school.owner, school.key, _brought())
    actions.map_columns(school.owner, school.key, key, MAPPING)
    address = reverse("issuer:market-progress", args=[school.key, key])
    before = client.get(address).content.decode()
    MarketFile.objects.of(school.key).update(rows_about=200_000, rows_read=74_000)
    during = client.get(address).content.decode()
    MarketFile.objects.of(school.key).update(rows_read=200_400)  # a cell may hold several lines
    late = client.get(address).content.decode()
    do_jobs()
    row = queries.file(school.key, key)

    assert "%" not in before
    assert "74,000 of 200,000" in during
    assert "37 %" in during
    assert "99 %" in late
    assert ("checked", 5, 3) == (row.state, row.rows_about, row.rows_read)
    actions.start(school.owner, school.key, key, leaves_faulty=True)
    assert 0 == queries.file(school.key, key).rows_read
    do_jobs()
    assert 3 == queries.file(school.key, key).rows_read


def test_a_region_is_offered_where_the_file_says_none() -> None:
    school = a_school()
    organizations.edit(school.owner, school.key, organizations.Profile("Map School", region="PT"))
    client = signed_in(school.owner)
    wages = Brought("wages", "Wages", "wages.csv", b"Code,Median\n35-2014,24000\n", "The region", "our own")
    terms = b"term,month,ads,mentions\nWelding,2026-01,100,12\n"
    series = Brought("term-series", "Terms", "terms.csv", terms, "The region", "our own")
    one = actions.bring(school.owner, school.key, wages)
    other = actions.bring(school.owner, school.key, series)
    asked = client.get(reverse("issuer:market-columns", args=[school.key, one])).content.decode()
    typed = {"target-0": "", "area": "PT", "date_order": ""}
    form = client.get(reverse("issuer:market-columns", args=[school.key, one])).context["form"]
    typed |= {
        f"target-{place}": str(form.initial.get(f"target-{place}", form.fields[f"target-{place}"].initial))
        for place, _target in enumerate(form.targets)
    }
    client.post(reverse("issuer:market-columns", args=[school.key, one]), typed)
    bare = client.get(reverse("issuer:market-columns", args=[school.key, other])).content.decode()
    do_jobs()

    assert 'name="area" value="PT"' in asked
    assert 'name="area"' not in bare
    assert ("checked", 1) == (queries.file(school.key, one).state, queries.file(school.key, one).rows)


def test_an_organizations_own_series_of_terms_is_asked_for_it_alone() -> None:
    school, other = a_school(), a_school("Other", "other@other.example")
    terms = b"term,month,ads,mentions\nWelding,2026-01,100,12\nWelding,2026-02,100,14\n"
    series = Brought("term-series", "Terms", "terms.csv", terms, "The region", "our own")
    key = actions.bring(school.owner, school.key, series)
    actions.map_columns(
        school.owner, school.key, key, {name: name for name in ("term", "month", "ads", "mentions")}
    )
    do_jobs()
    actions.start(school.owner, school.key, key)
    do_jobs()

    held = queries.series_of(school.key)
    assert held is not None
    assert held is queries.series_of(school.key)
    assert ["Terms"] == [release.name for release in held.releases]
    elsewhere = queries.series_of(other.key)
    assert elsewhere is None or "Terms" not in [release.name for release in elsewhere.releases]
