"""Who cares for whom: many pupils at once given to a counsellor, by filter or one by one."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from assay.web.look.answers import go, page_number, pages
from assay.web.look.workplace import frame, member, person
from assay.web.records.organizations.permissions import Permission
from assay.web.records.rosters import caseloads
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.edits import assign_counsellor
from assay.web.records.rosters.rows import PupilRow, Reach
from assay.web.screens.counsellor.forms import PupilFilter

A_PAGE = 100
MOST = 20_000
NOBODY = "nobody"
SCOPES = (
    ("ticked", gettext_lazy("Those I ticked below")),
    ("found", gettext_lazy("All that were found")),
)


class AssignForm(forms.Form):
    """To whom, and which of those found."""

    counsellor = forms.ChoiceField(label=gettext_lazy("Give them to"))
    scope = forms.ChoiceField(
        label=gettext_lazy("Which pupils?"), choices=SCOPES, widget=forms.RadioSelect, initial="ticked"
    )

    def __init__(self, *arguments: object, organization: str, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # Django's own
        told = [(row.person, f"{row.name} ({row.pupils})") for row in caseloads.counsellors(organization)]
        choices = [("", _("Choose…")), *told, (NOBODY, _("Nobody"))]
        self.fields["counsellor"].choices = choices  # type: ignore[attr-defined]  # the field above


class WhoseFilter(PupilFilter):
    """The same filter, and whether only those count whom nobody cares for yet."""

    without = forms.BooleanField(label=gettext_lazy("Only pupils without a counsellor"), required=False)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest, organization: str) -> HttpResponse:
    """The pupils found, with whoever cares for them; and who shall from now on."""
    held = member(request, organization, Permission.ROSTER_EDIT)
    shown = WhoseFilter(request.GET, organization=organization)
    found = _found(shown, organization)
    form = AssignForm(request.POST or None, organization=organization)
    if request.method == "POST" and form.is_valid():
        keys = _chosen(request, form.cleaned_data["scope"], found)
        if keys:
            counsellor = form.cleaned_data["counsellor"]
            count = assign_counsellor(
                person(request), organization, keys, "" if counsellor == NOBODY else counsellor
            )
            text = ngettext("%(count)s pupil was given.", "%(count)s pupils were given.", count)
            messages.success(request, text % {"count": count})
            asked = f"?{request.GET.urlencode()}" if request.GET else ""
            return go(reverse("counsellor:assign", args=[organization]) + asked)
        form.add_error("scope", _("Nobody is ticked. Tick some pupils, or choose all that were found."))
    ticked = set(request.POST.getlist("pupil"))
    names = {row.person: row.name for row in caseloads.counsellors(organization)}
    start = (page_number(request) - 1) * A_PAGE
    facts = {
        "rows": [
            (row, names.get(row.counsellor, ""), row.key in ticked) for row in found[start : start + A_PAGE]
        ],
        "total": len(found),
        "filter": shown,
        "form": form,
        "pages": pages(request, len(found), A_PAGE),
    }
    status = 422 if form.is_bound else 200
    return render(
        request, "counsellor/assign.html", frame(held, "counsellor:caseload", **facts), status=status
    )


def _found(shown: WhoseFilter, organization: str) -> list[PupilRow]:
    asked = shown.asked()
    rows = rosters.pupils(
        organization,
        Reach(is_all=True),
        search=asked.search,
        school=asked.school,
        programme=asked.programme,
        count=MOST,
    ).rows
    only_free = bool(shown.cleaned_data.get("without"))
    return [row for row in rows if asked.takes(row) and not (only_free and row.counsellor)]


def _chosen(request: HttpRequest, scope: str, found: list[PupilRow]) -> list[str]:
    keys = [row.key for row in found]
    if scope == "found":
        return keys
    ticked = set(request.POST.getlist("pupil"))
    return [key for key in keys if key in ticked]
