"""From a mark to a credential, once its ten minutes are over.

The award is planned and the mark notes its key in one transaction, so that no crash lies between them: a
mark is awarded with a credential that exists, or waits for the next minute. What was planned and not
signed is finished by the job of awards.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.doubles import held_by
from assay.web.records.credentials.values import Award
from assay.web.records.marks.models import Mark
from assay.web.records.rosters import actions as rosters
from assay.web.records.rosters import queries as roster_queries
from assay.web.records.rosters.rows import PupilRow

CHUNK = 200
_PASSES = frozenset({"award-limit-reached", "organization-suspended"})  # tried again until it does


def settle_due() -> int:
    """Award what is due, in every organization; how many marks. One's trouble is not the others'."""
    due = Mark.objects.everywhere("marks whose time is over").filter(state="set", settles_at__lte=now())
    by_organization: dict[str, list[str]] = {}
    for organization, key in due.order_by("settles_at", "key").values_list("organization_id", "key"):
        by_organization.setdefault(organization, []).append(key)
    count, faults = 0, []
    for organization, keys in by_organization.items():
        try:
            for start in range(0, len(keys), CHUNK):
                count += _settle(organization, keys[start : start + CHUNK])
        except Exception as fault:  # noqa: BLE001 - one organization's trouble is not the others'
            faults.append(fault)
    if faults:
        raise ExceptionGroup("marks not settled", faults)
    return count


def _settle(organization: str, keys: Sequence[str]) -> int:
    """Award these together, or where one is declined each half by itself, so that none stops another."""
    try:
        planned = _planned(organization, keys)
    except (AssayError, NotFound) as error:
        if len(keys) == 1:
            _decline(organization, keys[0], error.code if isinstance(error, AssayError) else "")
            return 0
        middle = len(keys) // 2
        return _settle(organization, keys[:middle]) + _settle(organization, keys[middle:])
    outcomes = credentials.issue_planned(organization, list(planned.values()))
    for mark, outcome in zip(planned, outcomes, strict=True):
        if outcome.error is not None:
            _decline(organization, mark, outcome.error.code)
    return sum(outcome.error is None for outcome in outcomes)


@transaction.atomic
def _planned(organization: str, keys: Sequence[str]) -> dict[str, str]:
    """The credential planned for each of these marks that still waits, noted at the mark."""
    rows = Mark.objects.of(organization).filter(key__in=keys, state="set", settles_at__lte=now())
    marks = list(rows.order_by("key").select_for_update())
    pupils = roster_queries.among_keys(organization, {row.pupil_id for row in marks})
    # In one order for all workers: whoever makes a recipient holds the pupil's row until the end.
    recipients = {key: rosters.recipient_of(organization, key) for key in sorted(pupils)}
    versions = achievements.versions([row.version_id for row in marks])
    held = held_by(organization, recipients.values(), {one.achievement for one in versions.values()})
    fresh: dict[tuple[str, str], Mark] = {}
    wanted = {mark.key: (recipients[mark.pupil_id], versions[mark.version_id].achievement) for mark in marks}
    for mark in marks:
        mark.state, mark.trouble = "awarded", ""
        if wanted[mark.key] not in held:  # or it was awarded in another way meanwhile: once is enough
            fresh.setdefault(wanted[mark.key], mark)
    awards = [_award(mark, pupils[mark.pupil_id], recipients[mark.pupil_id]) for mark in fresh.values()]
    if awards:  # the right to it was asked for when it was ticked
        held |= dict(zip(fresh, credentials.plan(None, organization, awards), strict=True))
    for mark in marks:
        mark.credential_id = held[wanted[mark.key]]
        mark.save(update_fields=["state", "trouble", "credential"])
    return {mark.key: held[what] for what, mark in fresh.items()}


def _award(mark: Mark, pupil: PupilRow, recipient: str) -> Award:
    return Award(
        version=mark.version_id,
        name=pupil.name,
        email=pupil.email,
        recipient=recipient,
        language=pupil.language,
        source="grid",
        source_key=mark.section_id,
        made_by=mark.set_by_id or "",
        idempotency_key=f"mark:{mark.key}",
    )


def _decline(organization: str, key: str, code: str) -> None:
    rows = Mark.objects.of(organization).filter(key=key)
    if code in _PASSES:
        rows.filter(state="set").update(trouble=code)
        return
    version = rows.values_list("version_id", flat=True).get()
    is_archived = achievements.version(version).state == "archived"
    why = code[:60] or ("archived" if is_archived else "forgotten")
    rows.update(state="undone", undone_at=now(), trouble=why, credential=None)
