"""Whoever made a piece of work decides whether it is shown: yes, no, and taking the yes back.

Without an account: the link that was mailed leads here, as does the list in the wallet.
"""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from assay.web.base.rates import limited
from assay.web.look.answers import onward
from assay.web.look.exemplars import KINDS, STATES, file_answer
from assay.web.look.secret_links import secret_page
from assay.web.look.workplace import person
from assay.web.records.consents.queries import ConsentRefused
from assay.web.records.exemplars import actions, queries
from assay.web.records.exemplars.values import ExemplarRefused, OwnPage

_ANSWERABLE = {"asked", "refused", "withdrawn"}  # with a copy left, the last two are a guardian's word
_WITHDRAWABLE = {"open", "waiting", "waiting-school", "refused", "withdrawn"}


class YesForm(forms.Form):
    """How old they are, where nobody knows."""

    is_adult = forms.BooleanField(label=gettext_lazy("I am 18 or older"), required=False)


@login_required
@never_cache
@require_safe
def exemplars(request: HttpRequest) -> HttpResponse:
    """Everything that this person is or was asked for."""
    rows = queries.of_person(person(request))
    facts = {"rows": [(row, KINDS[row.kind], STATES[row.state]) for row in rows]}
    return render(request, "learner/exemplars.html", facts)


@secret_page("exemplar")
@limited("exemplar-open", per_minute=120)
@require_http_methods(["GET", "HEAD", "POST"])
def exemplar(request: HttpRequest, token: str) -> HttpResponse:
    """What would be shown, or is; and what they say."""
    page = queries.by_token(token)
    form = YesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _say(request, token, request.POST.get("answer", ""), is_adult=form.cleaned_data["is_adult"])
        except ExemplarRefused as refused:
            form.add_error("is_adult" if refused.field else None, refused.words)
        except ConsentRefused as refused:
            form.add_error(None, str(refused.words))
        else:
            return onward("learner:exemplar", token)
    return _shown(request, page, form)


def _say(request: HttpRequest, token: str, answer: str, *, is_adult: bool) -> None:
    """Take this answer. Raises `ExemplarRefused`, `ConsentRefused`."""
    if answer == "yes":
        state = actions.agree(token, is_adult=is_adult)
        messages.success(
            request,
            _("Thank you. It is shown from now on, without your name.")
            if state == "open"
            else _("Thank you. Nothing is shown before a guardian of yours has agreed too."),
        )
    elif answer == "no":
        actions.refuse(token)
        messages.success(request, _("It stays private. Nothing else changes for you."))
    elif answer == "withdraw":
        actions.withdraw(token)
        messages.success(request, _("It is not shown any more, and its copy is destroyed."))


def _shown(request: HttpRequest, page: OwnPage, form: YesForm) -> HttpResponse:
    facts = {
        "page": page,
        "row": page.row,
        "work": page.work,
        "kind": KINDS[page.row.kind],
        "state": STATES[page.row.state],
        "form": form,
        "files_at": reverse("learner:exemplar-file", args=[page.row.token, 0])[:-1],
        "may_answer": page.work is not None and page.row.state in _ANSWERABLE,
        "may_withdraw": page.work is not None and page.row.state in _WITHDRAWABLE,
    }
    return render(request, "learner/exemplar.html", facts, status=422 if form.errors else 200)


@secret_page("exemplar")
@limited("exemplar-open", per_minute=120)
@require_safe
def exemplar_file(request: HttpRequest, token: str, place: int) -> HttpResponse:
    """A file of it, as it would be shown."""
    del request
    return file_answer(*queries.own_file(token, place))
