"""What the pages of the award desk share: the choices, how an award stands, and our refusals in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assay.errors import AssayError
from assay.sentences import sentence
from assay.web.base.permission import NotFound
from assay.web.look.badges import BadgeDesign, design_from
from assay.web.look.workplace import member, reached
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.batches import queries as batches
from assay.web.records.credentials.queries import claim_token
from assay.web.records.credentials.rows import AwardRow
from assay.web.records.drafts import queries as drafts
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership


@dataclass(frozen=True, slots=True)
class Standing:
    """How an award stands, for a pill: its state and its word."""

    state: str
    text: str
    icon: str = ""


def member_at_file(request: HttpRequest, organization: str, batch: str) -> Membership:
    """The reader's place, where they may award and reach this file. Raises `NotFound`, `Forbidden`."""
    held = member(request, organization, Permission.AWARD_MAKE)
    if within := reached(held):
        batches.batch(organization, batch, within.made_by)
    return held


def member_at_draft(request: HttpRequest, organization: str, draft: str) -> Membership:
    """The reader's place, where they may award and reach this draft. Raises `NotFound`, `Forbidden`."""
    held = member(request, organization, Permission.AWARD_MAKE)
    within = reached(held)
    if within and drafts.draft(organization, draft).made_by != within.made_by:
        raise NotFound
    return held


def badge_of(version: VersionRow) -> BadgeDesign:
    """The badge of a version, to be drawn."""
    return design_from(version.design_json)


def version_choices(organization: str) -> list[tuple[str, str]]:
    """The achievements that can be awarded now, for a field of choices."""
    return [(row.key, row.name) for row in achievements.published(organization)]


def claim_address(key: str) -> str:
    """The whole claim link of a credential."""
    return f"{settings.ASSAY_ORIGIN}/claim/{claim_token(key)}"


def standing_of(row: AwardRow) -> Standing:
    """How this award stands, in one word: the most important thing about it."""
    if row.state == "void":
        return Standing("bad", _("Not issued"))
    if row.state == "planned":
        return Standing("info", _("Being signed"), "clock")
    if row.replaced_by:
        return Standing("plain", _("Replaced"), "refresh")
    if row.standing == "revoked":
        return Standing("bad", _("Revoked"))
    if row.standing == "suspended":
        return Standing("unknown", _("Suspended"), "pause")
    if row.is_forgotten:
        return Standing("plain", _("Forgotten"), "lock")
    if row.claimed_at:
        return Standing("ok", _("Claimed"))
    if row.mail_state in {"bounced", "failed"}:
        return Standing("bad", _("Mail came back"), "mail")
    if row.mail_state == "sent":
        return Standing("info", _("Sent"), "send")
    if row.mail_state == "queued":
        return Standing("info", _("On its way"), "send")
    return Standing("plain", _("Not claimed yet"))


def said(error: AssayError) -> str:
    """What our own code declined, in the reader's words."""
    told = sentence(error.code, error.facts, get_language() or "en")
    return f"{told.text} {told.help}".strip()
