"""The school's side of the entrance: who has come in, who needs a new PIN, and slips to print."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assay.web.look.answers import onward
from assay.web.look.pieces import State
from assay.web.look.workplace import frame, member, person
from assay.web.records.class_codes import entrance
from assay.web.records.organizations.permissions import Permission
from assay.web.records.people import pins
from assay.web.records.people.pins import PinState
from assay.web.records.rosters.queries import pupils_of, require_section
from assay.web.records.rosters.rows import PupilRow

_SIDE = "teacher:sections"


@dataclass(frozen=True, slots=True)
class Coming:
    """How one pupil comes in."""

    key: str
    name: str
    number: str
    words: str
    state: State
    may_reset: bool


def _coming(row: PupilRow, states: dict[str, PinState]) -> Coming:
    state = states.get(row.person)
    words, shown = {
        None: (_("Has not come in yet"), State.PLAIN),
        PinState.NONE: (_("Signs in with an e-mail address"), State.INFO),
        PinState.TO_CHOOSE: (_("Chooses a new PIN with the next class code"), State.INFO),
        PinState.SET: (_("Comes in with a PIN"), State.OK),
        PinState.LOCKED: (_("Shut after 10 wrong PINs"), State.BAD),
    }[state]
    may_reset = state in {PinState.SET, PinState.LOCKED}
    return Coming(row.key, row.name, row.number, words, shown, may_reset)


@login_required
@never_cache
@require_safe
def entrances(request: HttpRequest, organization: str, section: str) -> HttpResponse:
    """How each pupil of the section comes in, and the button for a new PIN."""
    held = member(request, organization, Permission.SECTION_TEACH)
    row = require_section(person(request), organization, section)
    pupils = pupils_of(organization, section)
    states = pins.states_of([pupil.person for pupil in pupils if pupil.person])
    rows = [_coming(pupil, states) for pupil in pupils]
    facts = {"section": row, "rows": rows}
    return render(request, "pupil/entrances.html", frame(held, _SIDE, **facts))


@login_required
@require_POST
def reset(request: HttpRequest, organization: str, section: str, pupil: str) -> HttpResponse:
    """Let the pupil choose a new PIN; where the pupil is signed in, that ends."""
    require_section(person(request), organization, section)
    if entrance.let_choose_again(person(request), organization, pupil):
        messages.success(request, _("Now a new PIN can be chosen, with a class code and the school id."))
    else:
        messages.info(request, _("There is no PIN to change here."))
    return onward("pupil:entrances", organization, section)


@login_required
@never_cache
@require_safe
def slips(request: HttpRequest, organization: str, section: str) -> HttpResponse:
    """To print and cut: for each pupil the name, the school id, and where to come in. No PIN stands there."""
    held = member(request, organization, Permission.SECTION_TEACH)
    row = require_section(person(request), organization, section)
    facts = {
        "section": row,
        "pupils": pupils_of(organization, section),
        "school_at": f"{settings.ASSAY_ORIGIN}{reverse('pupil:school', args=[organization])}",
    }
    return render(request, "pupil/slips.html", frame(held, _SIDE, **facts))
