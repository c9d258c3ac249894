"""The grid of the tour: the class as its teacher sees it, with marks that a visitor sets and takes back.

What was ticked stands in the address by its place, row and column, and is set anew each time the page is
made: see `school.taken_back`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.urls import reverse

from assay.web.look.class_grid import drawn
from assay.web.look.grid import Grid, GridRow, Undo
from assay.web.records.marks import actions, queries
from assay.web.records.marks.rows import WINDOW, Cell, SectionGrid
from assay.web.screens.tour.school import School, taken_back

_PLACE = re.compile(r"(\d{1,3})-(\d{1,2})")
_MOST = 400  # boxes that one address can name


@dataclass(frozen=True, slots=True)
class Classwork:
    """The class after what the visitor did, and what that was."""

    grid: Grid
    undo: Undo | None
    ticked: tuple[str, ...]  # the places that the visitor has set
    marked: str = ""  # the first of them: whom and what, where it was set just now
    is_undone: bool = False


def classwork(house: School, asked: QueryDict) -> Classwork:
    """The class with these boxes ticked; `column`, `row`: all that is empty there; `undo`: all taken back."""
    organization, section = house.key, house.section.key
    with taken_back():
        before = queries.grid(organization, section)
        wanted = _wanted(before, asked)
        count = 0
        if wanted:
            done = actions.set_marks(house.teacher, organization, section, wanted)
            count = done.changed
            if "undo" in asked:
                actions.undo_taps(house.teacher, organization, section, [done.tap])
        gone = _gone(before, asked)
        if known := [cell for cell in gone if cell in before.cells]:
            actions.undo_marks(house.teacher, organization, section, known)
        after = queries.grid(organization, section)
        shown = drawn(house.section, after)
    is_undone = bool(gone) or (count > 0 and "undo" in asked)
    standing = [cell for cell in wanted if cell in after.cells]
    return Classwork(
        grid=_by_place(shown, after),
        undo=Undo("", "", len(standing), int(WINDOW.total_seconds() // 60)) if standing else None,
        ticked=tuple(_place(after, cell) for cell in standing),
        marked="" if is_undone or not standing else _says(after, standing[-1]),
        is_undone=is_undone,
    )


def _wanted(grid: SectionGrid, asked: QueryDict) -> list[Cell]:
    """The empty cells that the visitor wants ticked."""
    wanted = _cells(grid, asked.getlist("on"))
    column, row = asked.get("column", ""), asked.get("row", "")
    wanted += [
        (pupil.key, skill.version)
        for line, pupil in enumerate(grid.pupils, 1)
        for place, skill in enumerate(grid.skills, 1)
        if str(place) == column or str(line) == row
    ]
    return [cell for cell in dict.fromkeys(wanted) if cell not in grid.cells]


def _gone(grid: SectionGrid, asked: QueryDict) -> list[Cell]:
    """The cells that were ticked when the visitor's page was made, and are no more."""
    still = set(_cells(grid, asked.getlist("on")))
    return [cell for cell in _cells(grid, asked.get("was", "").split()) if cell not in still]


def _cells(grid: SectionGrid, places: Iterable[str]) -> list[Cell]:
    found = []
    for text in list(places)[:_MOST]:
        if told := _PLACE.fullmatch(text):
            row, column = int(told[1]) - 1, int(told[2]) - 1
            if 0 <= row < len(grid.pupils) and 0 <= column < len(grid.skills):
                found.append((grid.pupils[row].key, grid.skills[column].version))
    return found


def _place(grid: SectionGrid, cell: Cell) -> str:
    rows, columns = [row.key for row in grid.pupils], [skill.version for skill in grid.skills]
    return f"{rows.index(cell[0]) + 1}-{columns.index(cell[1]) + 1}"


def _says(grid: SectionGrid, cell: Cell) -> str:
    name = next(row.name for row in grid.pupils if row.key == cell[0])
    return f"{name}: {next(skill.name for skill in grid.skills if skill.version == cell[1])}"


def _by_place(grid: Grid, told: SectionGrid) -> Grid:
    """The grid with places for keys, and ways to public pages only."""
    skills = tuple(
        replace(skill, key=str(place), url=reverse("public:achievement", args=[row.achievement]))
        for place, (skill, row) in enumerate(zip(grid.skills, told.skills, strict=True), 1)
    )
    return replace(grid, skills=skills, rows=tuple(_row(line, row) for line, row in enumerate(grid.rows, 1)))


def _row(line: int, row: GridRow) -> GridRow:
    ticks = tuple(
        replace(tick, key=f"{line}-{place}", skill=str(place), url="")
        for place, tick in enumerate(row.ticks, 1)
    )
    return replace(row, key=str(line), ticks=ticks)
