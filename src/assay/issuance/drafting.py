"""Drafting: an achievement, a recipient and a date in, an unsigned Open Badges 3.0 credential out.

Nothing is decided or signed here; a draft may still be refused.
"""

from __future__ import annotations

import calendar
import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from assay.encoding import write_timestamp
from assay.errors import AssayError
from assay.issuance.achievements import AchievementPlan

Json = dict[str, Any]

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
_LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Recipient:
    """The person an award is made to. At least one of `id` and `email` says who.

    The e-mail address leaves only as a salted hash; the name, where given, stands in the open.
    `results` maps the name of a result description to the value achieved.
    """

    email: str | None = None
    id: str | None = None
    name: str | None = None
    results: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Mapping[str, str], ...] = ()
    narrative: str | None = None


def new_salt() -> str:
    """A random salt for a hashed identity, 16 bytes as text."""
    return secrets.token_hex(16)


def draft(
    plan: AchievementPlan,
    recipient: Recipient,
    issuer: Json,
    valid_from: datetime,
    *,
    salt: Callable[[], str] = new_salt,
) -> Json:
    """The unsigned credential: no id, no status entry, no proof yet.

    Raises `draft-member-missing` for a recipient that names nobody, `draft-member-malformed`
    for a result that the achievement does not describe.
    """
    document: Json = {
        "@context": list(CONTEXTS),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": plan.json["name"],
        "issuer": issuer,
        "validFrom": write_timestamp(valid_from),
    }
    if plan.valid_for is not None:
        document["validUntil"] = write_timestamp(later(valid_from, *plan.valid_for))
    document["credentialSubject"] = _subject(plan, recipient, salt)
    if recipient.evidence:
        document["evidence"] = [{"type": ["Evidence"], **evidence} for evidence in recipient.evidence]
    return document


def later(instant: datetime, number: int, unit: str) -> datetime:
    """The instant so many days, months or years on; the 31st becomes a shorter month's last day.

    Raises `draft-member-malformed` past the year 9999.
    """
    try:
        if unit == "day":
            return instant + timedelta(days=number)
        months = instant.month - 1 + number * (12 if unit == "year" else 1)
        year, month = instant.year + months // 12, months % 12 + 1
        day = min(instant.day, calendar.monthrange(year, month)[1]) if year <= _LAST_YEAR else instant.day
        return instant.replace(year=year, month=month, day=day)
    except (OverflowError, ValueError) as error:
        raise AssayError(
            "draft-member-malformed", "/valid_for", member="valid_for", expected="a nearer end"
        ) from error


def _subject(plan: AchievementPlan, recipient: Recipient, salt: Callable[[], str]) -> Json:
    subject: Json = {"id": recipient.id} if recipient.id else {}
    subject["type"] = ["AchievementSubject"]
    identifiers = []
    if recipient.email:
        identifiers.append(_hashed_identity(recipient.email, salt()))
    if recipient.name:
        identifiers.append(
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityHash": recipient.name,
                "identityType": "name",
            }
        )
    if not recipient.id and not recipient.email:
        raise AssayError("draft-member-missing", "/email", member="email")
    if identifiers:
        subject["identifier"] = identifiers
    if recipient.narrative:
        subject["narrative"] = recipient.narrative
    if recipient.results:
        subject["result"] = [_result(plan, name, value) for name, value in recipient.results.items()]
    subject["achievement"] = plan.json
    return subject


def _hashed_identity(email: str, salt: str) -> Json:
    # OB 3.0, B.6.2: the hash is over the identity followed by the salt
    identity = email.strip().lower()
    if identity.count("@") != 1 or identity.startswith("@") or identity.endswith("@") or " " in identity:
        raise AssayError("draft-member-malformed", "/email", member="email", expected="an e-mail address")
    digest = hashlib.sha256((identity + salt).encode()).hexdigest()
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": f"sha256${digest}",
        "identityType": "emailAddress",
        "salt": salt,
    }


def _result(plan: AchievementPlan, name: str, value: str) -> Json:
    described = plan.result_id(name)
    if described is None:
        raise AssayError(
            "draft-member-malformed",
            "/results",
            member=name,
            expected="a result that the achievement describes",
        )
    return {"type": ["Result"], "resultDescription": described, "value": str(value)}
