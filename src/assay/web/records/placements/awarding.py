"""From a placement to a credential: what still stands in the way, and the award with its evidence.

What is signed says for each observation who observed, which level, and on what example; the hours are those
that the mentor confirmed; the mentor's signed endorsement goes in whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.web.base.clock import now
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.audit.actions import record
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awarded
from assay.web.records.credentials.values import JSON, Award, EvidenceItem
from assay.web.records.endorsements import queries as endorsements
from assay.web.records.endorsements.values import PLACEMENT
from assay.web.records.people.models import Person
from assay.web.records.placements.actions import arranged
from assay.web.records.placements.models import Placement
from assay.web.records.placements.queries import page as page_of
from assay.web.records.placements.sealed import opened, seal, secret_of
from assay.web.records.placements.values import (
    MENTOR,
    SELF,
    TEACHER,
    ObservationRow,
    PlacementPage,
    PlacementRefused,
)
from assay.web.records.rosters import actions as roster_actions
from assay.web.records.rosters import queries as rosters

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that is missing before an award: its code, and in words."""

    code: str
    text: str


def obstacles(page: PlacementPage) -> list[Obstacle]:
    """What is missing; a member may go on in spite of it, and says why."""
    row, found = page.row, []
    if row.state in {"planned", "running"}:
        found.append(Obstacle("not-over", _("The placement is not over yet.")))
    logged = sum(each.state == "logged" for each in page.hours)
    if logged:
        text = ngettext(
            "%(count)s entry of hours waits for the mentor.",
            "%(count)s entries of hours wait for the mentor.",
            logged,
        )
        found.append(Obstacle("unconfirmed", text % {"count": logged}))
    if row.questioned:
        text = ngettext(
            "The mentor questions %(count)s entry of hours.",
            "The mentor questions %(count)s entries of hours.",
            row.questioned,
        )
        found.append(Obstacle("questioned", text % {"count": row.questioned}))
    if not row.confirmed_quarters:
        found.append(Obstacle("no-hours", _("No hours are confirmed.")))
    elif row.confirmed_quarters < row.wanted_quarters:
        told = {"confirmed": hours_text(row.confirmed_quarters), "wanted": hours_text(row.wanted_quarters)}
        found.append(Obstacle("few-hours", _("%(confirmed)s of %(wanted)s hours are confirmed.") % told))
    if MENTOR not in row.observers:
        found.append(Obstacle("no-mentor", _("The mentor has not said what they saw.")))
    if row.wants_two and TEACHER not in row.observers:
        found.append(Obstacle("no-second", _("The second observer, somebody of the school, is missing.")))
    if not row.is_endorsed:
        found.append(Obstacle("no-endorsement", _("The mentor has not signed an endorsement.")))
    return found


def version_of(page: PlacementPage) -> VersionRow | None:
    """The achievement that is awarded; None where nobody has chosen one."""
    return achievements.version(page.row.version) if page.row.version else None


def award(
    actor: Person,
    organization: str,
    key: str,
    *,
    narrative: str = "",
    results: Mapping[str, str] | None = None,
    reason: str = "",
) -> str:
    """The credential of this placement: awarded now, or what it was awarded as before.

    Raises `NotFound`, `Forbidden`, `PlacementRefused` (something is missing and no reason is given), and
    what `credentials.award` raises.
    """
    with transaction.atomic():
        row = arranged(actor, organization, key)
        if row.credential:
            return row.credential
        page = page_of(organization, key)
        missing = obstacles(page)
        words = " ".join(reason.split())[:LONGEST_REASON]
        if not row.version_id:
            raise PlacementRefused("version")
        if missing and not words:
            raise PlacementRefused("reason", "reason")
        _note(row, words)
        recipient = roster_actions.recipient_of(organization, row.pupil_id)
    before = awarded.awards(organization, source="placement", source_key=key).rows
    if before:  # the process died between the award and its note here
        return _noted(actor, organization, key, before[0].key, [])
    wanted = _award(page, recipient, [each.code for each in missing], narrative, results or {})
    return _noted(actor, organization, key, credentials.award(actor, organization, wanted), missing)


@transaction.atomic
def _noted(actor: Person, organization: str, key: str, made: str, missing: list[Obstacle]) -> str:
    held = Placement.objects.of(organization).filter(key=key, credential="")
    if held.update(credential=made, awarded_at=now()):
        record("award", "placement", key, actor=actor.key, organization=organization, missing=len(missing))
    return made


def reason_of(organization: str, key: str) -> str:
    """Why it was awarded though something was missing; empty where nothing was."""
    row = Placement.objects.of(organization).filter(key=key).first()
    if row is None or not row.data_key_id:
        return ""
    told = opened(secret_of(row), "placement", row.key, row.sealed) or {}
    return str(told.get("reason", ""))


def hours_text(quarters: int) -> str:
    """So many quarters of an hour, as hours: 7, 7.25."""
    return f"{quarters / 4:g}"


def evidence_of(page: PlacementPage) -> tuple[EvidenceItem, ...]:
    """What the credential says of the placement, in the present language."""
    row = page.row
    told = {
        "hours": hours_text(row.confirmed_quarters),
        "employer": row.employer,
        "begins": date_format(row.begins, "DATE_FORMAT"),
        "ends": date_format(row.ends, "DATE_FORMAT"),
        "tasks": row.tasks,
    }
    first = _(
        "%(hours)s hours at %(employer)s from %(begins)s to %(ends)s, confirmed by the mentor there by a "
        "link without an account. Tasks: %(tasks)s"
    )
    items = [EvidenceItem(_("Hours at work"), first % told)]
    items.extend(EvidenceItem(_title(seen), _told(seen)) for seen in page.observations)
    for piece in page.artefacts:
        about = piece.about or _("Made during the placement.")
        if piece.kind == "file":
            kept = _("The file is kept by the school; its digest stands here.")
            items.append(EvidenceItem(piece.name, f"{about.rstrip('. ')}. {kept}", digest=piece.digest))
        else:
            items.append(EvidenceItem(piece.name, about, url=piece.url))
    return tuple(items)


def _award(
    page: PlacementPage,
    recipient: str,
    missing: list[str],
    narrative: str,
    results: Mapping[str, str],
) -> Award:
    row = page.row
    pupil = rosters.pupil(row.organization, row.pupil)
    with translation.override(pupil.language):
        evidence = evidence_of(page)
    assessment: dict[str, JSON] = {"placement": row.key, "missing": list(missing)}
    return Award(
        version=row.version,
        name=pupil.name,
        email=pupil.email,
        recipient=recipient,
        endorsements=tuple(each.document for each in endorsements.of(PLACEMENT, row.key)),
        results=results,
        evidence=evidence,
        narrative=narrative,
        language=pupil.language,
        source="placement",
        source_key=row.key,
        assessment=assessment,
        idempotency_key=f"placement:{row.key}",
        credential_id=row.credential_id,
    )


def _note(row: Placement, reason: str) -> None:
    if not reason:
        return
    secret = secret_of(row)
    told = opened(secret, "placement", row.key, row.sealed) or {}
    row.sealed = seal(secret, "placement", row.key, {**told, "reason": reason})
    row.save(update_fields=["sealed"])


def _title(seen: ObservationRow) -> str:
    titles = {
        MENTOR: _("What the mentor saw: %(who)s"),
        TEACHER: _("What the school saw: %(who)s"),
        SELF: _("What the learner says: %(who)s"),
    }
    return titles[seen.kind] % {"who": seen.who}


def _told(seen: ObservationRow) -> str:
    lines = []
    for each in seen.ratings:
        if each.level:
            facts = {"skill": each.name, "level": each.words, "example": each.example}
            lines.append(_("%(skill)s: %(level)s For example: %(example)s") % facts)
    return "\n".join(lines)
