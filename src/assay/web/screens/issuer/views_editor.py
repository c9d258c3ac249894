"""The editor of a draft, section by section on one page, and the badge's own page."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from assay.web.base.market_data import occupation_names
from assay.web.base.rates import TooMany, count, visitor
from assay.web.look.answers import onward
from assay.web.look.badges import design_from
from assay.web.look.workplace import frame, member, person
from assay.web.records.achievements import actions, queries
from assay.web.records.achievements.checks import Concern
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.achievements.values import AchievementValues, BadgeChoices, MarketElements
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.records.statements import occupations
from assay.web.screens.issuer import forms_design, forms_elements, suggestions
from assay.web.screens.issuer.forms_occupations import OccupationsForm, unlisted
from assay.web.screens.issuer.review_suggestions import review_suggestions
from assay.web.screens.issuer.suggestions import Suggestions

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
    "rubric_url": "market",
    "cost": "market",
    "review_by": "market",
}


@dataclass(slots=True)
class Sections:
    """The forms of the editor, in the order of the page."""

    what: forms.Form
    criteria: forms.Form
    skills: Any  # formsets: their class is made by Django
    occupations: forms.Form
    judged: forms.Form
    results: Any
    validity: forms.Form
    european: forms.Form
    market: forms.Form
    tags: forms.Form

    @property
    def plain(self) -> tuple[forms.Form, ...]:
        """Those that are single forms."""
        held = (self.what, self.criteria, self.occupations, self.judged, self.validity)
        return (*held, self.european, self.market, self.tags)

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


def _sections(data: QueryDict | None, values: AchievementValues, region: str) -> Sections:
    initial = forms_design.initial_of(values)
    skills, results = forms_design.initial_skills(values), forms_design.initial_results(values)
    return Sections(
        what=forms_design.WhatForm(data, initial=initial),
        criteria=forms_design.CriteriaForm(data, initial=initial),
        skills=forms_design.SkillForms(data, initial=skills, prefix="skills"),
        occupations=OccupationsForm(data, initial=initial, before=values.occupations, region=region),
        judged=forms_design.JudgedForm(data, initial=initial),
        results=forms_design.ResultForms(data, initial=results, prefix="results"),
        validity=forms_design.ValidityForm(data, initial=initial),
        european=forms_elements.EuropeanForm(data, initial=initial),
        market=forms_elements.MarketForm(data, initial=initial),
        tags=forms_design.TagsForm(data, initial=initial),
    )


@login_required
def new(request: HttpRequest, organization: str) -> HttpResponse:
    """A first draft."""
    held = member(request, organization, Permission.ACHIEVEMENT_DESIGN)
    country = queries.known_country(organization)
    empty = replace(EMPTY, market=MarketElements(country=country))
    shown = _shown(request, empty, held.organization.region)
    if shown.is_handed_in and _is_savable(shown.sections):
        key = actions.create(person(request), organization, shown.sections.values(EMPTY))
        return _onwards(request, organization, key)
    return _page(request, held, shown, {"known_skills": queries.known_skills(organization)})


@login_required
def edit(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """Another wording of the draft."""
    held = member(request, organization, Permission.ACHIEVEMENT_DESIGN)
    draft = queries.draft(organization, achievement)
    shown = _shown(request, draft.values, held.organization.region)
    if shown.is_handed_in and _is_savable(shown.sections):
        actions.edit(person(request), organization, achievement, shown.sections.values(draft.values))
        return _onwards(request, organization, achievement)
    facts: dict[str, Any] = {
        "draft": draft,
        "design": design_from(draft.design_json),
        "concerns": _by_section(queries.draft_concerns(draft)),
        "known_skills": queries.known_skills(organization),
        "unlisted": unlisted(draft.values.occupations),
    }
    return _page(request, held, shown, facts)


@dataclass(slots=True)
class _Shown:
    """The forms to show, the suggestions beside them, and whether the forms were handed in to be saved."""

    sections: Sections
    suggestions: Suggestions
    values: AchievementValues
    is_handed_in: bool = False


def _shown(request: HttpRequest, values: AchievementValues, region: str) -> _Shown:
    """What the pressed button asks for: to see suggestions, to add one, or to save; only the last saves."""
    if request.method != "POST":
        return _Shown(_sections(None, values, region), suggestions.waiting(), values)
    data: QueryDict = request.POST
    if "review" in data:
        return _with_review(data, values, region)
    if "add" in data:
        data = suggestions.with_added(data)
    elif data.get("then") != "suggest":
        return _Shown(_sections(data, values, region), suggestions.waiting(), values, is_handed_in=True)
    try:
        count("skill-suggest", visitor(request), suggestions.PER_MINUTE)
        told = suggestions.suggested(suggestions.text_of(data), suggestions.declared_in(data))
    except TooMany:  # the page is shown all the same, with everything that was typed
        told = suggestions.too_often()
    return _Shown(_sections(data, values, region), told, values)


def _with_review(data: QueryDict, values: AchievementValues, region: str) -> _Shown:
    """The form as typed, with the suggested day in its place; nothing is saved by that."""
    changed = data.copy()
    changed["review_by"] = data.get("review", "")
    sections = _sections(changed, values, region)
    if sections.market.is_valid():
        chosen = replace(values.market, review_by=sections.market.cleaned_data["review_by"])
        values = replace(values, market=chosen)
    return _Shown(sections, suggestions.waiting(), values)


def _page(request: HttpRequest, held: Membership, shown: _Shown, facts: dict[str, Any]) -> HttpResponse:
    told = {
        "sections": shown.sections,
        "suggestions": shown.suggestions,
        "review_suggestions": review_suggestions(held.organization.key, shown.values),
        "known_occupations": occupation_names() or occupations.names(),
        **facts,
    }
    status = 422 if shown.is_handed_in else 200
    return render(request, "issuer/editor.html", frame(held, "issuer:achievements", **told), status=status)


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
