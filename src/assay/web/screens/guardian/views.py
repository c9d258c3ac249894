"""A guardian's pages: what waits, one question with its three answers, everything that was decided."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.web.base.permission import NotFound
from assay.web.look.answers import go
from assay.web.look.asked import question, seen, texts
from assay.web.look.exemplars import file_answer
from assay.web.records.consents import answering
from assay.web.records.consents.queries import AskRow, ConsentRefused, GuardianPage
from assay.web.records.exemplars import queries as exemplars
from assay.web.records.policies.queries import policy
from assay.web.records.rosters.keeping import set_private
from assay.web.screens.guardian.links import by_link


@require_safe
@by_link
def page(request: HttpRequest, token: str, held: GuardianPage) -> HttpResponse:
    """Everything for this guardian: the one question at once where there is but one and nothing else."""
    waiting = [each for child in held.children for each in child.waiting]
    decided = [each for child in held.children for each in child.decided]
    if len(waiting) == 1 and not decided:
        return _question(request, token, held, waiting[0])
    children = [
        {
            "row": child.row,
            "waiting": [seen(each, held.guardian) for each in child.waiting],
            "decided": [seen(each, held.guardian) for each in child.decided],
            "standing": [(said, seen(each, held.guardian)) for said, each in child.standing],
        }
        for child in held.children
    ]
    terms = policy(held.organization)
    facts = {
        "token": token,
        "held": held,
        "children": children,
        "directory": terms.directory,
        "contact": terms.contact,
        "texts": texts(held, terms),
        "count": len(waiting),
    }
    return render(request, "guardian/page.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def one(request: HttpRequest, token: str, held: GuardianPage, key: str) -> HttpResponse:
    """One question: what would be seen, by whom, until when; then what was answered."""
    asked = held.asked(key)
    if request.method != "POST":
        return _question(request, token, held, asked)
    said = request.POST.get("answer", "")
    if said not in {"yes", "standing", "no"}:
        return _question(request, token, held, asked, problem=_("Choose one of the answers."))
    try:
        answering.answer(token, key, said, get_language() or "en")
    except ConsentRefused as refused:
        return _question(request, token, held, asked, problem=refused.words)
    return go(reverse("guardian:one", args=[token, key]))


def _question(
    request: HttpRequest, token: str, held: GuardianPage, asked: AskRow, problem: str = ""
) -> HttpResponse:
    facts = {
        **question(held, asked),
        "token": token,
        "problem": problem,
        "answer_at": reverse("guardian:one", args=[token, asked.key]),
        "withdraw_at": reverse("guardian:withdraw", args=[token, asked.key]),
        "work": exemplars.asked_about(held, asked.key),
        "files_at": reverse("guardian:work-file", args=[token, asked.key, 0])[:-1],
        "method": "post",
    }
    return render(request, "guardian/one.html", facts, status=422 if problem else 200)


@require_safe
@by_link
def work_file(request: HttpRequest, token: str, held: GuardianPage, key: str, place: int) -> HttpResponse:
    """A file of the child's work that would be shown as an example."""
    del request, token
    return file_answer(*exemplars.asked_file(held, key, place))


@require_POST
@by_link
def withdraw(request: HttpRequest, token: str, held: GuardianPage, key: str) -> HttpResponse:
    """Close it at once, whoever had said yes."""
    held.asked(key)
    answering.withdraw(token, key)
    return go(reverse("guardian:one", args=[token, key]))


@require_POST
@by_link
def withdraw_standing(request: HttpRequest, token: str, held: GuardianPage, key: str) -> HttpResponse:
    """Take the word for later ones back."""
    del held
    answering.withdraw_standing(token, key)
    messages.success(
        request, _("Taken back. What it had opened is closed, and you are asked each time again.")
    )
    return go(reverse("guardian:page", args=[token]))


@require_POST
@by_link
def directory(request: HttpRequest, token: str, held: GuardianPage, key: str) -> HttpResponse:
    """Keep a child out of the school's directory information, or let it in again."""
    if not any(child.row.key == key for child in held.children):
        raise NotFound
    is_private = request.POST.get("keep_out") == "yes"
    set_private(held.organization, key, is_private=is_private, by_guardian=held.guardian.key)
    messages.success(
        request,
        _("The school gives out nothing about your child as directory information.")
        if is_private
        else _("The school may use what it has declared as directory information."),
    )
    return go(reverse("guardian:page", args=[token]))
