"""What a check comes to, as plain values for any screen: verdict, three answers, and what it says.

Apart from the judging so that records, screens and reports share one shape. `content` is None whenever
the verdict is rejected: what was changed is not shown to anybody, and of what is genuine but does not
count now only what `Past` names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from assay.web.records.recognition.queries import Recognition

ACCEPTED, REJECTED, UNDETERMINED = "accepted", "rejected", "undetermined"
PASSED, FAILED, UNKNOWN, UNASKED = "passed", "failed", "could-not-tell", "not-asked"


@dataclass(frozen=True, slots=True)
class Axis:
    """One of the three questions behind a verdict: `state` is passed, failed, could-not-tell or not-asked."""

    key: str
    label: str
    state: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """One finding in plain words, with whose turn it is."""

    code: str
    title: str
    text: str
    help: str
    severity: str
    turn: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address somebody else wrote: `url` is empty where it must not become a link."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class NamedSkill:
    """A skill the achievement stands for, as its issuer declared it."""

    name: str
    framework: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ReachedResult:
    """A result and how well: value or level, and what was asked for."""

    name: str
    value: str = ""
    level: str = ""
    status: str = ""
    required: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """Something that shows the claim is true."""

    name: str
    text: str
    address: Address | None = None


@dataclass(frozen=True, slots=True)
class IssuerShown:
    """Who issued it: a list's name for them wins over their own."""

    identifier: str
    name: str
    own_name: str
    address: Address | None = None
    name_source: str = ""  # the list that names it so; empty where it is the credential's own claim


@dataclass(frozen=True, slots=True)
class Endorsed:
    """Somebody who vouches, in which words, and whether that holds."""

    name: str
    comment: str
    verdict: str
    sentence: str
    note: str = ""  # how far it is known who that is
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What the credential says, safe to show: controls taken out, addresses checked."""

    holder: str
    name: str
    description: str
    issuer: IssuerShown
    criteria: str = ""
    criteria_address: Address | None = None
    narrative: str = ""
    skills: tuple[NamedSkill, ...] = ()
    results: tuple[ReachedResult, ...] = ()
    evidence: tuple[EvidenceShown, ...] = ()
    endorsements: tuple[Endorsed, ...] = ()
    contained: tuple[Judged, ...] = ()
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    awarded: datetime | None = None
    credits: str = ""
    kind: str = ""
    questions: tuple[str, ...] = ()
    described_by: str = ""  # another than the issuer, by name
    described_note: str = ""  # that whoever described it has not signed it
    achievement: str = ""  # its identifier


@dataclass(frozen=True, slots=True)
class Past:
    """What may still be said of a genuine credential that does not count now; nothing else of its content.

    The holder is named only where time alone ran out: who revoked it may have had the wrong person.
    """

    sentence: str
    name: str
    issuer: str
    holder: str = ""
    awarded: datetime | None = None
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer to somebody who was handed a credential."""

    verdict: str
    sentence: str
    detail: str
    axes: tuple[Axis, ...]
    findings: tuple[Told, ...]
    at: datetime
    recipient: str = UNASKED  # whether it was sent to the address that was typed
    recognition: Recognition | None = None
    content: Content | None = None
    past: Past | None = None
    warnings: tuple[str, ...] = ()
    can_retry: bool = False
    codes: tuple[str, ...] = ()
    credential_id: str = ""  # for finding it again, never shown
    document: bytes = field(default=b"", repr=False)  # as received, taken out of its picture
