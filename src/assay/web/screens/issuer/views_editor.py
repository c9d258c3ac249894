"""The editor of a draft, section by section on one page, and the badge's own page."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from assay.web.look.answers import onward
from assay.web.look.badges import design_from
from assay.web.look.workplace import frame, member, person
from assay.web.records.achievements import actions, queries
from assay.web.records.achievements.checks import Concern
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.achievements.values import AchievementValues, BadgeChoices
from assay.web.records.organizations.permissions import Permission
from assay.web.screens.issuer import forms_design

EMPTY = AchievementValues("", "", "")
_SECTION = {  # where a field stands on the page, if not in a section of its own name
    "name": "what",
    "kind": "what",
    "language": "what",
    "description": "what",
    "criteria_url": "criteria",
    "results": "judged",
    "evidence_text": "judged",
    "valid_number": "validity",
    "workload_hours": "european",
    "ects": "european",
    "assessment": "european",
}


@dataclass(slots=True)
class Sections:
    """The forms of the editor, in the order of the page."""

    what: forms.Form
    criteria: forms.Form
    skills: Any  # formsets: their class is made by Django
    judged: forms.Form
    results: Any
    validity: forms.Form
    european: forms.Form
    tags: forms.Form

    @property
    def plain(self) -> tuple[forms.Form, ...]:
        """Those that are single forms."""
        return (self.what, self.criteria, self.judged, self.validity, self.european, self.tags)

    def is_valid(self) -> bool:
        """Whether all of them are; each is asked, so that each shows its errors."""
        return False not in {held.is_valid() for held in (*self.plain, self.skills, self.results)}

    def values(self, before: AchievementValues) -> AchievementValues:
        """The values in valid forms; the badge stays as it was."""
        told: dict[str, Any] = {}
        for form in self.plain:
            told |= form.cleaned_data
        skills, results = self.skills.cleaned_data, self.results.cleaned_data
        return forms_design.values_of(told, skills, results, before.design)


def _sections(request: HttpRequest, values: AchievementValues) -> Sections:
    data = request.POST if request.method == "POST" else None
    initial = forms_design.initial_of(values)
    return Sections(
        what=forms_design.WhatForm(data, initial=initial),
        criteria=forms_design.CriteriaForm(data, initial=initial),
        skills=forms_design.SkillForms(data, initial=forms_design.initial_skills(values), prefix="skills"),
        judged=forms_design.JudgedForm(data, initial=initial),
        results=forms_design.ResultForms(
            data, initial=forms_design.initial_results(values), prefix="results"
        ),
        validity=forms_design.ValidityForm(data, initial=initial),
        european=forms_design.EuropeanForm(data, initial=initial),
        tags=forms_design.TagsForm(data, initial=initial),
    )


@login_required
def new(request: HttpRequest, organization: str) -> HttpResponse:
    """A first draft."""
    held = member(request, organization, Permission.ACHIEVEMENT_DESIGN)
    sections = _sections(request, EMPTY)
    if request.method == "POST" and _is_savable(sections):
        key = actions.create(person(request), organization, sections.values(EMPTY))
        return _onwards(request, organization, key)
    facts: dict[str, Any] = {"sections": sections, "known_skills": queries.known_skills(organization)}
    status = 422 if request.method == "POST" else 200
    page = frame(held, "issuer:achievements", **facts)
    return render(request, "issuer/editor.html", page, status=status)


@login_required
def edit(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """Another wording of the draft."""
    held = member(request, organization, Permission.ACHIEVEMENT_DESIGN)
    draft = queries.draft(organization, achievement)
    sections = _sections(request, draft.values)
    if request.method == "POST" and _is_savable(sections):
        actions.edit(person(request), organization, achievement, sections.values(draft.values))
        return _onwards(request, organization, achievement)
    facts: dict[str, Any] = {
        "sections": sections,
        "draft": draft,
        "design": design_from(draft.design_json),
        "concerns": _by_section(queries.draft_concerns(draft)),
        "known_skills": queries.known_skills(organization),
    }
    status = 422 if request.method == "POST" else 200
    page = frame(held, "issuer:achievements", **facts)
    return render(request, "issuer/editor.html", page, status=status)


def _by_section(concerns: list[Concern]) -> dict[str, list[Concern]]:
    told: dict[str, list[Concern]] = {}
    for concern in concerns:
        told.setdefault(_SECTION.get(concern.field, concern.field) or "what", []).append(concern)
    return told


def _is_savable(sections: Sections) -> bool:
    is_valid = sections.is_valid()
    if not sections.what.cleaned_data.get("name", "").strip():
        sections.what.add_error("name", _("Give it a name; all else can wait."))
        return False
    return is_valid


def _onwards(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """Where the button that was pressed leads: back to the form, to the badge, the preview, the overview."""
    target = {
        "badge": "issuer:achievement-badge",
        "preview": "issuer:achievement-preview",
        "done": "issuer:achievement",
    }.get(request.POST.get("then", ""))
    if target is None:
        messages.success(request, _("Saved. There is room for more skills and results now."))
        return onward("issuer:achievement-edit", organization, achievement)
    return onward(target, organization, achievement)


@login_required
def badge(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """The badge of a draft: choose, look, keep."""
    held = member(request, organization, Permission.ACHIEVEMENT_DESIGN)
    draft = queries.draft(organization, achievement)
    data = request.POST if request.method == "POST" else None
    form = forms_design.BadgeForm(
        data, initial=asdict(draft.values.design), design=design_from(draft.design_json)
    )
    design = design_from(draft.design_json)
    if data is not None and form.is_valid():
        chosen = forms_design.badge_choices(form)
        design = design_from({**asdict(chosen), "description": draft.name})
        if "keep" in data:
            return _keep(request, organization, draft, chosen)
    facts = {"form": form, "draft": draft, "design": design}
    if request.headers.get("HX-Request") == "true":
        return render(request, "issuer/badge_shown.html", facts)
    return render(request, "issuer/badge.html", frame(held, "issuer:achievements", **facts))


def _keep(request: HttpRequest, organization: str, draft: VersionRow, chosen: BadgeChoices) -> HttpResponse:
    values = replace(draft.values, design=chosen)
    actions.edit(person(request), organization, draft.achievement, values)
    messages.success(request, _("The badge is kept."))
    return onward("issuer:achievement", organization, draft.achievement)
