"""The grid: looked at, saved as a whole page or tap by tap, and taken back."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from assay.web.base import rates
from assay.web.look.answers import go
from assay.web.look.class_grid import drawn, key_of
from assay.web.look.workplace import frame, member, person
from assay.web.records.marks import actions, queries
from assay.web.records.marks.rows import Cell, Outcome, SectionGrid, SkillRow
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters.queries import require_section
from assay.web.records.rosters.rows import SectionRow
from assay.web.screens.teacher.grids import cells, undo_bar
from assay.web.screens.teacher.words import refusal, trouble

A_MINUTE = 600
"""Saves a minute of one person: five taps a second, all through it."""
_MOST_SAID = 5


@login_required
def section(request: HttpRequest, organization: str, section: str) -> HttpResponse:
    """Pupils and skills; a POST saves what was changed on the page, and nothing else."""
    held = member(request, organization, Permission.SECTION_TEACH)
    row = require_section(person(request), organization, section)
    if request.method == "POST":
        _save(request, row)
        return go(request.get_full_path())
    grid = queries.grid(organization, section)
    alone = request.GET.get("skill", "")
    shown = drawn(row, grid, alone)
    facts = {
        "section": row,
        "grid": shown,
        "alone": shown.skills[0] if alone and shown.is_single else None,
        "skills": grid.skills,
        **_neighbours(grid, alone),
        "undo": undo_bar(row, person(request)),
        "store": f"{section}.{person(request).key}",
        "troubles": [trouble(one) for one in queries.troubles(organization, section)],
    }
    return render(request, "teacher/section.html", frame(held, "teacher:sections", **facts))


def _neighbours(grid: SectionGrid, alone: str) -> dict[str, SkillRow | None]:
    """The skills before and after the one that is shown alone."""
    order = [skill.version for skill in grid.skills]
    place = order.index(alone) if alone in order else None
    if place is None:
        return {"before": None, "after": None}
    around = [None, *grid.skills, None]
    return {"before": around[place], "after": around[place + 2]}


def _save(request: HttpRequest, row: SectionRow) -> None:
    """What was ticked since the page was drawn is set, what was unticked is undone; the rest is not ours."""
    actor, organization = person(request), row.organization
    now_on, was = set(cells(request.POST.getlist("on"))), set(cells(request.POST.get("was", "").split()))
    wanted = [cell for cell in cells(request.POST.getlist("on")) if cell not in was]
    grid = queries.grid(organization, row.key)
    wanted += _whole(grid, request.POST.get("column", ""), request.POST.get("row", ""))
    outcomes = []
    if wanted:
        outcomes.append(actions.set_marks(actor, organization, row.key, wanted))
    if gone := was - now_on - set(wanted):
        outcomes.append(actions.undo_marks(actor, organization, row.key, sorted(gone)))
    _tell(request, outcomes, grid)


def _whole(grid: SectionGrid, column: str, pupil: str) -> list[Cell]:
    """All cells of a column or a row that are still empty and can be ticked."""
    every = [(one.key, skill.version) for one in grid.pupils for skill in grid.skills if skill.is_open]
    return [cell for cell in every if (cell[1] == column or cell[0] == pupil) and cell not in grid.cells]


def _tell(request: HttpRequest, outcomes: Sequence[Outcome], grid: SectionGrid) -> None:
    changed = sum(one.changed for one in outcomes)
    if changed:
        told = ngettext("%(count)s mark was changed.", "%(count)s marks were changed.", changed)
        messages.success(request, told % {"count": changed})
    said = list(dict.fromkeys(refusal(one, grid) for each in outcomes for one in each.refused))
    for text in said[:_MOST_SAID]:
        messages.warning(request, text)
    if len(said) > _MOST_SAID:
        more = len(said) - _MOST_SAID
        messages.warning(request, _("And %(count)s more could not be changed.") % {"count": more})


@login_required
@require_POST
def marks(request: HttpRequest, organization: str, section: str) -> JsonResponse:
    """A few taps, saved in the background: what could not be set is in the answer, with the reason."""
    actor = person(request)
    row = require_section(actor, organization, section)
    rates.count("marks", actor.key, A_MINUTE)
    on, off = cells(request.POST.getlist("set")), cells(request.POST.getlist("unset"))
    outcomes = []
    if on:
        outcomes.append((True, actions.set_marks(actor, organization, section, on)))
    if off:
        outcomes.append((False, actions.undo_marks(actor, organization, section, off)))
    grid = queries.grid(organization, section)
    refused = [
        {"cell": key_of((one.pupil, one.version)), "on": not was_on, "text": refusal(one, grid)}
        for was_on, each in outcomes
        for one in each.refused
    ]
    return JsonResponse({"refused": refused, **_state(request, row, grid)})


@login_required
@require_POST
def undo(request: HttpRequest, organization: str, section: str) -> HttpResponse:
    """Take back the last tap, or all of one's own of the last ten minutes."""
    actor = person(request)
    row = require_section(actor, organization, section)
    before = queries.grid(organization, section)
    which = "all" if request.POST.get("which") == "all" else "last"
    changed = actions.undo_taps(actor, organization, section, request.POST.get(which, "").split())
    if request.accepts("text/html"):
        if changed:
            told = ngettext("%(count)s mark was undone.", "%(count)s marks were undone.", changed)
            messages.success(request, told % {"count": changed})
        else:
            messages.info(request, _("Nothing was undone: the ten minutes are over."))
        return go(request.path.removesuffix("/undo"))
    grid = queries.grid(organization, section)
    undone = [key_of(cell) for cell in before.cells if cell not in grid.cells]
    return JsonResponse({"undone": undone, **_state(request, row, grid)})


def _state(request: HttpRequest, row: SectionRow, grid: SectionGrid) -> dict[str, object]:
    bar = {"undo": undo_bar(row, person(request))}
    return {
        "done": {skill.version: grid.done(skill.version) for skill in grid.skills},
        "undo": render_to_string("look/undo.html", bar, request),
    }
