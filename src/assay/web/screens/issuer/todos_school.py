"""What waits in the school year: consents, documents nobody has looked at, placements, requests to see.

Only of pupils whom this member reaches, and only what the member may do something about.
"""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.web.look.pieces import State
from assay.web.records.certificates import queries as certificates
from assay.web.records.consents import queries as consents
from assay.web.records.inspections import queries as inspections
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.records.placements import queries as placements
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.rows import Reach
from assay.web.screens.issuer.todos import ToDo


def school_todos(held: Membership) -> list[ToDo]:
    """What waits for this member in the school year; nothing where there is no roster."""
    key = held.organization.key
    if not rosters.has_roster(key):
        return []
    among = rosters.reach(held)
    found: list[ToDo | None] = []
    if held.may(Permission.CONSENT_RECORD):
        found.append(_consents(key, among))
    if held.may(Permission.CERTIFICATE_CHECK):
        found.append(_documents(key, among))
    if held.may(Permission.PLACEMENT_ARRANGE):
        found.append(_placements(key, among))
    if held.may(Permission.PRIVACY_MANAGE):
        found.append(_requests(key))
    return [each for each in found if each is not None]


def _consents(key: str, among: Reach) -> ToDo | None:
    count = sum(each.state == "waiting-school" for each in consents.waiting(key, among))
    if not count:
        return None
    text = ngettext("%(count)s pupil waits for a consent", "%(count)s pupils wait for a consent", count)
    return ToDo(
        text % {"count": count},
        _("Under 13, only what the school records opens something: ask the guardian, then record it."),
        reverse("school:consents", args=[key]),
        _("See what waits"),
        State.UNKNOWN,
    )


def _documents(key: str, among: Reach) -> ToDo | None:
    count = certificates.certificates(key, among, waits=True, count=0).total
    if not count:
        return None
    text = ngettext("%(count)s document to look at", "%(count)s documents to look at", count)
    return ToDo(
        text % {"count": count},
        _("Pupils sent them. Until somebody has looked, their certificates stay claimed."),
        f"{reverse('school:certificates', args=[key])}?state=waits",
        _("Look at them"),
    )


def _placements(key: str, among: Reach) -> ToDo | None:
    count = len(placements.placements(key, among, waits_for="school"))
    if not count:
        return None
    text = ngettext("%(count)s placement waits for you", "%(count)s placements wait for you", count)
    return ToDo(
        text % {"count": count},
        _("Something is left for the school to do, or it can be awarded."),
        f"{reverse('school:placements', args=[key])}?waits=school",
        _("See the placements"),
    )


def _requests(key: str) -> ToDo | None:
    count = len(inspections.requests(key, is_open=True))
    if not count:
        return None
    text = ngettext("%(count)s request is open", "%(count)s requests are open", count)
    return ToDo(
        text % {"count": count},
        _("Somebody asked to see or to correct a pupil's record. There is a last day for an answer."),
        reverse("school:privacy-requests", args=[key]),
        _("See the requests"),
        State.UNKNOWN,
    )
