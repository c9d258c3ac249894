"""Who outside the school saw what: of everybody, of one pupil; and a pupil's place in the directory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from assay.web.base import rates
from assay.web.base.csv_files import write_csv
from assay.web.base.permission import NotFound
from assay.web.look.answers import csv_answer, onward, page_number, pages
from assay.web.look.day_field import DayField
from assay.web.look.workplace import frame, member, person
from assay.web.records.disclosures import queries
from assay.web.records.disclosures.queries import DisclosureRow
from assay.web.records.inspections import queries as inspections
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.permissions import Permission
from assay.web.records.policies.queries import policy
from assay.web.records.rosters import opting
from assay.web.records.rosters.queries import require_pupil

PAGE = "school:privacy"
A_PAGE = 50
BASES = {
    "consent": gettext_lazy("a guardian's consent"),
    "own-decision": gettext_lazy("the pupil's own decision"),
    "directory": gettext_lazy("directory information"),
    "inspection": gettext_lazy("the right to see the record"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the log as the page shows it."""

    at: datetime
    pupil: str
    pupil_name: str
    what: str
    to: str
    basis: str
    by: str


class FilterForm(forms.Form):
    """Which entries are shown."""

    basis = forms.ChoiceField(label=gettext_lazy("On which ground"), required=False)
    since = DayField(
        label=gettext_lazy("From"),
        required=False,
    )
    until = DayField(
        label=gettext_lazy("To"),
        required=False,
    )

    def __init__(self, *arguments: object, bases: list[str], **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # Django's own
        choices = [("", _("All")), *((basis, basis_words(basis)) for basis in bases)]
        self.fields["basis"].choices = choices  # type: ignore[attr-defined]  # the field above

    def wanted(self) -> tuple[str, datetime | None, datetime | None]:
        """The ground, and from when to when; what could not be read is left out."""
        told = self.cleaned_data if self.is_valid() else {}
        since, until = told.get("since"), told.get("until")
        zone = timezone.get_current_timezone()
        return (
            told.get("basis", ""),
            datetime.combine(since, time(), zone) if since else None,
            datetime.combine(until + timedelta(days=1), time(), zone) if until else None,
        )


def basis_words(basis: str) -> str:
    """The ground in words; a code that nobody has put into words is shown as it is."""
    return str(BASES.get(basis, basis))


@login_required
@require_safe
def disclosures(request: HttpRequest, organization: str) -> HttpResponse:
    """The log of the whole organization."""
    held = member(request, organization, Permission.PRIVACY_MANAGE)
    form = FilterForm(request.GET or None, bases=queries.bases(organization))
    basis, since, until = form.wanted()
    start = (page_number(request) - 1) * A_PAGE
    rows, total = queries.of_organization(
        organization, basis=basis, since=since, until=until, start=start, count=A_PAGE
    )
    facts = {
        "form": form,
        "lines": _lines(organization, rows),
        "total": total,
        "pages": pages(request, total, A_PAGE),
        "query": request.GET.urlencode(),
    }
    status = 422 if form.errors else 200
    return render(request, "school/privacy_disclosures.html", frame(held, PAGE, **facts), status=status)


@login_required
@require_safe
def disclosures_csv(request: HttpRequest, organization: str) -> HttpResponseBase:
    """The same as a table."""
    member(request, organization, Permission.PRIVACY_MANAGE)
    rates.count("disclosures-csv", rates.visitor(request), 10)
    form = FilterForm(request.GET or None, bases=queries.bases(organization))
    basis, since, until = form.wanted()

    def cells() -> Iterator[tuple[object, ...]]:
        start = 0
        while True:
            rows, total = queries.of_organization(
                organization, basis=basis, since=since, until=until, start=start, count=500
            )
            for line in _lines(organization, rows):
                at = timezone.localtime(line.at).isoformat(timespec="minutes")
                yield at, line.pupil_name, line.what, line.to, line.basis, line.by
            start += 500
            if start >= total:
                return

    headings = (_("When"), _("Pupil"), _("What"), _("To whom"), _("On which ground"), _("By"))
    return csv_answer("disclosures.csv", write_csv(headings, cells()))


@login_required
@require_safe
def pupil(request: HttpRequest, organization: str, pupil: str) -> HttpResponse:
    """What was disclosed of one pupil, and the pupil's place in the directory."""
    held = member(request, organization, Permission.PUPIL_READ)
    row = require_pupil(person(request), organization, pupil)
    facts = {
        "pupil": row,
        "lines": _lines(organization, queries.of_pupil(organization, pupil)),
        "requests": inspections.of_pupil(organization, pupil) if held.may(Permission.PRIVACY_MANAGE) else [],
        "directory": policy(organization).directory,
        "may_edit": held.may(Permission.ROSTER_EDIT),
        "may_manage": held.may(Permission.PRIVACY_MANAGE),
    }
    return render(request, "school/privacy_pupil.html", frame(held, PAGE, **facts))


@login_required
@require_POST
def directory(request: HttpRequest, organization: str, pupil: str) -> HttpResponse:
    """Leave a pupil out of what is published, or no longer."""
    member(request, organization, Permission.ROSTER_EDIT)
    if request.POST.get("private") not in {"yes", "no"}:
        raise NotFound
    is_private = request.POST["private"] == "yes"
    opting.opt_out(person(request), organization, pupil, is_private=is_private)
    messages.success(
        request,
        _("Opted out: this pupil is left out of whatever is published.")
        if is_private
        else _("The pupil is no longer opted out."),
    )
    return onward("school:privacy-pupil", organization, pupil)


def _lines(organization: str, rows: list[DisclosureRow]) -> list[Line]:
    names = {member.person_key: member.name for member in organizations.members(organization)}
    gone = _("forgotten")
    return [
        Line(
            row.at,
            row.pupil if row.pupil_name else "",
            row.pupil_name or gone,
            row.what or gone,
            row.to or gone,
            basis_words(row.basis),
            names.get(row.by, ""),
        )
        for row in rows
    ]
