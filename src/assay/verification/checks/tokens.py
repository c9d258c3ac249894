"""Does a token say around the credential what the credential says itself?

Two readers must not see two credentials: who reads the claims alone and who reads the credential
alone find the same issuer, subject, id and period. (Open Badges 3.0, 8.2.4; VC-JOSE-COSE 1.0, 3.1;
VCDM 1.1, 6.3.1; RFC 7519, 4.1)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from assay.encoding import read_timestamp
from assay.verification.examination import Examination
from assay.verification.report import Finding
from assay.verification.unwrapping import instant_of

Json = dict[str, Any]

_SECOND = timedelta(seconds=1)  # claims count whole ones, credentials may write parts
_OPEN_BADGES = frozenset(
    {"OpenBadgeCredential", "AchievementCredential", "EndorsementCredential", "ClrCredential"}
)


def check_claims(examination: Examination) -> Iterator[Finding]:
    """Each claim of a token that contradicts the credential, and a period of its own that does not hold.

    `aud` and `iat` are not looked at: a credential is for whoever checks it, whenever it was signed.
    """
    document = examination.document
    claims = document.claims
    if claims is None:
        return
    said: tuple[tuple[str, set[object]], ...] = (
        ("iss", {examination.credential.issuer_id}),
        ("jti", {document.json.get("id")} - {None}),
        ("sub", {subject.get("id") for subject in examination.credential.subjects} - {None}),
    )
    for claim, values in said:
        if claim in claims and values and claims[claim] not in values:
            yield Finding("token-claim-different", "", {"claim": claim})
    yield from _check_period(examination, claims)


def _check_period(examination: Examination, claims: Json) -> Iterator[Finding]:
    """`nbf` and `exp` against the credential's own dates, and against the instant where they differ.

    Open Badges and VCDM 1.1 say they are the same dates. VCDM 2.0 leaves them to the signature, which may
    end before the credential does: there each holds by itself.
    """
    json = examination.document.json
    older = "issuanceDate" in json
    begins = _instant(json, "issuanceDate" if older else "validFrom")
    ends = _instant(json, "expirationDate" if older else "validUntil")
    must_agree = older or not _OPEN_BADGES.isdisjoint(examination.credential.types)
    now, skew = examination.instant, examination.policy.clock_skew
    for claim, member in (("nbf", begins), ("exp", ends)):
        if claim not in claims:
            continue
        instant = instant_of(claims[claim])
        if member is not None and abs(instant - member) < _SECOND:
            continue  # the credential's own date, which the period's check looks at
        if must_agree and member is not None:
            yield Finding("token-claim-different", "", {"claim": claim})
        if claim == "nbf" and instant > now + skew:
            yield Finding("period-not-begun", "", {"when": instant})
        if claim == "exp" and instant < now - skew:
            yield Finding("period-expired", "", {"when": instant})


def _instant(json: Json, member: str) -> datetime | None:
    value = json.get(member)
    return read_timestamp(value) if isinstance(value, str) else None
