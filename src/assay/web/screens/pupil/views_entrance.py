"""The entrance: class code and school id, then a PIN; or, at the school's own address, id and PIN."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.rates import TooMany, count, limited, refuse_beyond, visitor
from assay.web.look.answers import go
from assay.web.look.session_names import CONFIRMED_AT, PUPIL
from assay.web.records.class_codes import entrance
from assay.web.records.class_codes.entrance import Entering, TakenMeanwhile, Way
from assay.web.records.class_codes.queries import counted_as, read_code
from assay.web.records.holdings.arriving import keep_arrived
from assay.web.records.organizations import queries as organizations
from assay.web.records.people.queries import Person
from assay.web.screens.pupil.forms import DoorForm, NewPinForm, PinForm, SchoolForm

STAYS = timedelta(hours=12)
_AT_THE_DOOR = "assay_at_the_door"
_NETWORK, _A_CODE, _AN_ID = 120, 90, 6  # tries a minute: a class shares one network and one code
_MISSES, _DAY = 200, 86_400  # wrong ones a day from one network: nobody tries a few PINs of each pupil


@limited("pupil-in", per_minute=_NETWORK, methods=("POST",))
@never_cache
def door(request: HttpRequest, code: str = "") -> HttpResponse:
    """Class code and school id: who is it?"""
    code = read_code(code or request.GET.get("code", ""))
    form = DoorForm(request.POST or None, initial={"code": code})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        count("pupil-code", counted_as(read_code(told["code"]) or told["code"]), _A_CODE)
        count("pupil-id", counted_as(told["number"]), _AN_ID)
        try:
            entering = entrance.recognise(told["code"], told["number"])
        except NotFound:
            form.add_error(None, _no_match())
        else:
            held = {"code": entering.code, "pupil": entering.pupil, "number": told["number"]}
            request.session[_AT_THE_DOOR] = held
            return go(reverse("pupil:you"))
    return render(request, "pupil/door.html", {"form": form}, status=422 if form.errors else 200)


def _no_match() -> str:
    return _("That code and that school id do not go together. Look at both again, or ask your teacher.")


@never_cache
def you(request: HttpRequest) -> HttpResponse:
    """Is that you? Then a PIN: chosen the first time, typed after that."""
    held = request.session.get(_AT_THE_DOOR)
    if not isinstance(held, dict):
        return redirect("pupil:in")
    if request.method == "POST" and "other" in request.POST:
        del request.session[_AT_THE_DOOR]
        return go(reverse("pupil:in"))
    try:
        entering = entrance.at_the_door(held["code"], held["pupil"])
    except NotFound:  # the code has ended in the meantime
        del request.session[_AT_THE_DOOR]
        messages.info(request, _("The class code has ended. Ask your teacher for a new one."))
        return go(reverse("pupil:in"))
    if entering.way in {Way.LOCKED, Way.ADDRESS}:
        return render(request, "pupil/not_here.html", {"entering": entering})
    if entering.way is Way.CHOOSE:
        return _choose(request, entering, held["number"])
    return _type(request, entering)


def _choose(request: HttpRequest, entering: Entering, number: str) -> HttpResponse:
    if request.method == "POST" and "again" not in request.POST:  # the page asked for a PIN that is there
        return _taken(request, entering)
    form = NewPinForm(request.POST or None, number=number)
    if request.method == "POST" and form.is_valid():
        try:
            person = entrance.choose_pin(entering, form.cleaned_data["pin"])
        except TakenMeanwhile:
            return _taken(request, entering)
        return come_in(request, person)
    facts = {"form": form, "entering": entering, "is_first": True}
    return render(request, "pupil/you.html", facts, status=422 if form.errors else 200)


def _taken(request: HttpRequest, entering: Entering) -> HttpResponse:
    return render(request, "pupil/taken.html", {"entering": entering}, status=409)


def _type(request: HttpRequest, entering: Entering) -> HttpResponse:
    if "again" in request.POST:  # the page asked to choose one, and somebody was faster
        return _taken(request, entering)
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        count("pupil-pin", entering.pupil, _AN_ID)
        person = entrance.enter(entering, form.cleaned_data["pin"])
        if person is not None:
            return come_in(request, person)
        _note_miss(request)
        form.add_error("pin", _("That is not your PIN. After 10 wrong ones your teacher has to help."))
    facts = {"form": form, "entering": entering, "is_first": False}
    return render(request, "pupil/you.html", facts, status=422 if form.errors else 200)


@limited("pupil-in", per_minute=_NETWORK, methods=("POST",))
@never_cache
def school(request: HttpRequest, organization: str) -> HttpResponse:
    """The school's own entrance: school id and PIN, for who has come in with a class code before."""
    house = organizations.public(organization)
    form, status = SchoolForm(request.POST or None), 422
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        count("pupil-id", counted_as(f"{organization}\0{told['number']}"), _AN_ID)
        try:
            refuse_beyond("pupil-miss", visitor(request), _MISSES, _DAY)
        except TooMany:
            form.add_error(None, _missed_too_often())
            status = 429
        else:
            person = entrance.enter_by_school(organization, told["number"], "".join(told["pin"].split()))
            if person is not None:
                return come_in(request, person)
            _note_miss(request)
            form.add_error(None, _("That school id and that PIN do not go together. Look at both again."))
    facts = {"form": form, "house": house}
    return render(request, "pupil/school.html", facts, status=status if form.errors else 200)


def _missed_too_often() -> str:
    return _("Too many wrong tries came from this network today. Ask your teacher for a class code.")


def _note_miss(request: HttpRequest) -> None:
    with suppress(TooMany):  # the next one is declined
        count("pupil-miss", visitor(request), _MISSES, _DAY)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Out again: nothing is left on this device."""
    logout(request)
    return go(reverse("pupil:left"))


@never_cache
def left(request: HttpRequest) -> HttpResponse:
    """You are out; the next one may come in."""
    return render(request, "pupil/left.html")


def come_in(request: HttpRequest, person: Person) -> HttpResponse:
    """Sign this pupil in for a school day; what was awarded since the last time comes into the wallet."""
    login(request, person)
    request.session.pop(_AT_THE_DOOR, None)
    request.session.set_expiry(now() + STAYS)
    request.session[CONFIRMED_AT] = time.time()
    request.session[PUPIL] = True
    keep_arrived(person)
    answer = go(reverse("pupil:home"))
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and person.language:
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            person.language,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    return answer
