"""What a kept credential says and how it last stood, as plain values: read once, sealed, shown often.

Apart from the tables because it is JSON under the person's data key, and because a credential that was
revoked or went unreadable since must still be recognisable to whoever keeps it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from assay.encoding import read_json_object
from assay.errors import AssayError
from assay.verification import open_document
from assay.web.records.verifications.judged import (
    ACCEPTED,
    UNDETERMINED,
    Axis,
    Content,
    Judged,
    NamedSkill,
    Told,
)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PartTold:
    """A result or a piece of evidence: its name, what it says, perhaps where it is."""

    name: str
    text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a credential says: who did what, who says so, when."""

    name: str
    holder: str = ""
    description: str = ""
    issuer: str = ""
    issuer_id: str = ""
    described_by: str = ""  # another than the issuer
    described_note: str = ""  # that this other one has not signed it
    credential_id: str = ""
    criteria: str = ""
    narrative: str = ""
    awarded: datetime | None = None
    valid_until: datetime | None = None
    skills: tuple[NamedSkill, ...] = ()
    results: tuple[PartTold, ...] = ()
    evidence: tuple[PartTold, ...] = ()
    contained: tuple[PartTold, ...] = ()  # of a record: each credential's name, empty where refused, and why
    achievement: str = ""  # its identifier


@dataclass(frozen=True, slots=True)
class Check:
    """How a credential stood when it was last looked at, in the language of whoever looked."""

    verdict: str
    sentence: str
    detail: str = ""
    language: str = "en"
    axes: tuple[Axis, ...] = ()
    findings: tuple[Told, ...] = ()
    can_retry: bool = False


def state_of(judged: Judged) -> str:
    """How it stands, in one word: valid, revoked, suspended, ended, early, changed or unchecked."""
    if judged.verdict == ACCEPTED:
        return "valid"
    if judged.verdict == UNDETERMINED:
        return "unchecked"
    words = {
        "status-revoked": "revoked",
        "status-suspended": "suspended",
        "period-expired": "ended",
        "period-not-begun": "early",
    }
    found = {words.get(code) for code in judged.codes}
    return next((word for word in words.values() if word in found), "changed")


def summary_of(content: Content, document: bytes) -> Summary:
    """What this judged content says."""
    return Summary(
        name=content.name,
        holder=content.holder,
        description=content.description,
        issuer=content.issuer.name or content.issuer.own_name,
        issuer_id=content.issuer.identifier,
        described_by=content.described_by,
        described_note=content.described_note,
        credential_id=identifier_of(document),
        achievement=content.achievement,
        criteria=content.criteria,
        narrative=content.narrative,
        awarded=content.awarded or content.valid_from,
        valid_until=content.valid_until,
        skills=content.skills,
        results=tuple(PartTold(each.name, each.level or each.value) for each in content.results),
        evidence=tuple(
            PartTold(each.name, each.text, each.address.url if each.address else "")
            for each in content.evidence
        ),
        contained=tuple(
            PartTold(each.content.name if each.content else "", each.sentence) for each in content.contained
        ),
    )


def check_of(judged: Judged, language: str) -> Check:
    """What to remember of this answer."""
    return Check(
        verdict=judged.verdict,
        sentence=judged.sentence,
        detail=judged.detail,
        language=language,
        axes=judged.axes,
        findings=judged.findings,
        can_retry=judged.can_retry,
    )


def identifier_of(document: bytes) -> str:
    """The credential's own identifier; empty where it has none or cannot be read."""
    try:
        identifier = open_document(document).json.get("id")
    except AssayError:
        return ""
    return identifier if isinstance(identifier, str) else ""


def write_summary(summary: Summary) -> bytes:
    """The summary as JSON."""
    return json.dumps(asdict(summary), default=_instant).encode()


def read_summary(held: bytes) -> Summary:
    """The summary in this JSON."""
    told = read_json_object(held)
    for name in ("awarded", "valid_until"):
        told[name] = datetime.fromisoformat(told[name]) if told[name] else None
    told["skills"] = tuple(NamedSkill(**each) for each in told["skills"])
    for name in ("results", "evidence", "contained"):
        told[name] = tuple(PartTold(**each) for each in told[name])
    return Summary(**told)


def write_check(check: Check) -> bytes:
    """The check as JSON."""
    return json.dumps(asdict(check)).encode()


def read_check(held: bytes) -> Check:
    """The check in this JSON."""
    told = read_json_object(held)
    told["axes"] = tuple(Axis(**each) for each in told["axes"])
    told["findings"] = tuple(Told(**each) for each in told["findings"])
    return Check(**told)


def _instant(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
