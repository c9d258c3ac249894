"""Take everything with you: an address of one's own instead of school id and PIN; all else stays as it is."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from assay.web.base.rates import limited
from assay.web.look import mailed_codes
from assay.web.look.answers import go
from assay.web.look.workplace import person
from assay.web.records.class_codes import handing_over
from assay.web.records.people.addresses import AddressTaken
from assay.web.records.people.queries import has_address
from assay.web.screens.pupil.access import for_pupils, own_rows
from assay.web.screens.pupil.forms import AddressForm
from assay.web.screens.pupil.taking import taking_of

_SENT = "assay_hand_over"


@for_pupils
@limited("hand-over", per_minute=20, methods=("POST",))
def hand_over(request: HttpRequest) -> HttpResponse:
    """What is taken along, what stays with the school, and the address; for who may, else who must agree."""
    who, rows = person(request), own_rows(request)
    taking = taking_of(rows, has_address=has_address(who))
    form = AddressForm(request.POST or None)
    if request.method == "POST" and taking.may and form.is_valid():
        mailed_codes.send(request, _SENT, form.cleaned_data["email"], mailed_codes.ADDRESS)
        return go(reverse("pupil:hand-over-code"))
    status = 422 if form.errors else 200
    return render(request, "pupil/hand_over.html", {"taking": taking, "form": form}, status=status)


@for_pupils
@limited("hand-over", per_minute=20, methods=("POST",))
def code(request: HttpRequest) -> HttpResponse:
    """The code from the mail; then the account has that address, and school id and PIN open it no more."""
    who, rows = person(request), own_rows(request)
    email = mailed_codes.waiting_for(request, _SENT)
    if not email or not taking_of(rows, has_address=has_address(who)).may:
        return redirect("pupil:hand-over")
    form = mailed_codes.CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not mailed_codes.accept(request, _SENT, form.cleaned_data["code"]):
            if not mailed_codes.waiting_for(request, _SENT):
                messages.error(request, _("That was three times the wrong code. Ask for another one."))
                return go(reverse("pupil:hand-over"))
            form.add_error("code", _("That is not the code. Look again: it is in the newest mail."))
        else:
            try:
                handing_over.hand_over(who, email)
            except AddressTaken:
                messages.error(
                    request, _("That address has an account of its own here already. Take another address.")
                )
                return go(reverse("pupil:hand-over"))
            update_session_auth_hash(request, who)
            messages.success(request, _("Done. From now on you sign in with your own address."))
            return go(reverse("pupil:home"))
    facts = {"form": form, "email": email}
    return render(request, "pupil/hand_over_code.html", facts, status=422 if form.errors else 200)
