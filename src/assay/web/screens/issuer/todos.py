"""What waits at the award desk: applications, rows of files, mails that came back; for the overview."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.web.look.pieces import State
from assay.web.look.workplace import reached
from assay.web.records.applications import queries as applications
from assay.web.records.batches import queries as batches
from assay.web.records.credentials import queries as credentials
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership
from assay.web.records.rosters.recipients import limits


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing that waits for this member, and where it is done."""

    text: str
    detail: str
    url: str
    action: str
    state: State = State.INFO


def desk_todos(held: Membership) -> list[ToDo]:
    """What waits for this member at the desk, people first."""
    found: list[ToDo] = []
    key, within = held.organization.key, reached(held)
    if held.may(Permission.APPLICATION_REVIEW):
        waiting = applications.counts(key, limits(held))["waiting"]
        if waiting:
            text = ngettext("%(count)s application waits", "%(count)s applications wait", waiting)
            address = reverse("issuer:applications", args=[key])
            detail = _("Somebody showed what they can do and waits for an answer.")
            found.append(ToDo(text % {"count": waiting}, detail, address, _("Look at them")))
    if held.may(Permission.AWARD_MAKE):
        files = batches.batches(key, made_by=within.made_by if within else "")
        rows = sum(one.needs_you for one in files if one.state == "done" and one.is_readable)
        if rows:
            text = ngettext("%(count)s row of a file needs you", "%(count)s rows of files need you", rows)
            address = reverse("issuer:batches", args=[key])
            detail = _("They were not awarded. Mend them, or leave them out.")
            found.append(ToDo(text % {"count": rows}, detail, address, _("See the files"), State.UNKNOWN))
    if held.may(Permission.AWARD_READ):
        bounced = credentials.funnel(key, within=within).bounced
        if bounced:
            text = ngettext("%(count)s mail came back", "%(count)s mails came back", bounced)
            address = reverse("issuer:awards", args=[key]) + "?state=bounced"
            detail = _("These learners do not know of their credential yet.")
            found.append(ToDo(text % {"count": bounced}, detail, address, _("See whose"), State.BAD))
    return found
