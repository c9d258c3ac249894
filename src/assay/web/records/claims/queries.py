"""Reads of claim codes: by the code, for whoever has it; by the organization, for its screens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.claims.codes import read_code, shown_code
from assay.web.records.claims.models import ClaimCode, ClaimSet
from assay.web.records.organizations import queries as organizations


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code as whoever has it sees it: what it gives, from whom, and whether it still does."""

    key: str
    code: str
    shown: str
    organization: str
    issuer: str
    version: VersionRow
    asks_email: bool
    is_personal: bool
    state: str  # open, full, ended, stopped
    ends_at: datetime

    @property
    def achievement(self) -> str:
        """The name of what can be claimed."""
        return self.version.name


@dataclass(frozen=True, slots=True)
class CodeOnSheet:
    """One code of a set, for a sheet to be printed."""

    place: int
    code: str
    shown: str
    is_used: bool


@dataclass(frozen=True, slots=True)
class SetRow:
    """Codes made together, as their organization sees them."""

    key: str
    version: str
    achievement: str
    title: str
    is_personal: bool
    asks_email: bool
    state: str  # open, full, ended, stopped
    made_at: datetime
    ends_at: datetime
    limit: int
    used: int
    codes: tuple[CodeOnSheet, ...]

    @property
    def left(self) -> int:
        """How many can still claim."""
        return self.limit - self.used


def by_code(typed: str) -> CodeRow:
    """What this code is for. Raises `NotFound` for one that nobody made."""
    rows = ClaimCode.objects.everywhere("whoever has the code").filter(code=read_code(typed) or "-")
    found = rows.select_related("set").first()
    if found is None:
        raise NotFound
    held = found.set
    return CodeRow(
        key=found.key,
        code=found.code,
        shown=shown_code(found.code),
        organization=held.organization_id,
        issuer=organizations.public(held.organization_id).name,
        version=achievements.version(held.version_id),
        asks_email=held.asks_email,
        is_personal=held.is_personal,
        state=state_of(held, found.used, found.limit),
        ends_at=held.ends_at,
    )


def sets(organization: str, count: int = 50) -> list[SetRow]:
    """The codes of this organization, newest first."""
    rows = ClaimSet.objects.of(organization).select_related("version").order_by("-made_at")[:count]
    return [_row(row) for row in rows]


def claim_set(organization: str, key: str) -> SetRow:
    """Codes made together, each of them. Raises `NotFound`."""
    row = ClaimSet.objects.of(organization).filter(key=key).select_related("version").first()
    if row is None:
        raise NotFound
    return _row(row)


def state_of(held: ClaimSet, used: int, limit: int) -> str:
    """Whether these codes still give something: open, full, ended or stopped."""
    if held.stopped_at is not None:
        return "stopped"
    if held.ends_at <= now():
        return "ended"
    return "full" if used >= limit else "open"


def _row(row: ClaimSet) -> SetRow:
    codes = ClaimCode.objects.of(row.organization_id).filter(set=row).order_by("place")
    sums = codes.order_by().aggregate(used=Sum("used"), limit=Sum("limit"))
    used, limit = sums["used"] or 0, sums["limit"] or 0
    return SetRow(
        key=row.key,
        version=row.version_id,
        achievement=row.version.name,
        title=row.title,
        is_personal=row.is_personal,
        asks_email=row.asks_email,
        state=state_of(row, used, limit),
        made_at=row.made_at,
        ends_at=row.ends_at,
        limit=limit,
        used=used,
        codes=tuple(
            CodeOnSheet(code.place, code.code, shown_code(code.code), code.used >= code.limit)
            for code in codes
        ),
    )
