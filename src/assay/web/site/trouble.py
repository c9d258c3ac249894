"""The answers for when something went wrong: what, why, and what to do now; pages, or problem details."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assay.errors import AssayError
from assay.sentences import sentence
from assay.web.base import problems
from assay.web.base.permission import Forbidden
from assay.web.records.organizations.permissions import PERMISSION_WORDS

_TEMPLATE = "look/trouble.html"


def _page(request: HttpRequest, status: int, title: str, text: str, advice: str) -> HttpResponse:
    facts = {
        "title": title,
        "text": text,
        "advice": advice,
        "status": status,
        "request_id": request.META.get("assay.request_id", ""),
    }
    return render(request, _TEMPLATE, facts, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for an address that leads nowhere, or nowhere for this person."""
    if problems.is_for_machine(request):
        return problems.answer(request, problems.NOT_FOUND)
    return _page(
        request,
        404,
        _("There is nothing here"),
        _("This page does not exist, or it is not yours to see."),
        _("Check the address, or ask whoever sent you the link."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for a member whose role does not include this."""
    if problems.is_for_machine(request):
        return problems.answer(request, problems.FORBIDDEN)
    named = exception.permission if isinstance(exception, Forbidden) else ""
    right = next((str(words) for each, words in PERMISSION_WORDS.items() if each.value == named), "")
    text = _("Your role in this organization does not include this.")
    return _page(
        request,
        403,
        _("You cannot do this here"),
        f"{text} ({right})" if right else text,
        _("An owner of the organization can give you the right on the members page."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that did not come from a page of ours."""
    return _page(
        request,
        403,
        _("This form could not be accepted"),
        _("It was not sent from a page of this site, or the page had been open for too long."),
        _("Go back, load the page again and send the form once more. Cookies must be allowed."),
    )


def stopped(request: HttpRequest, error: AssayError) -> HttpResponse:
    """The page for what our own code declined to do."""
    if problems.is_for_machine(request):
        return problems.answer(request, problems.of_error(error, get_language() or "en"))
    said = sentence(error.code, error.facts, get_language() or "en")
    return _page(request, 422, said.title, said.text, said.help)


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    """The page for a visitor who tried something too often, with Retry-After."""
    response = (
        problems.answer(request, problems.too_many(seconds))
        if problems.is_for_machine(request)
        else _page(
            request,
            429,
            _("That was a little too often"),
            _("So that nobody can guess their way in, this may only be tried a few times a minute."),
            _("Wait a minute, then try again. Nothing is lost."),
        )
    )
    response["Retry-After"] = str(seconds)
    return response


def unavailable(request: HttpRequest) -> HttpResponse:
    """The page for when the database does not answer or cannot write: made without asking it anything."""
    if problems.is_for_machine(request):
        response: HttpResponse = problems.answer(request, problems.UNAVAILABLE)
    else:
        facts = {
            "title": _("Something broke on our side"),
            "text": _("We have a note of it. Nothing you entered was half done."),
            "advice": _("Try again in a minute. If it happens again, tell us the number below."),
            "status": 503,
            "request_id": request.META.get("assay.request_id", ""),
        }
        response = HttpResponse(render_to_string(_TEMPLATE, facts), status=503)
    response["Retry-After"] = "60"
    response["Cache-Control"] = "no-store"
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours."""
    if problems.is_for_machine(request):
        return problems.answer(request, problems.INTERNAL)
    return _page(
        request,
        500,
        _("Something broke on our side"),
        _("We have a note of it. Nothing you entered was half done."),
        _("Try again in a minute. If it happens again, tell us the number below."),
    )
