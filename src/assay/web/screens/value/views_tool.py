"""The public tools: the assay of anything handed in, and several side by side. Nothing is kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from assay.analysis.valuation import Assay
from assay.errors import AssayError
from assay.web.base import skill_data
from assay.web.base.rates import limited
from assay.web.look.answers import said
from assay.web.look.assay_compared import compared_piece, weighable
from assay.web.look.assay_pieces import assay_piece
from assay.web.records.assays.comparing import beside
from assay.web.records.assays.gathering import gathered
from assay.web.records.assays.ours import assay_of_others
from assay.web.screens.value import picking
from assay.web.screens.value.forms import CompareForm, LookForm, WeightsForm
from assay.web.screens.value.market_form import is_about_market, pickable, put_market_error
from assay.web.screens.value.tabs import LONGEST, PICKED


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("value", per_minute=20, methods=("POST",))
def value(request: HttpRequest) -> HttpResponse:
    """The form, filled with `?url=` but not followed; after POST the assay of what was handed in."""
    if request.method != "POST":
        start = {"text": request.GET.get("url", "")[:2000]}
        return _form(request, LookForm(initial=start))
    form = LookForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return _answer(request, form)
        except skill_data.NotReady:
            form.add_error("guess", skill_data.PREPARING)
        except AssayError as error:
            if is_about_market(error):
                put_market_error(form, error)
            else:
                form.add_error("file" if form.cleaned_data["file"] else "text", said(error))
    return _form(request, form, status=422)


def _form(request: HttpRequest, form: LookForm, status: int = 200) -> HttpResponse:
    return render(request, "value/value.html", {"form": form, **pickable(form)}, status=status)


def _answer(request: HttpRequest, form: LookForm) -> HttpResponse:
    guessing = skill_data.guessing() if form.cleaned_data.get("guess") else None
    held = gathered(form.source())
    made = assay_of_others(held.description, held.report, guessing, form.asked())
    facts = {"assay": assay_piece(made), "address": held.address, "is_award": held.report is not None}
    return render(request, "value/answer.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("compare", per_minute=20, methods=("POST",))
def compare(request: HttpRequest) -> HttpResponse:
    """Which ones; after POST each beside the others, and in the order of the reader's own weights.

    `?which=` fills the form; only what the reader sends is opened. The button beside the search keeps what
    was typed and ticked, and shows what there is of that name.
    """
    data = request.POST if request.method == "POST" else None
    chosen = picking.chosen(data or request.GET)
    found = picking.found(data or request.GET, chosen)
    weights = WeightsForm(data, labels=weighable())
    facts: dict[str, Any] = {"found": found, "weights": weights}
    told = {name: (data or request.GET).get(name, "")[:LONGEST] for name in PICKED}
    if data is None or "find" in data:
        form = CompareForm(initial={"which": "\n".join(chosen), **told})
        facts |= pickable(form)
        return render(request, "value/compare.html", {"form": form, **facts})
    form = CompareForm({"which": "\n".join(chosen), **told})
    facts |= {"form": form, **pickable(form)}
    is_right = form.is_valid()
    if weights.is_valid() and is_right:
        made = _all_of(form)
        if made is not None:
            facts["compared"] = compared_piece(made, weights.weights())
            return render(request, "value/compare.html", facts)
    return render(request, "value/compare.html", facts, status=422)


def _all_of(form: CompareForm) -> list[Assay] | None:
    """The assays of all addresses; None where one of them has none, which the form then says."""
    made: list[Assay] = []
    for address in form.cleaned_data["which"]:
        try:
            made.append(beside(address, form.asked()))
        except AssayError as error:
            if is_about_market(error):
                put_market_error(form, error)
                break
            where = {"address": address[:200], "said": said(error)}
            form.add_error("which", _("%(address)s: %(said)s") % where)
    return None if form.errors else made
