"""From a course's paper to draft achievements, and from several to the map of a programme.

Nobody is redirected after the upload: the file is not kept, so there is nothing yet to look at by GET.
"""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assay.analysis.drafting import LARGEST, Draft, ProgrammeMap, Taught, draft, programme_map
from assay.errors import AssayError
from assay.web.base import skill_data
from assay.web.base.csv_files import write_csv
from assay.web.base.rates import limited
from assay.web.base.uploads import was_too_large
from assay.web.look.answers import csv_answer, onward
from assay.web.look.frameworks import framework_name
from assay.web.look.workplace import frame, member, person
from assay.web.records.achievements import actions
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.screens.issuer import course_drafts
from assay.web.screens.issuer.course_drafts import CoursePage
from assay.web.screens.issuer.forms_from_course import PaperForm, ProgrammeForm


@login_required
@limited("from-course", per_minute=12, methods=("POST",))
def from_course(request: HttpRequest, organization: str) -> HttpResponse:
    """A paper, and the drafts that can be made of it."""
    held = member(request, organization, Permission.ACHIEVEMENT_DESIGN)
    form = PaperForm(request.POST or None, request.FILES or None)
    if was_too_large(request) and form.is_bound:
        form.errors["paper"] = form.error_class([_too_large()])
    elif request.method == "POST" and form.is_valid():
        try:
            drafted = _drafted(form.cleaned_data["paper"])
        except AssayError as error:
            form.add_error("paper", _told(error))
        else:
            plain = course_drafts.plain(drafted)
            text = course_drafts.carried(plain, _whose(request, organization))
            return _drafts(request, held, course_drafts.page_of(plain, text))
    status = 422 if request.method == "POST" else 200
    page = frame(held, "issuer:achievements", form=form)
    return render(request, "issuer/from_course.html", page, status=status)


def _drafts(request: HttpRequest, held: Membership, page: CoursePage, trouble: str = "") -> HttpResponse:
    facts = frame(held, "issuer:achievements", page=page, trouble=trouble)
    return render(request, "issuer/from_course_drafts.html", facts, status=422 if trouble else 200)


@login_required
@require_POST
def make(request: HttpRequest, organization: str) -> HttpResponse:
    """The drafts that were ticked become draft achievements, and the first one's editor opens."""
    held = member(request, organization, Permission.ACHIEVEMENT_DESIGN)
    text = request.POST.get("carried", "")
    plain = course_drafts.opened(text, _whose(request, organization))
    if plain is None:
        messages.error(request, _("These drafts are too old. Choose the paper once more."))
        return onward("issuer:achievement-from-course", organization)
    chosen = frozenset(request.POST)
    values = list(course_drafts.values_in(plain, chosen))
    if not values:
        page = course_drafts.page_of(plain, text, chosen)
        return _drafts(request, held, page, _("Tick at least one of the drafts."))
    made = [actions.create(person(request), organization, each) for each in values]
    said = ngettext(
        "%(count)s draft is made. Nothing is public until you publish it.",
        "%(count)s drafts are made. This is the first; the others wait under Achievements.",
        len(made),
    )
    messages.success(request, said % {"count": len(made)})
    return onward("issuer:achievement-edit", organization, made[0])


@login_required
@limited("from-course", per_minute=12, methods=("POST",))
def programme(request: HttpRequest, organization: str) -> HttpResponse | StreamingHttpResponse:
    """The papers of several courses, and which course teaches which skill."""
    held = member(request, organization, Permission.ACHIEVEMENT_DESIGN)
    form = ProgrammeForm(request.POST or None, request.FILES or None)
    table: ProgrammeMap | None = None
    if was_too_large(request) and form.is_bound:
        form.errors["papers"] = form.error_class([_too_large()])
    elif request.method == "POST" and form.is_valid():
        drafts: list[Draft] = []
        for file in form.cleaned_data["papers"]:
            try:
                drafts.append(_drafted(file))
            except AssayError as error:
                form.add_error("papers", _told(error))
        if not form.errors:
            table = _named(programme_map(drafts))
            if request.POST.get("as") == "table":
                return _csv(table)
    status = 422 if request.method == "POST" and table is None else 200
    page = frame(held, "issuer:achievements", form=form, table=table)
    return render(request, "issuer/programme_map.html", page, status=status)


def _named(table: ProgrammeMap) -> ProgrammeMap:
    """The same with the lists of skills by their owners' names."""
    rows = (replace(row, framework=framework_name(row.framework)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _csv(table: ProgrammeMap) -> StreamingHttpResponse:
    heads = [_("Skill"), _("Framework"), _("Address"), *table.courses]
    rows = [[row.name, row.framework, row.url, *(_cell(cell) for cell in row.cells)] for row in table.rows]
    return csv_answer("programme-map.csv", write_csv(heads, rows))


def _cell(cell: Taught | None) -> str:
    if cell is None:
        return ""
    said = _("taught and assessed") if cell.is_assessed else _("taught")
    return f"{said}: {'; '.join(quote.text for quote in cell.quotes)}"


def _drafted(file: UploadedFile[bytes]) -> Draft:
    return draft(file.read(), file.name or "", skill_data.linker())


def _told(error: AssayError) -> str:
    said = error.sentence(get_language() or "en")
    return f"{said.text} {said.help}"


def _too_large() -> str:
    return _("The file is larger than %(limit)s MB.") % {"limit": LARGEST >> 20}


def _whose(request: HttpRequest, organization: str) -> str:
    return f"{organization}:{person(request).key}"
