"""Placements of an organization: what waits for whom, arranging some, the words of the rubric."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from assay.web.base.file_faults import Fault, FileRefused
from assay.web.base.rates import limited
from assay.web.look.answers import attachment, onward, page_number, pages, put_refusal
from assay.web.look.workplace import frame, member, person
from assay.web.records.achievements import queries as achievements
from assay.web.records.organizations.permissions import Permission
from assay.web.records.placements import actions, links, queries
from assay.web.records.placements.rubrics import read_rubric
from assay.web.records.placements.values import MOST_AT_ONCE, PlacementRefused
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.rows import PupilRow, Reach
from assay.web.screens.school.forms_placements import ArrangeForm, RubricForm

A_PAGE = 50
TABS = (
    ("", gettext_lazy("All")),
    ("school", gettext_lazy("Waits for us")),
    ("mentor", gettext_lazy("Waits for the mentor")),
    ("pupil", gettext_lazy("Waits for the pupil")),
    ("awarded", gettext_lazy("Awarded")),
)


@login_required
@require_safe
def placements(request: HttpRequest, organization: str) -> HttpResponse:
    """Who is where, and what waits for whom."""
    held = member(request, organization, Permission.PLACEMENT_ARRANGE)
    search, tab = request.GET.get("q", "")[:100], request.GET.get("waits", "")
    found = queries.placements(organization, rosters.reach(held), search=search)
    tabs = [
        (key, label, sum(_is_under(row.waits_for, row.state, key) for row in found)) for key, label in TABS
    ]
    rows = [row for row in found if _is_under(row.waits_for, row.state, tab)]
    start = (page_number(request) - 1) * A_PAGE
    facts = {
        "rows": rows[start : start + A_PAGE],
        "tabs": tabs,
        "tab": tab,
        "search": search,
        "pages": pages(request, len(rows), A_PAGE),
        "may_edit_rubric": held.may(Permission.ROSTER_EDIT),
    }
    return render(request, "school/placements.html", frame(held, "school:placements", **facts))


def _is_under(waits_for: tuple[str, ...], state: str, tab: str) -> bool:
    return not tab or tab in waits_for or tab == state


@login_required
@limited("placement-new", per_minute=30, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, organization: str) -> HttpResponse:
    """Arrange one: an employer, a mentor, one pupil or several."""
    held = member(request, organization, Permission.PLACEMENT_ARRANGE)
    among = rosters.reach(held)
    search, section = request.GET.get("q", "")[:100], request.GET.get("section", "")
    sections = (
        rosters.sections(organization)
        if among.is_all
        else rosters.sections_taught(person(request), organization)
    )
    chosen = request.POST.getlist("pupils") or request.GET.getlist("pupil")
    shown = _choices(organization, among, search, section, chosen)
    versions = [(row.key, row.name) for row in achievements.published(organization)]
    form = ArrangeForm(
        request.POST or None, pupils=shown, versions=versions, initial={"pupils": chosen, "sends": True}
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _arranged(request, organization, form)
        except PlacementRefused as error:
            put_refusal(form, error)
    facts = {"form": form, "sections": sections, "section": section, "search": search, "shown": shown}
    status = 422 if form.is_bound else 200
    return render(
        request, "school/placement_new.html", frame(held, "school:placements", **facts), status=status
    )


def _choices(organization: str, among: Reach, search: str, section: str, chosen: list[str]) -> list[PupilRow]:
    found = []
    if search or section:
        found = rosters.pupils(organization, among, search=search, section=section, count=MOST_AT_ONCE).rows
    kept = rosters.among_keys(organization, [key for key in chosen[:MOST_AT_ONCE] if among.has(key)])
    known = {row.key for row in found}
    return [*(row for row in kept.values() if row.key not in known), *found]


def _arranged(request: HttpRequest, organization: str, form: ArrangeForm) -> HttpResponse:
    actor, wanted = person(request), form.wanted_placement()
    made = actions.arrange(actor, organization, wanted, form.cleaned_data["pupils"])
    if form.cleaned_data["sends"] and wanted.email:
        links.send(actor, organization, made)
    text = ngettext("%(count)s placement arranged.", "%(count)s placements arranged.", len(made))
    messages.success(request, text % {"count": len(made)})
    if len(made) == 1:
        return onward("school:placement", organization, made[0])
    return onward("school:placements", organization)


@login_required
@limited("placement-rubric", per_minute=20, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def rubric(request: HttpRequest, organization: str) -> HttpResponse:
    """The words of the levels: look, download, upload one's own, go back to the shipped ones."""
    held = member(request, organization, Permission.ROSTER_EDIT)
    form = RubricForm(request.POST or None, request.FILES or None)
    faults: tuple[Fault, ...] = ()
    if request.method == "POST" and "drop" in request.POST:
        actions.drop_rubric(person(request), organization)
        messages.success(request, _("New placements use the shipped words again."))
        return onward("school:placement-rubric", organization)
    if request.method == "POST" and form.is_valid():
        try:
            actions.put_rubric(person(request), organization, form.cleaned_data["file"])
        except FileRefused as error:
            faults = error.faults
        else:
            messages.success(request, _("New placements use your words from now on."))
            return onward("school:placement-rubric", organization)
    facts = {
        "form": form,
        "faults": faults,
        "rubric": _shown(organization),
        "is_own": queries.has_own_rubric(organization),
    }
    status = 422 if request.method == "POST" else 200
    return render(
        request, "school/placement_rubric.html", frame(held, "school:placements", **facts), status=status
    )


def _shown(organization: str) -> list[tuple[str, list[str]]]:
    words = read_rubric(queries.rubric_text(organization))
    return [(each.name(), [each.level(number) for number in range(1, 5)]) for each in words.criteria]


@login_required
@require_safe
def rubric_file(request: HttpRequest, organization: str) -> HttpResponse:
    """The words as a file."""
    member(request, organization, Permission.ROSTER_EDIT)
    return attachment("rubric.yaml", queries.rubric_text(organization).encode(), "application/yaml")
