"""Reads of grids. Whether the reader may see the section is asked before: `require_section`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Count, Max, Min

from assay.web.base.clock import now
from assay.web.records.achievements import queries as achievements
from assay.web.records.credentials.doubles import held_by
from assay.web.records.marks.models import Mark, SectionSkill
from assay.web.records.marks.rows import (
    Cell,
    CellRow,
    MarkRow,
    SectionGrid,
    SkillRow,
    TapRow,
    TroubleRow,
)
from assay.web.records.people.models import Person
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.rows import PupilRow

__all__ = ["MarkRow", "SectionGrid", "SkillRow", "TapRow", "TroubleRow"]

_REMEMBERED = timedelta(days=7)


def skills(organization: str, section: str) -> list[SkillRow]:
    """The columns of this section's grid, in their order."""
    rows = SectionSkill.objects.of(organization).filter(section=section).order_by("position", "key")
    keys = list(rows.values_list("version_id", flat=True))
    versions = achievements.versions(keys)
    return [
        SkillRow(key, versions[key].achievement, versions[key].name, versions[key].state == "published")
        for key in keys
    ]


def grid(organization: str, section: str) -> SectionGrid:
    """The section's pupils, its skills, and how each stands with each."""
    columns, present = skills(organization, section), rosters.pupils_of(organization, section)
    return SectionGrid(columns, present, cells(organization, section, columns, present))


def cells(
    organization: str, section: str, columns: Sequence[SkillRow], pupils: Sequence[PupilRow]
) -> dict[Cell, CellRow]:
    """How these pupils stand with these skills; a skill is had in whichever version it was awarded."""
    by_achievement = {column.achievement: column.version for column in columns}
    found: dict[Cell, CellRow] = {}
    instant = now()
    waiting = Mark.objects.of(organization).filter(
        state="set", pupil__in=[row.key for row in pupils], version__achievement__in=by_achievement
    )
    told = waiting.values_list("pupil", "version__achievement", "settles_at", "section")
    for pupil, achievement, until, where in told:
        state = "settling" if until <= instant else "set" if where == section else "elsewhere"
        found[pupil, by_achievement[achievement]] = CellRow(state, until)
    whose = {row.recipient: row.key for row in pupils if row.recipient}
    for (recipient, achievement), credential in held_by(organization, whose, by_achievement).items():
        found[whose[recipient], by_achievement[achievement]] = CellRow("held", credential=credential)
    return found


def taps(organization: str, section: str, person: Person) -> list[TapRow]:
    """What this person ticked here and can still undo, the last first."""
    rows = Mark.objects.of(organization).filter(
        section=section, set_by=person, state="set", settles_at__gt=now()
    )
    told = rows.order_by().values("tap").annotate(n=Count("key"), at=Max("set_at"), until=Min("settles_at"))
    found = [TapRow(row["tap"], row["n"], row["at"], row["until"]) for row in told]
    return sorted(found, key=lambda row: row.set_at, reverse=True)


def troubles(organization: str, section: str) -> list[TroubleRow]:
    """What of the last week was marked here and could not be awarded, or not yet."""
    rows = Mark.objects.of(organization).filter(section=section, set_at__gte=now() - _REMEMBERED)
    last = {(row.pupil_id, row.version_id): row for row in rows.order_by("set_at")}
    marks = [row for row in last.values() if row.trouble]
    names = rosters.among_keys(organization, {row.pupil_id for row in marks})
    versions = achievements.versions([row.version_id for row in marks])
    return [
        TroubleRow(names[row.pupil_id].name, versions[row.version_id].name, row.trouble, row.state == "set")
        for row in marks
        if row.pupil_id in names
    ]


def of_pupil(organization: str, pupil: str) -> list[MarkRow]:
    """What was marked for this pupil, in whichever section, newest first."""
    rows = Mark.objects.of(organization).filter(pupil=pupil).select_related("section").order_by("-set_at")
    marks = list(rows)
    versions = achievements.versions([row.version_id for row in marks])
    return [
        MarkRow(
            key=row.key,
            section=row.section_id,
            section_title=row.section.title,
            version=row.version_id,
            achievement=versions[row.version_id].name,
            set_at=row.set_at,
            settles_at=row.settles_at,
            state=row.state,
            credential=row.credential_id or "",
            trouble=row.trouble,
        )
        for row in marks
    ]
