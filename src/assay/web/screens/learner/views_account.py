"""Your account: name, language, addresses, passkeys, other browsers, everything to download, the way out."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assay.web.base.rates import limited
from assay.web.look.answers import go
from assay.web.look.mailed_codes import CodeForm
from assay.web.look.workplace import person
from assay.web.records.erasure import actions as erasure
from assay.web.records.erasure import queries as erasures
from assay.web.records.holdings import claiming, queries
from assay.web.records.organizations import queries as organizations
from assay.web.records.people import actions as people
from assay.web.records.people import addresses
from assay.web.records.people.queries import Person, has_address
from assay.web.records.rosters import queries as rosters
from assay.web.screens.learner import fresh
from assay.web.screens.learner.access import said
from assay.web.screens.learner.forms import AccountForm, DeleteForm, PinForm

_MINOR = {None: "", True: "yes", False: "no"}
_SAID = {said: value for value, said in _MINOR.items()}


@login_required
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    """Who you are here, and everything you can do about it."""
    who = person(request)
    start = {"name": who.name, "language": who.language, "is_minor": _MINOR[who.is_minor]}
    is_minor_pupil = any(row.is_minor for row in rosters.of_person(who.key))
    form = AccountForm(said(request), initial=start, asks_age=not is_minor_pupil)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        is_minor = True if is_minor_pupil else _SAID[told["is_minor"]]
        people.describe(who, told["name"], told["language"], is_minor=is_minor)
        messages.success(request, _("Saved."))
        answer = go(reverse("learner:account"))
        _speak(answer, told["language"])
        return answer
    facts = {
        "form": form,
        "email": who.email if has_address(who) else "",
        "addresses": addresses.proven(who),
        "has_others": bool(settings.ASSAY_OPENID),
    }
    return render(request, "learner/account.html", facts, status=422 if form.errors else 200)


def _speak(answer: HttpResponse, language: str) -> None:
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=31_536_000,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


@login_required
def arrive(request: HttpRequest) -> HttpResponse:
    """Where somebody goes after signing in: to what waits for them, or to their work."""
    who = person(request)
    works = bool(organizations.memberships(who))
    if not works and rosters.is_pupil_now(who.key):
        return _in_their_language(request, who, redirect("pupil:home"))
    has_wallet = bool(queries.held_credentials(who)) or bool(claiming.awaiting(who))
    answer = redirect("issuer:home" if works and not has_wallet else "learner:wallet")
    return _in_their_language(request, who, answer)


def _in_their_language(request: HttpRequest, who: Person, answer: HttpResponse) -> HttpResponse:
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and who.language:
        _speak(answer, who.language)
    return answer


@login_required
@require_POST
def sign_out_others(request: HttpRequest) -> HttpResponse:
    """End every session of this person's but this one."""
    who = person(request)
    people.end_sessions(who)
    update_session_auth_hash(request, who)
    messages.success(request, _("Every other browser and device is signed out."))
    return go(reverse("learner:account"))


@login_required
@never_cache
@limited("again", per_minute=20, methods=("POST",))
def again(request: HttpRequest) -> HttpResponse:
    """Ask for a code once more before something that cannot be undone."""
    who = person(request)
    wanted = request.POST.get("next", request.GET.get("next", ""))
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    next_url = wanted if is_ours and wanted else reverse("learner:account")
    if not has_address(who):
        return _again_with_pin(request, who, next_url)
    if "send" in request.POST:
        fresh.send_code(request, who.email)
        return go(f"{reverse('learner:again')}?next={next_url}")
    form = CodeForm(request.POST if "code" in request.POST else None)
    if form.is_bound and form.is_valid():
        if fresh.accept(request, form.cleaned_data["code"]):
            return go(next_url)
        form.add_error(
            "code", _("That is not the code, or it no longer works. Look again, or ask for another.")
        )
    facts = {"form": form, "email": who.email, "next": next_url, "is_waiting": fresh.is_waiting(request)}
    return render(request, "learner/again.html", facts, status=422 if form.errors else 200)


def _again_with_pin(request: HttpRequest, who: Person, next_url: str) -> HttpResponse:
    form = PinForm(said(request))
    if request.method == "POST" and form.is_valid():
        if fresh.accept_pin(request, who, form.cleaned_data["pin"]):
            return go(next_url)
        form.add_error("pin", _("That is not your PIN. After 10 wrong ones your teacher has to help."))
    facts = {"form": form, "email": "", "next": next_url, "is_waiting": True}
    return render(request, "learner/again.html", facts, status=422 if form.errors else 200)


@fresh.needs_code
@never_cache
def delete(request: HttpRequest) -> HttpResponse:
    """Delete the account: what goes, what stays, and a word to type."""
    who: Person = person(request)
    form = DeleteForm(said(request))
    if request.method == "POST" and form.is_valid():
        try:
            erasure.erase(who)
        except erasure.OnlyOwner:
            return go(reverse("learner:delete"))  # the page says which organizations, and what to do
        logout(request)
        return go(reverse("learner:deleted"))
    facts = {"form": form, "will_go": erasures.what_goes(who)}
    return render(request, "learner/delete.html", facts, status=422 if form.errors else 200)


@never_cache
def deleted(request: HttpRequest) -> HttpResponse:
    """It is done."""
    return render(request, "learner/deleted.html")
