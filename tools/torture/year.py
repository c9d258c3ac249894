"""Jobs of a school year that are killed in the middle: a roster, a vendor's results, the marks of a class.

Each job is prepared, begun by a worker that is killed somewhere between its first instant and its last, and
looked at: all or nothing of it is there. Then another worker takes over what the dead one had begun, and in
the end everything is there once.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import F

from assay.web.base.jobs import schedule
from assay.web.commands.made_up import district as made
from assay.web.commands.made_up.district_files import district_files
from assay.web.commands.made_up.district_people import KITCHEN
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements.values import AchievementValues
from assay.web.records.audit.models import Entry
from assay.web.records.certificates.models import Attempt, Certificate, VendorFile
from assay.web.records.credentials.jobs import finish_planned
from assay.web.records.credentials.models import Credential
from assay.web.records.marks import actions as marks
from assay.web.records.marks.jobs import settle
from assay.web.records.marks.models import Mark
from assay.web.records.rosters import imports
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.models import Enrolment, Guardianship, Pupil, RosterImport, Section
from assay.web.records.work import worker

DAY = date(2026, 11, 20)
PUPILS, SKILLS = 40, 3
JOBS = ("roster", "results", "marks")


def begin(folder: Path, job: str) -> None:
    """A new district in which this job is the next that a worker does."""
    house = made.make_district()
    facts: dict[str, object] = {"district": house.key, "job": job}
    files = district_files(DAY, PUPILS)
    key = imports.take_in(house.coordinator, house.key, io.BytesIO(files.roster))
    imports.start(house.coordinator, house.key, key)
    if job != "roster":
        worker.work_off()
    if job == "results":
        made.add_kinds(house)
        facts["rows"] = files.results.count(b"\n") - 1
        made.take_results(house, PUPILS)
    elif job == "marks":
        section = Section.objects.of(house.key).get(source_id=KITCHEN)
        versions = [_skill(house, number) for number in range(SKILLS)]
        pupils = rosters.pupils_of(house.key, section.key)
        marks.choose_skills(house.coordinator, house.key, section.key, versions)
        cells = [(pupil.key, version) for pupil in pupils for version in versions]
        marks.set_marks(house.coordinator, house.key, section.key, cells)
        past = timedelta(minutes=11)
        Mark.objects.of(house.key).update(settles_at=F("settles_at") - past)
        facts["cells"] = len(cells)
        schedule(settle)
    (folder / "year.json").write_text(json.dumps(facts), "utf-8")


def _skill(house: made.District, number: int) -> str:
    values = AchievementValues(f"Skill {number}", "Shows it.", "Show it twice.")
    achievement = achievements.create(house.coordinator, house.key, values)
    return achievements.publish(house.coordinator, house.key, achievement)


def work(_folder: Path) -> None:
    """Do what waits, as a worker does, after burying its neighbours who were killed."""
    place = settings.ASSAY_FOLDER / "workers"
    worker.bury_neighbours(place)
    with worker.Presence(place) as presence:
        while worker.do_one(presence.name):
            pass
    finish_planned.call()


def look(folder: Path, *, is_over: bool) -> None:
    """Count what is wrong with the district's job: half done, or, once it is over, not done or done twice."""
    facts = _facts(folder)
    state = _STATES[facts["job"]](facts)
    half = state["there"] not in state["may_be"] or state["is_torn"]
    wrong = {"half": int(half), "undone": int(is_over and state["there"] != max(state["may_be"]))}
    wrong["twice"] = int(is_over and state["entries"] != 1)
    (folder / "looked.json").write_text(json.dumps(wrong), "utf-8")


def _roster(facts: dict[str, Any]) -> dict[str, Any]:
    key = facts["district"]
    counts = {
        Pupil.objects.of(key).count() == PUPILS,
        Enrolment.objects.of(key).exists(),
        Guardianship.objects.filter(pupil__organization=key).exists(),
        RosterImport.objects.of(key).get().state == "done",
    }
    return {
        "there": Pupil.objects.of(key).count(),
        "may_be": [0, PUPILS],
        "is_torn": len(counts) != 1,
        "entries": Entry.objects.filter(organization=key, verb="apply", kind="roster-import").count(),
    }


def _results(facts: dict[str, Any]) -> dict[str, Any]:
    key = facts["district"]
    done = VendorFile.objects.of(key).get().state == "done"
    return {
        "there": Attempt.objects.of(key).count(),
        "may_be": [0, facts["rows"]],
        "is_torn": len({done, Attempt.objects.of(key).exists(), Certificate.objects.of(key).exists()}) != 1,
        "entries": Entry.objects.filter(organization=key, verb="import", kind="vendor-file").count(),
    }


def _marks(facts: dict[str, Any]) -> dict[str, Any]:
    key = facts["district"]
    awarded = set(Mark.objects.of(key).filter(state="awarded").values_list("credential", flat=True))
    rows = Credential.objects.of(key)
    places = set(rows.values_list("list", "index"))
    issued = rows.filter(state="issued").count()
    return {
        "there": len(awarded),
        "may_be": [0, facts["cells"]],
        "is_torn": set(rows.values_list("key", flat=True)) != awarded or len(places) != len(awarded),
        "entries": 1 + facts["cells"] - issued,
    }


_STATES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "roster": _roster,
    "results": _results,
    "marks": _marks,
}


def _facts(folder: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((folder / "year.json").read_text("utf-8"))
    return facts
