"""What screens and other records are told of certificates: plain values, with their state in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from assay.web.records.certificates.catalogue import KindRow
from assay.web.records.certificates.sealed import AttachedBadge, Check, Details, Paper
from assay.web.records.certificates.states import STATES


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate of a pupil's or a person's, opened. `state` is look.proofs.ProofState's word."""

    key: str
    organization: str  # empty for a wallet's
    pupil: str  # key; empty for a wallet's
    holder: str  # name
    kind: KindRow
    state: str  # signed, checked, seen or claimed
    sentence: str  # who states what, since when; that the body has not signed it, where it has not
    notes: tuple[str, ...]  # what is missing, waits, or was taken back since
    details: Details
    source: str
    earned_on: date | None
    expires_on: date | None
    is_expired: bool
    made_at: datetime
    credential: str  # key of the credential that was issued for it
    issued_state: str
    has_document: bool
    seen_on: date | None  # when a member looked at the document
    waits: bool  # a document that nobody has looked at
    number: str  # the pupil's school id
    school: str
    attempts: tuple[AttemptRow, ...] = ()

    @property
    def name(self) -> str:
        """What the certificate is called."""
        return self.kind.name

    @property
    def body(self) -> str:
        """Who gives it."""
        return self.kind.body_words

    @property
    def check(self) -> Check:
        """The look at the body's own page."""
        return self.details.check

    @property
    def paper(self) -> Paper:
        """The document."""
        return self.details.paper

    @property
    def badge(self) -> AttachedBadge:
        """The verifiable badge."""
        return self.details.badge

    @property
    def is_less_proven_than_issued(self) -> bool:
        """Whether a credential was issued that says more than what is attached now."""
        return (
            bool(self.credential)
            and self.issued_state in STATES
            and STATES.index(self.state) > STATES.index(self.issued_state)
        )


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One try at an examination."""

    key: str
    kind: KindRow
    taken_on: date | None
    is_passed: bool
    score: str


@dataclass(frozen=True, slots=True)
class HappenedRow:
    """A step of how a state came about: when, what, by whom, with which words."""

    at: datetime
    verb: str
    who: str
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """Some certificates of many."""

    rows: list[CertificateRow]
    total: int
