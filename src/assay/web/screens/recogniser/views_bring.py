"""A statement that was signed elsewhere, brought here: checked, and listed where it is accepted."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assay.web.base.rates import limited
from assay.web.look.answers import onward
from assay.web.look.workplace import frame, member, person
from assay.web.records.organizations.permissions import Permission
from assay.web.records.statements import bringing
from assay.web.records.statements.values import StatementRefused
from assay.web.screens.recogniser.forms import BringForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@limited("statement-read", per_minute=10, methods=("POST",))
def bring(request: HttpRequest, organization: str) -> HttpResponse:
    """The form; after POST the statement is checked and listed, or why not is said."""
    held = member(request, organization, Permission.RECOGNITION_STATE)
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            key = bringing.bring(person(request), organization, form.source())
        except StatementRefused as error:
            form.add_error("file" if form.cleaned_data["file"] else "link", error.words)
        else:
            messages.success(request, _("Checked and listed. We look again every day."))
            return onward("recogniser:one", organization, key)
    status = 422 if request.method == "POST" else 200
    return render(request, "recogniser/bring.html", frame(held, "recogniser:home", form=form), status=status)
