"""A counsellor's caseload: who is in their care, what each has, what ends soon, what waits for whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from assay.web.look.answers import page_number, pages
from assay.web.look.workplace import frame, member
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.records.pupil_files.caseloads import Summary, summaries
from assay.web.records.rosters import caseloads
from assay.web.records.rosters.caseloads import CounsellorRow
from assay.web.screens.counsellor.forms import PupilFilter

A_PAGE = 100
_LATER = date.max
WAITS = {
    "guardian": gettext_lazy("a guardian's yes"),
    "school": gettext_lazy("a consent to record"),
    "mentor": gettext_lazy("the mentor"),
    "check": gettext_lazy("a document to look at"),
}
"""What a pupil may wait for, in words."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: its words, where it sorts, how it is sorted now ("", "ascending", "descending")."""

    label: str
    url: str
    sorted: str
    is_figure: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a caseload: the pupil in figures, and for whom something waits, in words."""

    row: Summary
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Order:
    """A way to sort: its words, what is compared, whether the most comes first."""

    label: Any
    by: Callable[[Summary], Any]
    is_figure: bool = False
    most_first: bool = False


def _name(row: Summary) -> tuple[str, str]:
    return row.pupil.family_name.casefold(), row.pupil.given_name.casefold()


ORDERS = {
    "name": _Order(gettext_lazy("Pupil"), _name),
    "grade": _Order(gettext_lazy("Grade"), lambda row: (row.pupil.grade.rjust(4, "0"), _name(row))),
    "programme": _Order(
        gettext_lazy("Programme"), lambda row: (row.pupil.programme == "", row.pupil.programme)
    ),
    "credentials": _Order(
        gettext_lazy("Credentials"), lambda row: row.credentials, is_figure=True, most_first=True
    ),
    "certificates": _Order(
        gettext_lazy("Certificates"), lambda row: row.certificates, is_figure=True, most_first=True
    ),
    "ends": _Order(
        gettext_lazy("Ends within 90 days"), lambda row: row.endings[0].on if row.endings else _LATER
    ),
    "waits": _Order(gettext_lazy("Waits for"), lambda row: len(row.waits_for), most_first=True),
}


@login_required
@require_safe
def caseload(request: HttpRequest, organization: str) -> HttpResponse:
    """One's own caseload; coordinators may look at anybody's."""
    held = member(request, organization, Permission.CONSENT_RECORD)
    may_assign = held.may(Permission.ROSTER_EDIT)
    others = caseloads.counsellors(organization) if may_assign else []
    whose = _whose(request, held, others)
    form = PupilFilter(request.GET, organization=organization)
    asked = form.asked()
    mine = caseloads.in_care_of(organization, whose)
    found = summaries(organization, [row for row in mine if asked.takes(row)])
    order, reverse = _order(request)
    found = sorted(sorted(found, key=_name), key=ORDERS[order].by, reverse=reverse)
    start = (page_number(request) - 1) * A_PAGE
    facts = {
        "cases": [_case(row) for row in found[start : start + A_PAGE]],
        "total": len(found),
        "size": len(mine),
        "headings": _headings(request, order, reverse=reverse),
        "pages": pages(request, len(found), A_PAGE),
        "form": form,
        "is_filtered": asked.is_any,
        "others": others,
        "whose": next((row for row in others if row.person == whose), None),
        "is_own": whose == held.person_key,
        "may_assign": may_assign,
        "unassigned": caseloads.without_counsellor(organization) if may_assign else 0,
    }
    return render(request, "counsellor/caseload.html", frame(held, "counsellor:caseload", **facts))


def _case(row: Summary) -> Case:
    return Case(row, tuple(str(WAITS[one]) for one in row.waits_for))


def _whose(request: HttpRequest, held: Membership, others: list[CounsellorRow]) -> str:
    """Whose caseload is asked for: another's only where one may see everybody anyway."""
    asked = request.GET.get("of", "")
    if asked in {row.person for row in others}:
        return asked
    busy = [row.person for row in others if row.pupils]
    return held.person_key if held.person_key in busy or not busy else busy[0]


def _order(request: HttpRequest) -> tuple[str, bool]:
    """By what it is sorted, and whether the other way round than is usual there."""
    asked = request.GET.get("sort", "name")
    order = asked.removeprefix("-")
    if order not in ORDERS:
        return "name", False
    return order, ORDERS[order].most_first != asked.startswith("-")


def _headings(request: HttpRequest, order: str, *, reverse: bool) -> list[Heading]:
    told = []
    for key, way in ORDERS.items():
        asked = request.GET.copy()
        asked.pop("page", None)
        is_usual = key == order and reverse == way.most_first
        asked["sort"] = f"-{key}" if is_usual else key
        state = ("descending" if reverse else "ascending") if key == order else ""
        told.append(Heading(str(way.label), f"?{asked.urlencode()}", state, way.is_figure))
    return told
