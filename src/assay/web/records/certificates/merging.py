"""Which certificate that is there already a new one means, so that one certificate is never kept twice.

What a member or a holder writes down must be the same in every part. A vendor's pass knows more than a claim:
it is the same as one without a number, or without a day, and adds what that lacked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from assay.web.base.clock import now
from assay.web.base.sealing import SealingKey
from assay.web.records.certificates.models import Certificate
from assay.web.records.certificates.sealed import Paper, details_of, number_index, seal_details
from assay.web.records.certificates.values import NewCertificate

NEAR = timedelta(days=31)
"""So far off may a day be that somebody wrote from memory."""


@dataclass(slots=True)
class _Known:
    key: str
    index: str  # of its number; empty where none is known
    earned_on: date | None


@dataclass(slots=True)
class Standing:
    """The certificates that these pupils have, by pupil and kind; new ones join them."""

    _known: dict[tuple[str, str], list[_Known]] = field(default_factory=dict)

    def add(self, key: str, wanted: NewCertificate, index: str) -> None:
        """One more."""
        known = _Known(key, index, wanted.earned_on)
        self._known.setdefault((wanted.pupil, wanted.kind), []).append(known)

    def key_of(self, wanted: NewCertificate, index: str, *, is_vendors: bool) -> str:
        """The key of the one that is meant; empty where it is new."""
        among = self._known.get((wanted.pupil, wanted.kind), ())
        for known in among:
            if (known.index, known.earned_on) == (index, wanted.earned_on):
                return known.key
        if not is_vendors:
            return ""
        fitting = [known for known in among if _fits(known, index, wanted.earned_on)]
        if not fitting:
            return ""
        found = min(fitting, key=lambda known: (known.index != index, known.earned_on is None))
        found.index = found.index or index  # a second pass with another number is another certificate
        found.earned_on = wanted.earned_on or found.earned_on
        return found.key


def standing(organization: str, pupils: Iterable[str]) -> Standing:
    """What these pupils have now."""
    held = Certificate.objects.of(organization).filter(pupil__in=list(pupils)).order_by("made_at", "key")
    told = Standing()
    rows = held.values_list("pupil_id", "kind", "number_index", "earned_on", "key")
    for pupil, kind, index, earned, key in rows:
        told.add(key, NewCertificate(kind, pupil, earned_on=earned), index)
    return told


def fill_in(row: Certificate, one: NewCertificate, secret: SealingKey, paper: Paper) -> dict[str, str]:
    """Put into a certificate what a vendor's pass adds, not stored yet; the words for its history, if any."""
    details = details_of(secret, row)
    told: dict[str, str] = {}
    for name in ("number", "level", "score"):
        if not getattr(details, name) and getattr(one, name).strip():
            details = replace(details, **{name: getattr(one, name).strip()})
            told |= {"number": details.number} if name == "number" else {}
    row.number_index = number_index(row.organization_id, row.kind, details.number)
    if one.earned_on and one.earned_on != row.earned_on and row.checked_at is None:
        row.earned_on, row.expires_on = one.earned_on, one.expires_on or row.expires_on
    row.expires_on = row.expires_on or one.expires_on
    if row.seen_at is None:
        row.seen_at = now()
        told["file"] = paper.file
        kept = replace(details.paper, file=paper.file, file_sha256=paper.sha256, seen_by=paper.seen_by)
        details = replace(details, paper=kept if details.paper.sha256 else paper)
    row.sealed = seal_details(secret, row.key, details)
    return told


def _fits(known: _Known, index: str, earned: date | None) -> bool:
    if known.index and index and known.index != index:
        return False
    if known.earned_on is None or earned is None or known.earned_on == earned:
        return True
    return not (known.index and index) and abs(known.earned_on - earned) <= NEAR
