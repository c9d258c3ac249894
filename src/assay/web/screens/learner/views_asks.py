"""Ask somebody to vouch for an experience or a credential; see how it stands, remind, take it back."""

from __future__ import annotations

import json
from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.base.permission import NotFound
from assay.web.base.rates import count, limited
from assay.web.look.answers import attachment, onward
from assay.web.look.workplace import person
from assay.web.records.consents.queries import ConsentRefused
from assay.web.records.endorsements import actions, queries
from assay.web.records.endorsements.values import (
    CREDENTIAL,
    EXPERIENCE,
    About,
    AskRow,
    EndorsementRefused,
)
from assay.web.records.experiences import queries as experiences
from assay.web.records.holdings import queries as holdings
from assay.web.records.people.queries import Person, instance_seal
from assay.web.screens.learner.access import said
from assay.web.screens.learner.forms_experiences import AskForm

MAILS = 3  # that one address gets of this a minute, whoever asks


@login_required
@limited("ask", per_minute=10, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_experience(request: HttpRequest, key: str) -> HttpResponse:
    """Ask somebody about an experience."""
    row = experiences.page(person(request), key).row
    hours = _("%(hours)s hours") % {"hours": f"{row.hours:g}"} if row.quarters else ""
    told = "\n".join(part for part in (row.place, hours, row.learned) if part)
    about = About(EXPERIENCE, key, row.credential_id, "", row.title, told)
    return _ask(request, about, reverse("learner:experience", args=[key]))


@login_required
@limited("ask", per_minute=10, methods=("POST",))
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_credential(request: HttpRequest, key: str) -> HttpResponse:
    """Ask somebody about a credential in the wallet; what they sign stands beside it, not inside."""
    row = holdings.holding(person(request), key)
    if not row.summary.credential_id:
        raise NotFound
    told = row.summary.issuer
    about = About(CREDENTIAL, key, row.summary.credential_id, "", row.title, told, row.credential)
    return _ask(request, about, reverse("learner:holding", args=[key]))


def _ask(request: HttpRequest, about: About, back: str) -> HttpResponse:
    who = person(request)
    initial = {"whose": who.name, "language": get_language() or "en"}
    form = AskForm(said(request), initial=initial)
    if form.is_valid():
        told = form.cleaned_data
        count("vouch-mail", instance_seal().index(told["email"].strip().lower(), "vouch-mail"), MAILS)
        asked = replace(about, whose=" ".join(told["whose"].split()))
        try:
            key = actions.ask(
                who, asked, told["name"], told["email"], note=told["note"], language=told["language"]
            )
        except EndorsementRefused as error:
            form.add_error(error.reason if error.reason in form.fields else None, error.words)
        except ConsentRefused as error:
            form.add_error(None, str(error.words))
        else:
            _tell(request, who, key)
            return onward(*_place(about))
    facts = {
        "form": form,
        "about": about,
        "back": back,
        "asks": queries.asked_by(who, about.kind, about.key),
        "signed": queries.of(about.kind, about.key),
    }
    return render(request, "learner/ask.html", facts, status=422 if form.is_bound else 200)


def _place(about: About | AskRow) -> tuple[str, str]:
    key = about.key if isinstance(about, About) else about.about
    return ("learner:experience" if about.kind == EXPERIENCE else "learner:credential-ask", key)


def _tell(request: HttpRequest, who: Person, key: str) -> None:
    if queries.ask(who, key).state == "waiting":
        messages.info(
            request, _("Kept. Nobody outside hears of it until your guardian or your school says yes.")
        )
    else:
        messages.success(request, _("The link is on its way to them."))


@login_required
@require_POST
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Take a request back."""
    row = queries.ask(person(request), key)
    actions.withdraw(person(request), key)
    messages.success(request, _("Taken back. The link is closed."))
    return onward(*_place(row))


@login_required
@limited("ask-remind", per_minute=10)
@require_POST
def remind(request: HttpRequest, key: str) -> HttpResponse:
    """Remind whoever has to say yes."""
    row = queries.ask(person(request), key)
    try:
        actions.remind(person(request), key)
    except ConsentRefused as error:
        messages.error(request, str(error.words))
    else:
        messages.success(request, _("Your guardian is reminded."))
    return onward(*_place(row))


@login_required
@require_safe
def signed(request: HttpRequest, key: str) -> HttpResponse:
    """What somebody signed, as a file to keep or to show."""
    row = queries.ask(person(request), key)
    found = next((one for one in queries.of(row.kind, row.about) if one.key == row.endorsement), None)
    if found is None:
        raise NotFound
    content = json.dumps(found.document, ensure_ascii=False).encode()
    return attachment("endorsement.json", content, "application/vc")
