"""A pupil's record: on a screen, on one page to print, as a PDF. Opening it is written into the journal."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assay.web.base.clock import now
from assay.web.base.rates import limited
from assay.web.look.answers import attachment
from assay.web.look.dossier import Record
from assay.web.look.paper.records import RecordPaper, record_pdf
from assay.web.look.workplace import frame, member, person
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.records.pupil_files.actions import open_file
from assay.web.records.pupil_files.queries import PupilFile
from assay.web.screens.counsellor.family import family_of
from assay.web.screens.counsellor.record import record_of


@login_required
@require_safe
def record(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """Everything that is held of a pupil whom this member reaches."""
    held, file, shown = _opened(request, organization, key, "page")
    facts = {**_facts(held, file, shown), "with_family": held.may(Permission.CONSENT_RECORD)}
    return render(request, "counsellor/record.html", frame(held, "counsellor:pupils", **facts))


@login_required
@require_safe
def printed(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """The same on one page of paper; guardians and consents only where they were asked for."""
    held, file, shown = _opened(request, organization, key, "print")
    facts = {**_facts(held, file, shown), "with_family": _with_family(request, held), "on": now()}
    return render(request, "counsellor/print.html", {"organization": held.organization, **facts})


@login_required
@require_safe
@limited("record-paper", per_minute=30)
def paper(request: HttpRequest, organization: str, key: str) -> HttpResponse:
    """The same as a PDF to save."""
    held, file, shown = _opened(request, organization, key, "pdf")
    family = family_of(file) if _with_family(request, held) else None
    content = record_pdf(RecordPaper(shown, held.organization.name, now(), family))
    return attachment(f"{_('record')}-{file.pupil.number or key}.pdf", content, "application/pdf")


def _opened(
    request: HttpRequest, organization: str, key: str, shape: str
) -> tuple[Membership, PupilFile, Record]:
    held = member(request, organization, Permission.PUPIL_READ)
    file = open_file(person(request), organization, key, shape)
    has_awards = shape == "page" and held.may(Permission.AWARD_READ)
    return held, file, record_of(file, organization, held.organization.name, has_awards=has_awards)


def _facts(held: Membership, file: PupilFile, shown: Record) -> dict[str, Any]:
    return {
        "pupil": file.pupil,
        "record": shown,
        "family": family_of(file),
        "may_see_family": held.may(Permission.CONSENT_RECORD),
    }


def _with_family(request: HttpRequest, held: Membership) -> bool:
    return held.may(Permission.CONSENT_RECORD) and request.GET.get("family") == "yes"
