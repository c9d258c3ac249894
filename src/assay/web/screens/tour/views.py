"""The tour: each step one page that shows real screens with what the records hold. No sign-in, no JavaScript.

A step whose records are not there is left out; the numbers follow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assay.web.base.permission import NotFound
from assay.web.base.rates import count, limited, visitor
from assay.web.look.awarding import history, turns_of
from assay.web.look.claims import claim_facts
from assay.web.look.gap import gap_view
from assay.web.look.gap_words import METHOD, RULE
from assay.web.look.pieces import Step
from assay.web.look.promises import page_of
from assay.web.look.verdicts import verdict_card
from assay.web.records.applications import queries as applications
from assay.web.records.credentials import queries as awards
from assay.web.records.gap_reports.queries import has_report, newest
from assay.web.records.promise_checks import queries as promise_checks
from assay.web.records.promise_checks.values import CheckRow
from assay.web.records.verifications.queries import judge
from assay.web.screens.tour.behind import behind
from assay.web.screens.tour.cast import Cast, cast
from assay.web.screens.tour.classwork import classwork
from assay.web.screens.tour.family import answered, telephone
from assay.web.screens.tour.forms import OwnForm
from assay.web.screens.tour.letters import change, lines_of
from assay.web.screens.tour.school import School
from assay.web.screens.tour.weighing import weighed

Facts = dict[str, Any]
DEEDS = 120
"""Pages a minute of one visitor that do something and take it back: each holds the database a moment."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A step: its name in addresses, its label, what its page shows, and whether the records hold that."""

    name: str
    label: Promise
    facts: Callable[[HttpRequest, Cast], Facts]
    is_there: Callable[[Cast], bool] = lambda _people: True


@never_cache
@require_safe
@limited("tour", per_minute=600)
def start(request: HttpRequest) -> HttpResponse:
    """The first step; on a site without the demonstration's people a sentence that says how to get them."""
    return _shown(request, "")


@never_cache
@require_safe
@limited("tour", per_minute=600)
def step(request: HttpRequest, name: str) -> HttpResponse:
    """A step of the tour."""
    return _shown(request, name)


def _shown(request: HttpRequest, name: str) -> HttpResponse:
    people = cast()
    if people is None:
        return render(request, "tour/absent.html", status=404 if name else 200)
    scenes = [scene for scene in SCENES if scene.is_there(people)]
    number = next((place for place, scene in enumerate(scenes) if name in {"", scene.name}), None)
    if number is None:
        raise NotFound
    urls = [reverse("tour:start") if not place else _url(scene) for place, scene in enumerate(scenes)]
    steps = tuple(
        Step(str(scene.label), urls[place], place < number, place == number)
        for place, scene in enumerate(scenes)
    )
    frame = {
        "steps": steps,
        "number": number + 1,
        "count": len(scenes),
        "label": scenes[number].label,
        "before": steps[number - 1] if number else None,
        "after": steps[number + 1] if number + 1 < len(steps) else None,
        "here": urls[number],
    }
    return render(request, f"tour/{scenes[number].name}.html", frame | scenes[number].facts(request, people))


def _url(scene: Scene) -> str:
    return reverse("tour:step", args=[scene.name])


def _alike(_request: HttpRequest, people: Cast) -> Facts:
    return {"certificates": (people.earned, people.bought)}


def _behind(_request: HttpRequest, people: Cast) -> Facts:
    certificates = (people.earned, people.bought)
    return {"certificates": certificates, "behind": behind(certificates)}


def _yardstick(_request: HttpRequest, people: Cast) -> Facts:
    return {"weighed": weighed((people.earned, people.bought))}


def _promise(_request: HttpRequest, people: Cast) -> Facts:
    found = _checked(people)
    return {"seller": people.bought.organization, "page": page_of(found) if found is not None else None}


def _promises(people: Cast) -> bool:
    found = _checked(people)
    return found is not None and bool(found.findings)


def _checked(people: Cast) -> CheckRow | None:
    return promise_checks.of_version(people.bought.organization.key, people.bought.version.key)


def _award(_request: HttpRequest, people: Cast) -> Facts:
    earned = people.earned
    page = applications.application(earned.organization.key, earned.award.source_key)
    return {
        "page": page,
        "turns": turns_of(page),
        "award": earned.award,
        "moments": history(earned.organization.key, earned.award, lambda _key: ""),
        "organization": earned.organization,
    }


def _was_applied_for(people: Cast) -> bool:
    return people.earned.award.source == "application"


def _phone(_request: HttpRequest, people: Cast) -> Facts:
    found = awards.by_claim_token(awards.claim_token(people.earned.award.key))
    return claim_facts(found)


def _answer(_request: HttpRequest, people: Cast) -> Facts:
    return {"view": people.earned.view(), "link": people.earned.link.row}


def _letter(request: HttpRequest, people: Cast) -> Facts:
    signed = people.earned.signed()
    lines = lines_of(people.earned.content, signed)
    changed = change(signed, lines, request.GET.get("letter", ""))
    if changed is None:
        card = verdict_card(people.earned.shown.judged, heading=2)
        return {"lines": lines, "size": len(signed.decode()), "card": card}
    return {"changed": changed, "card": verdict_card(judge(changed.content), heading=2)}


def _grid(request: HttpRequest, people: Cast) -> Facts:
    house = _house(request, people)
    return {"house": house, "work": classwork(house, request.GET)}


def _pupil(request: HttpRequest, people: Cast) -> Facts:
    house = _house(request, people)
    return {"house": house, **telephone(house)}


def _guardian(request: HttpRequest, people: Cast) -> Facts:
    house = _house(request, people)
    said, wanted = request.GET.get("answer", ""), request.GET.get("in", "")
    return {"house": house, "done": answered(request, house, said, wanted)}


def _house(request: HttpRequest, people: Cast) -> School:
    count("tour-deeds", visitor(request), DEEDS)
    if people.school is None:
        raise NotFound
    return people.school


def _has_school(people: Cast) -> bool:
    return people.school is not None


def _gap(_request: HttpRequest, people: Cast) -> Facts:
    found = newest(people.school.key) if people.school else None
    if found is None or people.school is None:
        raise NotFound
    row, report = found
    return {"view": gap_view(report), "row": row, "house": people.school, "method": METHOD, "rule": RULE}


def _has_gap(people: Cast) -> bool:
    return people.school is not None and has_report(people.school.key)


def _yours(_request: HttpRequest, _people: Cast) -> Facts:
    return {"form": OwnForm()}


SCENES = (
    Scene("alike", gettext_lazy("Two certificates"), _alike),
    Scene("behind", gettext_lazy("What stands behind"), _behind),
    Scene("yardstick", gettext_lazy("The yardstick"), _yardstick),
    Scene("promise", gettext_lazy("A promise, checked"), _promise, _promises),
    Scene("award", gettext_lazy("The award"), _award, _was_applied_for),
    Scene("phone", gettext_lazy("The phone"), _phone),
    Scene("answer", gettext_lazy("The answer"), _answer),
    Scene("letter", gettext_lazy("One letter"), _letter),
    Scene("grid", gettext_lazy("A whole class"), _grid, _has_school),
    Scene("pupil", gettext_lazy("The pupil asks"), _pupil, _has_school),
    Scene("guardian", gettext_lazy("A guardian answers"), _guardian, _has_school),
    Scene("gap", gettext_lazy("What is asked for"), _gap, _has_gap),
    Scene("yours", gettext_lazy("Try yours"), _yours),
)
