"""The files of a made-up school year as an office sends them: spoilt, right, a week later, a year later."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from playwright.sync_api import FilePayload, Page

from assay.web.commands.made_up.district_files import district_files, roster_bundle
from assay.web.commands.made_up.district_people import MadePupil, population
from journeys.web.steps import press

COUNT = 60
LAST_GRADE = 12
SPOILT_LINE, SPOILT = 7, "the 3rd of May"
HEADINGS = ("Cand. no.", "Family", "Given", "What was sat", "Sat", "Came out as", "Marks", "Card")
UNKNOWN_NUMBER, UNKNOWN_NAME = "999999", "Knives and Boards"
UNKNOWN_LINE = 6


def roster(day: date, changes: int = 0) -> bytes:
    """The bundle of this day, or of a week later with so many pupils changed."""
    return _ours(district_files(day, COUNT, changes=changes).roster)


def spoilt(bundle: bytes) -> bytes:
    """The same bundle with one birth date that is none."""

    def spoil(name: str, text: str) -> str:
        if name != "demographics.csv":
            return text
        lines = text.splitlines()
        key, status, changed, _born, *others = lines[SPOILT_LINE - 1].split(",")
        lines[SPOILT_LINE - 1] = ",".join([key, status, changed, SPOILT, *others])
        return "\r\n".join(lines)

    return _rewritten(bundle, spoil)


def _ours(bundle: bytes) -> bytes:
    """The same people with addresses of their own: the demonstration's must not become members here."""

    def move(_name: str, text: str) -> str:
        return text.replace("lakeview.example", "hillside.example").replace("@home.", "@family.")

    return _rewritten(bundle, move)


def _rewritten(bundle: bytes, change: Callable[[str, str], str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bundle)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name).decode()))
    return packed.getvalue()


def next_year(day: date) -> bytes:
    """The bundle of the year after: everybody a grade higher in a new section; the oldest have gone."""
    people = population(day, COUNT)
    kept = [replace(one, grade=one.grade + 1) for one in people.pupils if one.grade < LAST_GRADE]
    sections = [replace(one, source_id=f"{one.source_id}-next") for one in people.sections]
    later = replace(people, pupils=kept, sections=sections)
    return _ours(roster_bundle(later, day.replace(year=day.year + 1, day=1)))


def leavers(day: date) -> int:
    """How many are in the last grade."""
    return sum(one.grade == LAST_GRADE for one in population(day, COUNT).pupils)


def candidates(day: date) -> list[MadePupil]:
    """Four pupils who sat an examination, none of them about to leave or to be changed."""
    return [one for one in population(day, COUNT).pupils if one.programme and one.grade < LAST_GRADE][:4]


def results(day: date) -> bytes:
    """A vendor's table in its own words: two attempts of one, a pupil nobody knows, a name nobody knows."""
    first, second, third, fourth = candidates(day)
    at = day - timedelta(days=365)
    food, aid = "ServSafe Food Handler", "OSHA 10-Hour Construction"
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerows(
        [
            HEADINGS,
            (first.number, first.family, first.given, food, at, "Fail", "58", ""),
            (first.number, first.family, first.given, food, at, "Pass", "81", "FH100200"),
            (second.number, second.family, second.given, food, at, "Pass", "92", "FH100201"),
            (third.number, third.family, third.given, aid, at, "Pass", "77", "OS555001"),
            (UNKNOWN_NUMBER, "Nobody", "Known", aid, at, "Pass", "90", "OS555002"),
            (fourth.number, fourth.family, fourth.given, UNKNOWN_NAME, at, "Pass", "71", "KB7"),
        ]
    )
    return written.getvalue().encode()


def send(page: Page, name: str, content: bytes) -> None:
    """Choose this file in the field for it, and have it read."""
    kind = "application/zip" if name.endswith(".zip") else "text/csv"
    file = FilePayload(name=name, mimeType=kind, buffer=content)
    page.get_by_label("File", exact=True).set_input_files([file])
    press(page, "Read the file")
