"""From a section's records to the grid that is drawn.

Apart from the teacher's screens because the tour draws the same grid.
"""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from assay.web.look.grid import Grid, GridRow, GridSkill, GridTick, TickState
from assay.web.records.marks.rows import Cell, CellRow, SectionGrid, SkillRow
from assay.web.records.rosters.rows import PupilRow, SectionRow

BETWEEN = "."
_STATES = {
    "set": TickState.SET,
    "settling": TickState.WAITING,
    "elsewhere": TickState.WAITING,
    "held": TickState.HELD,
}


def drawn(section: SectionRow, grid: SectionGrid, alone: str = "") -> Grid:
    """The grid as it is drawn; `alone` shows one skill."""
    here = reverse("teacher:section", args=[section.organization, section.key])
    shown = [skill for skill in grid.skills if skill.version == alone] or grid.skills
    return Grid(
        caption=_("Who can do what in %(section)s") % {"section": section.title},
        skills=tuple(
            GridSkill(
                skill.version,
                skill.name,
                grid.done(skill.version),
                f"{here}?skill={skill.version}" if len(shown) > 1 else "",
                skill.is_open and not section.is_closed,
            )
            for skill in shown
        ),
        rows=tuple(_row(section, pupil, shown, grid) for pupil in grid.pupils),
    )


def _row(section: SectionRow, pupil: PupilRow, skills: list[SkillRow], grid: SectionGrid) -> GridRow:
    name = pupil.name or _("A pupil who was forgotten")
    return GridRow(pupil.key, name, tuple(_tick(section, pupil, name, skill, grid) for skill in skills))


def _tick(section: SectionRow, pupil: PupilRow, name: str, skill: SkillRow, grid: SectionGrid) -> GridTick:
    cell = (pupil.key, skill.version)
    held = grid.cells.get(cell)
    award = held.credential if held else ""
    return GridTick(
        key=key_of(cell),
        skill=skill.version,
        state=_state(held, skill, section, pupil),
        says=f"{name}: {skill.name}",
        url=reverse("issuer:one-award", args=[section.organization, award]) if award else "",
    )


def _state(held: CellRow | None, skill: SkillRow, section: SectionRow, pupil: PupilRow) -> TickState:
    if held is not None:
        return _STATES[held.state]
    is_open = skill.is_open and not section.is_closed and bool(pupil.data_key)
    return TickState.OPEN if is_open else TickState.CLOSED


def key_of(cell: Cell) -> str:
    """A cell as a box sends it."""
    return BETWEEN.join(cell)
