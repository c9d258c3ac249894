"""Writes of the grid: choose its columns, tick, undo. What was ticked is awarded by `jobs.settle`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.audit.actions import record
from assay.web.records.marks import queries
from assay.web.records.marks.models import Mark, SectionSkill
from assay.web.records.marks.rows import MOST_SKILLS, WINDOW, Cell, Outcome, Refused, SectionGrid
from assay.web.records.people.models import Person
from assay.web.records.rosters.queries import require_section

__all__ = ["MOST_SKILLS", "WINDOW", "Outcome", "Refused"]


@transaction.atomic
def choose_skills(actor: Person, organization: str, section: str, versions: Sequence[str]) -> None:
    """These are the section's columns now, in this order; what was marked or awarded stays.

    Raises `NotFound` (also for a version that is not this organization's, or was archived), `Forbidden`,
    `draft-member-malformed` for more than twelve.
    """
    require_section(actor, organization, section)
    wanted = list(dict.fromkeys(versions))
    if len(wanted) > MOST_SKILLS:
        expected = f"at most {MOST_SKILLS} skills"
        raise AssayError("draft-member-malformed", "/skills", member="skills", expected=expected)
    held = {row.version: row for row in queries.skills(organization, section)}
    for key in wanted:
        version = achievements.version(key)
        if version.organization != organization or (version.state != "published" and key not in held):
            raise NotFound
    rows = SectionSkill.objects.of(organization).filter(section=section)
    rows.delete()
    SectionSkill.objects.bulk_create(
        SectionSkill(organization_id=organization, section_id=section, version_id=key, position=place)
        for place, key in enumerate(wanted, start=1)
    )
    if wanted != list(held):
        record("choose", "section", section, actor=actor.key, organization=organization, skills=len(wanted))


@transaction.atomic
def set_marks(actor: Person, organization: str, section: str, wanted: Iterable[Cell]) -> Outcome:
    """Tick these; whoever else ticked one before, it stays theirs and counts as done.

    Raises `NotFound`, `Forbidden`; what cannot be ticked is in the outcome, with the reason.
    """
    row = require_section(actor, organization, section)
    grid = queries.grid(organization, section)
    tap, instant = new_key(), now()
    done: list[Cell] = []
    fresh: list[Mark] = []
    refused: list[Refused] = []
    for pupil, version in dict.fromkeys(wanted):
        code = "closed" if row.is_closed else _hindrance(grid, (pupil, version))
        if code:
            refused.append(Refused(pupil, version, code))
            continue
        done.append((pupil, version))
        if (pupil, version) not in grid.cells:
            mark = Mark(
                organization_id=organization,
                section_id=section,
                pupil_id=pupil,
                version_id=version,
                set_by=actor,
                tap=tap,
                set_at=instant,
                settles_at=instant + WINDOW,
            )
            fresh.append(mark)
    Mark.objects.bulk_create(fresh, ignore_conflicts=True)  # another teacher's tap may have been first
    changed = Mark.objects.of(organization).filter(section=section, tap=tap).count()
    if changed:
        record("mark", "section", section, actor=actor.key, organization=organization, count=changed)
    return Outcome(tap, tuple(done), changed, tuple(refused))


def _hindrance(grid: SectionGrid, cell: Cell) -> str:
    """Why this cell cannot be ticked; empty where it can."""
    pupil, version = cell
    columns = {one.version: one for one in grid.skills}
    if version not in columns:
        return "column"
    held = grid.cells.get(cell)
    if held is not None:
        return "held" if held.state == "held" else ""
    if not any(row.key == pupil and row.data_key for row in grid.pupils):
        return "left"
    return "" if columns[version].is_open else "archived"


@transaction.atomic
def undo_marks(actor: Person, organization: str, section: str, wanted: Iterable[Cell]) -> Outcome:
    """Untick these, whoever of the section's teachers ticked them; refused where ten minutes are over.

    Raises `NotFound`, `Forbidden`.
    """
    require_section(actor, organization, section)
    grid = queries.grid(organization, section)
    asked = list(dict.fromkeys(wanted))
    late = [cell for cell in asked if (held := grid.cells.get(cell)) is not None and held.state != "set"]
    done = [cell for cell in asked if cell not in late]
    achievements_of = {one.version: one.achievement for one in grid.skills}
    changed = 0
    for version in {version for _pupil, version in done}:
        pupils = [pupil for pupil, one in done if one == version]
        rows = Mark.objects.of(organization).filter(
            section=section,
            pupil__in=pupils,
            version__achievement=achievements_of.get(version, ""),
        )
        changed += rows.filter(state="set", settles_at__gt=now()).update(
            state="undone", undone_at=now(), trouble=""
        )
    if changed:
        record("unmark", "section", section, actor=actor.key, organization=organization, count=changed)
    refused = tuple(Refused(*cell, _too_late(grid, cell)) for cell in late)
    return Outcome("", tuple(done), changed, refused)


def _too_late(grid: SectionGrid, cell: Cell) -> str:
    return "elsewhere" if grid.cells[cell].state == "elsewhere" else "settled"


@transaction.atomic
def undo_taps(actor: Person, organization: str, section: str, taps: Iterable[str]) -> int:
    """Undo what this person ticked together under these names; how many marks that were.

    Raises `NotFound`, `Forbidden`.
    """
    require_section(actor, organization, section)
    rows = Mark.objects.of(organization).filter(
        section=section, set_by=actor, tap__in=set(taps), state="set", settles_at__gt=now()
    )
    changed = rows.update(state="undone", undone_at=now(), trouble="")
    if changed:
        record("unmark", "section", section, actor=actor.key, organization=organization, count=changed)
    return changed
