"""Attacks on market data: another school's keys, hostile files, words that are not to be obeyed."""

from __future__ import annotations

import csv
import io
import json
import resource
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assay.analysis.market import Names
from assay.errors import AssayError
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.audit.models import Entry
from assay.web.records.gap_reports import actions as gaps
from assay.web.records.gap_reports.models import GapReport
from assay.web.records.market_files import actions, jobs, places, queries
from assay.web.records.market_files.actions import Brought
from assay.web.records.promise_checks import actions as promises
from assay.web.records.promise_checks import queries as promise_queries
from web.desk.working import a_member, do_jobs, signed_in
from web.factories import School, a_school
from web.security.market_bombs import BOMBS, nested, without_end
from web.security.world import World

pytestmark = pytest.mark.django_db

SPECIAL = ("issuer:market-", "school:gap-")
MARKUP = "<img src=x onerror=alert(1)>"
MAPPING = {"title": "title", "text": "text", "date": "date", "occupation": "soc"}


def ads(*texts: str, count: int = 40) -> bytes:
    """Ads of one occupation, each with its own number, and these words."""
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow(["title", "text", "date", "soc"])
    for at in range(count):
        writer.writerow([f"Cartographer {at}", f"{' '.join(texts)} {at}", "2026-09-01", "17-1021"])
    return held.getvalue().encode()


def brought(school: School, content: bytes, *, kind: str = "postings", name: str = "ads.csv") -> str:
    """The key of a file that this school brings."""
    return actions.bring(school.owner, school.key, Brought(kind, f"Our {kind}", name, content, "We", "ours"))


def stored(
    school: School, content: bytes, *, kind: str = "postings", columns: dict[str, str] = MAPPING
) -> str:
    """The key of a file that is in use."""
    key = brought(school, content, kind=kind, name=f"{kind}.csv")
    actions.map_columns(school.owner, school.key, key, columns)
    do_jobs()
    actions.start(school.owner, school.key, key, leaves_faulty=True)
    do_jobs()
    assert "stored" == queries.file(school.key, key).state
    return key


def test_keys_of_another_school_open_nothing_under_ones_own_address(world: World) -> None:
    mine = a_school("Mine", "me@mine.example")
    client = signed_in(mine.owner)
    seen = set()
    for name, named in world.by_route.items():
        if name.startswith(SPECIAL):
            address = reverse(name, kwargs={"organization": mine.key, **named})
            seen |= {client.get(address).status_code, client.post(address, {"occupation": "1"}).status_code}
    for name in ("issuer:promises", "issuer:promises-show", "issuer:promises-again", "issuer:brochure"):
        address = reverse(name, args=[mine.key, world.school.achievement])
        seen |= {client.get(address).status_code, client.post(address, {"public": "show"}).status_code}

    assert seen <= {404, 405}
    assert GapReport.objects.of(world.school.key).exists()


def test_roles_without_the_right_change_nothing() -> None:
    school = a_school()
    key = brought(school, ads("maps"))
    for role in ("issuer", "teacher", "reviewer", "counsellor", "analyst"):
        person = a_member(school, role)
        for act in (
            lambda one=person: actions.start(one, school.key, key),
            lambda one=person: actions.map_columns(one, school.key, key, MAPPING),
            lambda one=person: actions.take_away(one, school.key, key),
            lambda one=person: gaps.begin(one, school.key),
            lambda one=person: gaps.discard(one, school.key, "x"),
        ):
            with pytest.raises(Forbidden):
                act()
        assert 403 == signed_in(person).get(reverse("issuer:market", args=[school.key])).status_code
    assert "brought" == queries.file(school.key, key).state


def test_only_who_publishes_shows_promises_and_a_new_version_begins_unshown() -> None:
    school = a_school()
    promises.check_again(school.owner, school.key, school.achievement)
    for role in ("teacher", "reviewer", "counsellor", "analyst"):
        with pytest.raises(Forbidden):
            promises.show(a_member(school, role), school.key, school.achievement)
    stranger = a_school("Other", "o@other.example")
    with pytest.raises(NotFound):
        promises.show(stranger.owner, stranger.key, school.achievement)

    assert promise_queries.shown(school.version) is None


@pytest.mark.parametrize(("kind", "name", "made"), BOMBS, ids=lambda value: getattr(value, "__name__", value))
def test_a_bomb_is_refused_in_bounds_and_nothing_of_it_stays(
    kind: str, name: str, made: Callable[[], bytes]
) -> None:
    school = a_school()
    content = made()
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()

    with pytest.raises(AssayError) as error:
        brought(school, content, kind=kind, name=name)

    assert error.value.sentence("en").text
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 700 << 10  # kilobytes
    assert time.process_time() - begun < 20
    assert [] == queries.files(school.key)
    assert [] == [path for path in places.store_of(school.key).folder.rglob("*") if path.is_file()]


def test_a_document_without_end_is_refused_when_it_is_read() -> None:
    school = a_school()
    key = brought(school, without_end(), kind="outcomes", name="outcomes.json")

    do_jobs()

    assert "refused" == queries.file(school.key, key).state


def test_nested_columns_are_never_unpacked() -> None:
    school = a_school()
    key = brought(school, nested(), name="ads.parquet")

    assert ["title"] == [name for name, _examples in actions.look(school.key, key).columns]


def test_a_failure_that_nobody_foresaw_leaves_a_file_that_can_be_taken_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    school = a_school()
    key = brought(school, ads("maps"))
    actions.map_columns(school.owner, school.key, key, MAPPING)

    def falls(*_arguments: object, **_options: object) -> None:
        raise MemoryError

    monkeypatch.setattr(jobs, "check_release", falls)
    do_jobs()

    assert "refused" == queries.file(school.key, key).state
    actions.take_away(school.owner, school.key, key)
    assert [] == queries.files(school.key)


@pytest.mark.parametrize(
    "name",
    ["../../../../etc/x.csv", "..\\..\\x.csv", "a\0b.csv", "\N{RIGHT-TO-LEFT OVERRIDE}vsc.csv", "..csv"],
)
def test_a_files_name_is_no_path(name: str) -> None:
    school = a_school()

    key = brought(school, ads("maps"), name=name)

    folder = places.store_of(school.key).folder.resolve()
    held = [path.resolve() for path in Path(settings.ASSAY_FOLDER).rglob("*.csv") if key in path.parts]
    assert [True] == [path.is_relative_to(folder) for path in held]
    assert "\0" not in queries.file(school.key, key).file_name


def test_a_mapping_that_says_what_it_must_not_is_refused_in_words() -> None:
    school = a_school()
    for said in (
        {"title": "title", "x'); DROP TABLE posting; --": "text"},
        {"title": "nobody's column"},
        {"title": "title", "date": "title"},
    ):
        key = brought(school, ads("maps"))
        actions.map_columns(school.owner, school.key, key, said)
        do_jobs()
        row = queries.file(school.key, key)
        assert ("refused", True) == (row.state, row.fault_count > 0)
        actions.take_away(school.owner, school.key, key)


def test_markup_in_files_is_shown_and_not_obeyed() -> None:
    school = a_school()
    client = signed_in(school.owner)
    content = f'{MARKUP},date\n"{MARKUP}",{MARKUP}\n'.encode()
    told = {"kind": "postings", "title": MARKUP, "origin": MARKUP, "licence": MARKUP}
    client.post(
        reverse("issuer:market", args=[school.key]), {**told, "file": SimpleUploadedFile("a.csv", content)}
    )
    (row,) = queries.files(school.key)
    pages = [client.get(reverse("issuer:market-columns", args=[school.key, row.key]))]
    actions.map_columns(school.owner, school.key, row.key, {"title": MARKUP, "date": "date"})
    do_jobs()
    pages += [
        client.get(reverse("issuer:market-file", args=[school.key, row.key])),
        client.get(reverse("issuer:market", args=[school.key])),
    ]

    assert [200, 200, 200] == [page.status_code for page in pages]
    assert all(b"<img src=x" not in page.content and b"&lt;img src=x" in page.content for page in pages)


@pytest.mark.parametrize(
    "name",
    [
        "x'); DROP TABLE posting; --",
        "(a+)+$",
        "%_%",
        "\\",
        '"',
        "[",
        "a" * 20_000,
        "\0",
        "(?i)(" * 200,
        "$1 {0}",
    ],
)
def test_a_credentials_name_is_no_question_to_the_engine(name: str) -> None:
    school = a_school()
    stored(school, ads("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"))
    market = queries.market_of(school.key)
    assert market is not None
    begun = time.process_time()

    found = market.named(Names(name, (name,), (name[:12],)), market.target("17-1021"), date(2026, 11, 1))

    assert not found.naming
    assert found.ads in {0, 40}  # too common to be looked for, or in none of them
    assert time.process_time() - begun < 10


def test_contacts_in_ads_are_not_kept_and_the_journal_holds_no_names() -> None:
    school = a_school()
    stored(school, ads("Write to ana.pupil@lake.example or +1 (216) 555-0142, Ana Pupil"))

    (release,) = queries.stores(school.key)[0].releases()
    texts = queries.stores(school.key)[0].table(release, "postings").collect()["text"].str.join(" ").item()
    assert "ana.pupil" not in texts
    assert "555-0142" not in texts
    assert [] == [path for path in (release.folder.parent.parent / "brought").rglob("*") if path.is_file()]
    facts = " ".join(json.dumps(one.facts) for one in Entry.objects.all())
    assert "ads.csv" not in facts
    assert "Our postings" not in facts
