"""What screens are told of awards: plain values, never rows of tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One award as its organization sees it. `number`: of the achievement's version."""

    key: str
    credential_id: str
    recipient: str  # the recipient's key
    recipient_name: str
    recipient_email: str
    is_forgotten: bool
    achievement: str  # its name
    version: str
    number: int
    state: str  # planned, issued, void
    standing: str  # active, suspended, revoked
    standing_at: datetime | None
    reason: str
    planned_at: datetime
    issued_at: datetime | None
    valid_from: datetime
    valid_until: datetime | None
    mail_state: str  # queued, sent, bounced, failed; empty where there was none
    told_at: datetime | None
    claimed_at: datetime | None
    shared_count: int
    replaces: str
    replaced_by: str
    source: str
    source_key: str
    language: str


@dataclass(frozen=True, slots=True)
class Within:
    """Which awards a reader may see: those to these recipients, and those this person made."""

    recipients: frozenset[str]
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the awards that were asked for, and how many there are of them."""

    rows: list[AwardRow]
    total: int


@dataclass(frozen=True, slots=True)
class ClaimedCredential:
    """A credential as whoever has its link sees it."""

    key: str
    credential_id: str
    organization: str
    content: bytes
    version: str
    achievement: str
    issuer: str
    recipient_name: str
    recipient_email: str
    issued_at: datetime
    valid_until: datetime | None
    claimed_at: datetime | None
    standing: str
    reason: str
    language: str
    token: str


@dataclass(frozen=True, slots=True)
class Funnel:
    """What became of an organization's awards, counted."""

    planned: int
    issued: int
    sent: int
    bounced: int
    claimed: int
    shared: int
    suspended: int
    revoked: int
