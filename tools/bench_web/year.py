"""A district's school year, timed: a roster, a vendor's results, the marks of a class, the pages people open.

Done in one process and without a site, so that no worker shares the work; the pages are asked for as a
browser would, through everything that the site does for an answer but the network.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from django.core.management import call_command
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from assay.web.base.clock import now
from assay.web.base.demo_cast import JASMINE
from assay.web.commands.made_up import district as made
from assay.web.commands.made_up import district_life, district_links, school_year
from assay.web.commands.made_up.district_files import district_files
from assay.web.commands.made_up.district_people import PUPILS
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements.values import AchievementValues
from assay.web.records.certificates import vendor_files, vendor_reading
from assay.web.records.marks import actions as marks
from assay.web.records.marks.models import Mark
from assay.web.records.marks.settling import settle_due
from assay.web.records.people.queries import by_key
from assay.web.records.rosters import imports
from assay.web.records.rosters import queries as rosters
from assay.web.records.work.worker import work_off

CHANGES, SKILLS, OPENINGS = 40, 6, 20
Figure = dict[str, float]


def measure() -> dict[str, Figure]:
    """Every figure, by its name."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    figures: dict[str, Figure] = {}
    with override_settings(ASSAY_DEMO=True, ALLOWED_HOSTS=["*"]):
        figures[f"demonstration of {PUPILS:,} pupils built"] = _timed(school_year.live)
        house = made.make_district()
        for part in (_roster(house, 0), _results(house), _roster(house, CHANGES), _marks(house), _pages()):
            figures.update(part)
    return figures


def _timed(act: Callable[[], object]) -> Figure:
    """Seconds by the clock, and what of them this process used of a processor."""
    begun, used = time.perf_counter(), time.process_time()
    act()
    return {
        "s": round(time.perf_counter() - begun, 2),
        "CPU s": round(time.process_time() - used, 2),
    }


def _roster(house: made.District, changes: int) -> Iterator[tuple[str, Figure]]:
    key, taken = house.key, list[str]()
    name = f"roster with {changes} changes" if changes else f"roster of {PUPILS:,}"
    content = district_files(now().date(), PUPILS, changes=changes).roster

    def check() -> None:
        taken.append(imports.take_in(house.coordinator, key, io.BytesIO(content)))

    def carry_out() -> None:
        imports.start(house.coordinator, key, taken[0], allows_leaving=True)
        work_off()

    yield f"{name}, checked", _timed(check)
    yield f"{name}, applied", _timed(carry_out)


def _results(house: made.District) -> Iterator[tuple[str, Figure]]:
    key = house.key
    made.add_kinds(house)
    file = made.hand_in_results(house)

    def bring() -> None:
        vendor_files.start(house.coordinator, key, file)
        work_off()

    dry_run = partial(vendor_reading.dry_run, key, file, district_life.EVERYBODY)
    yield "1,200 results, dry run", _timed(dry_run)
    yield "1,200 results, imported", _timed(bring)


def _marks(house: made.District) -> Iterator[tuple[str, Figure]]:
    """A class of 28 pupils ticks six skills, one after the other, and all is awarded ten minutes later."""
    key, section = house.key, district_life.kitchen(house).key
    versions = []
    for number in range(SKILLS):
        values = AchievementValues(f"Skill {number}", "Shows it.", "Show it twice.")
        achievement = achievements.create(house.coordinator, key, values)
        versions.append(achievements.publish(house.coordinator, key, achievement))
    marks.choose_skills(house.coordinator, key, section, versions)
    pupils = [row.key for row in rosters.pupils_of(key, section)]
    rounds = []
    for version in versions:
        cells = [(pupil, version) for pupil in pupils]
        rounds.append(_timed(partial(marks.set_marks, house.coordinator, key, section, cells)))
    middle = {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}
    yield f"{len(pupils)} marks saved, median", middle
    Mark.objects.of(key).update(settles_at=F("settles_at") - timedelta(minutes=11))
    yield f"{len(pupils) * SKILLS} marks awarded", _timed(settle_due)


def _pages() -> Iterator[tuple[str, Figure]]:
    house = made.district()
    if house is None:
        raise RuntimeError("the demonstration has no district")
    work, kitchen = f"/work/{house.key}", district_life.kitchen(house)
    jasmine = rosters.by_number(house.key, JASMINE)
    for name, person, path in (
        ("grid of 28 pupils and 6 skills", house.teacher, f"{work}/sections/{kitchen.key}"),
        ("caseload", house.counsellor, f"{work}/caseload"),
        ("pupil's record", house.counsellor, f"{work}/pupils/{jasmine.key}"),
        ("all pupils", house.coordinator, f"{work}/pupils"),
        ("all certificates", house.coordinator, f"{work}/certificates"),
        ("pupil's phone", by_key(jasmine.person), "/pupil"),
        ("guardian's link", None, district_links.guardian_path(house)),
    ):
        client = Client()
        if person is not None:
            client.force_login(person)
        yield f"{name}, opened", _opened(client, path)


def _opened(client: Client, path: str) -> Figure:
    times, used = [], time.process_time()
    for _again in range(OPENINGS):
        begun = time.perf_counter()
        answer = client.get(path)
        times.append(time.perf_counter() - begun)
        if answer.status_code != 200:  # noqa: PLR2004 - the one good answer of HTTP
            raise RuntimeError(f"{path} answered {answer.status_code}")
    used = time.process_time() - used
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return {
        "p50 ms": round(1000 * statistics.median(times), 1),
        "CPU ms each": round(1000 * used / OPENINGS, 1),
        "queries": len(asked),
    }
