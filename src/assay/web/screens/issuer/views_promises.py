"""What an achievement promises and what evidence bears out: its page, showing it, and a brochure's promises.

A brochure is not kept, so its answer comes with the form and nobody is redirected.
"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assay.analysis.drafting import LARGEST
from assay.errors import AssayError
from assay.web.base.permission import NotFound
from assay.web.base.rates import limited
from assay.web.base.uploads import was_too_large
from assay.web.look.answers import onward
from assay.web.look.promises import PromisePage, page_of, rows_of, summary
from assay.web.look.workplace import frame, member, person
from assay.web.records.achievements import queries as achievements
from assay.web.records.organizations.permissions import Permission
from assay.web.records.promise_checks import actions, queries
from assay.web.screens.issuer.forms_promises import BrochureForm


@login_required
@require_safe
def promises(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """The promises of the newest published version, for members."""
    held = member(request, organization)
    row = achievements.achievement(organization, achievement)
    if row.published is None:
        raise NotFound
    found = queries.of_version(organization, row.published.key)
    facts = {
        "row": row,
        "page": page_of(found) if found is not None else None,
        "can_show": held.may(Permission.ACHIEVEMENT_PUBLISH),
        "can_design": held.may(Permission.ACHIEVEMENT_DESIGN) and row.state != "archived",
    }
    return render(request, "issuer/promises.html", frame(held, "issuer:achievements", **facts))


@login_required
@require_POST
@limited("promises-again", per_minute=12, methods=("POST",))
def again(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """Check them with what is known today."""
    actions.check_again(person(request), organization, achievement)
    messages.success(request, _("Checked with what is known today."))
    return onward("issuer:promises", organization, achievement)


@login_required
@require_POST
def show(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """Show it on the public page, or take that back; the button's value says which."""
    member(request, organization, Permission.ACHIEVEMENT_PUBLISH)
    asked = request.POST.get("public", "")
    if asked == "show":
        actions.show(person(request), organization, achievement)
        messages.success(request, _("The public page now says what is behind its promises."))
    elif asked == "hide":
        actions.take_back(person(request), organization, achievement)
        messages.success(request, _("Only your members see it now."))
    else:
        raise NotFound
    return onward("issuer:promises", organization, achievement)


@login_required
@limited("brochure", per_minute=12, methods=("POST",))
def brochure(request: HttpRequest, organization: str, achievement: str) -> HttpResponse:
    """A brochure about it, and what came of its promises."""
    held = member(request, organization, Permission.ACHIEVEMENT_DESIGN)
    row = achievements.achievement(organization, achievement)
    if row.published is None:
        raise NotFound
    form = BrochureForm(request.POST, request.FILES) if request.method == "POST" else BrochureForm()
    page: PromisePage | None = None
    if was_too_large(request) and form.is_bound:
        form.errors["file"] = form.error_class(
            [_("The file is larger than %(limit)s MB.") % {"limit": LARGEST >> 20}]
        )
    elif request.method == "POST" and form.is_valid():
        try:
            found = queries.brochure(organization, achievement, *form.given)
        except AssayError as error:
            said = error.sentence(get_language() or "en")
            form.add_error("file" if form.cleaned_data.get("file") else "text", f"{said.text} {said.help}")
        else:
            page = PromisePage(rows_of(found.findings), summary(found.findings), found.occupation)
    status = 422 if request.method == "POST" and page is None else 200
    facts = frame(held, "issuer:achievements", row=row, form=form, page=page)
    return render(request, "issuer/brochure.html", facts, status=status)
