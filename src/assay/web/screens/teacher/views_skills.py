"""Which skills are the columns of a section's grid, and in which order."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from assay.web.look.answers import onward
from assay.web.look.workplace import frame, member, person
from assay.web.records.achievements import queries as achievements
from assay.web.records.marks import actions, queries
from assay.web.records.marks.rows import MOST_SKILLS, SkillRow
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters.queries import require_section


class SkillsForm(forms.Form):
    """The columns."""

    skills = forms.MultipleChoiceField(
        label=gettext_lazy("Skills"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *arguments: object, choices: list[tuple[str, str]], **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # Django's own
        self.fields["skills"].choices = choices  # type: ignore[attr-defined]  # the field above
        self.fields["skills"].help_text = _("At most %(most)s. What was marked before stays.") % {
            "most": MOST_SKILLS
        }

    def clean_skills(self) -> list[str]:
        """No more than fit."""
        chosen: list[str] = self.cleaned_data["skills"]
        if len(chosen) > MOST_SKILLS:
            more = len(chosen) - MOST_SKILLS
            told = ngettext(
                "A grid has at most %(most)s skills. Untick %(count)s.",
                "A grid has at most %(most)s skills. Untick %(count)s of them.",
                more,
            )
            raise forms.ValidationError(told % {"most": MOST_SKILLS, "count": more})
        return chosen


@login_required
def skills(request: HttpRequest, organization: str, section: str) -> HttpResponse:
    """Tick what this class works on; the order of the columns below."""
    held = member(request, organization, Permission.SECTION_TEACH)
    row = require_section(person(request), organization, section)
    columns = queries.skills(organization, section)
    choices = _choices(organization, columns)
    chosen = {"skills": [column.version for column in columns]}
    form = SkillsForm(request.POST if request.method == "POST" else None, choices=choices, initial=chosen)
    if request.method == "POST" and form.is_valid():
        actions.choose_skills(person(request), organization, section, form.cleaned_data["skills"])
        return onward("teacher:section", organization, section)
    facts = {
        "section": row,
        "form": form,
        "columns": columns,
        "has_choices": bool(choices),
        "may_design": held.may(Permission.ACHIEVEMENT_DESIGN),
    }
    status = 422 if form.is_bound else 200
    return render(request, "teacher/skills.html", frame(held, "teacher:sections", **facts), status=status)


def _choices(organization: str, columns: list[SkillRow]) -> list[tuple[str, str]]:
    """The columns in their order, then what else can be earned here."""
    mine = {column.achievement for column in columns}
    found = [
        (
            column.version,
            column.name if column.is_open else _("%(skill)s (archived)") % {"skill": column.name},
        )
        for column in columns
    ]
    return found + [
        (row.key, row.name) for row in achievements.published(organization) if row.achievement not in mine
    ]


@login_required
@require_POST
def earlier(request: HttpRequest, organization: str, section: str) -> HttpResponse:
    """One column a place further to the front."""
    require_section(person(request), organization, section)
    order = [column.version for column in queries.skills(organization, section)]
    moved = request.POST.get("skill", "")
    if moved in order[1:]:
        place = order.index(moved)
        order[place - 1], order[place] = order[place], order[place - 1]
        actions.choose_skills(person(request), organization, section, order)
    return onward("teacher:skills", organization, section)
