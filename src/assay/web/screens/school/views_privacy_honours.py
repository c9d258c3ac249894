"""An honours list for publication: whom the rules allow to be named; taking it is logged."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.web.base import rates
from assay.web.base.csv_files import write_csv
from assay.web.look import policy_words
from assay.web.look.answers import csv_answer
from assay.web.look.day_field import DayField
from assay.web.look.workplace import frame, member, person
from assay.web.records.disclosures import honours as lists
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters.queries import programmes

PAGE = "school:privacy"


class ListForm(forms.Form):
    """Which awards are listed."""

    since = DayField(
        label=gettext_lazy("Awarded since"),
        required=False,
    )
    programme = forms.ChoiceField(label=gettext_lazy("Programme"), required=False)

    def __init__(self, *arguments: object, choices: list[tuple[str, str]], **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # Django's own
        self.fields["programme"].choices = [("", _("All")), *choices]  # type: ignore[attr-defined]  # the field above


class TakeForm(forms.Form):
    """Where the list will be published."""

    to = forms.CharField(
        label=gettext_lazy("Where will it be published?"),
        max_length=200,
        help_text=gettext_lazy(
            "For example “Lakeview Gazette, June 2027”. It is written into the log of each pupil."
        ),
    )
    since = DayField(required=False, widget=forms.HiddenInput)
    programme = forms.CharField(required=False, widget=forms.HiddenInput)


@login_required
def honours(request: HttpRequest, organization: str) -> HttpResponseBase:
    """The list; by POST as a table, which is written down as a disclosure."""
    held = member(request, organization, Permission.PRIVACY_MANAGE)
    choices = [(row.key, row.name) for row in programmes(organization)]
    form = ListForm(request.GET or None, choices=choices)
    told = form.cleaned_data if form.is_valid() else {}
    since, programme = told.get("since"), told.get("programme", "")
    take = TakeForm(request.POST or None, initial={"since": since, "programme": programme})
    if request.method == "POST":
        rates.count("honours", rates.visitor(request), 30)
    if request.method == "POST" and take.is_valid():
        wanted = take.cleaned_data
        found = lists.take(
            person(request), organization, wanted["to"].strip(), wanted["since"], wanted["programme"]
        )
        return csv_answer("honours.csv", write_csv(*_table(found)))
    found = lists.honours(organization, since, programme)
    facts = {
        "form": form,
        "take": take,
        "found": found,
        "declared": [str(policy_words.DIRECTORY[name]) for name in found.declared],
    }
    status = 422 if form.errors or take.errors else 200
    return render(request, "school/privacy_honours.html", frame(held, PAGE, **facts), status=status)


def _table(found: lists.Honours) -> tuple[list[str], list[list[str]]]:
    words = {"school": _("School"), "grade": _("Grade"), "programme": _("Programme")}
    more = [name for name in words if name in found.declared]
    headings = [_("Name"), *(words[name] for name in more), _("Awards")]
    rows = [[row.name, *(getattr(row, name) for name in more), "; ".join(row.awards)] for row in found.rows]
    return headings, rows
