"""Is it about the person expected, and presented as was asked? (OB 3.0, 8.2, recipient check)"""

from __future__ import annotations

from collections.abc import Iterator

from assay.models import CLR_TYPE, AchievementSubject, IdentityObject
from assay.verification.examination import Examination
from assay.verification.report import Finding

_ADDRESS_TYPES = {"emailAddress", "email"}


def check_recipient(examination: Examination) -> Iterator[Finding]:
    """Another recipient than expected, nobody named, or a bare credential where a presentation is needed."""
    policy = examination.policy
    if policy.needs_presentation:
        yield Finding("presentation-missing")
    if policy.recipient is None:
        return
    addresses = [
        identity for identity in _identities(examination) if identity.identity_type in _ADDRESS_TYPES
    ]
    if not addresses:
        yield Finding("recipient-not-named", "/credentialSubject")
    elif not any(
        identity.matches(form)
        for identity in addresses
        for form in {policy.recipient, policy.recipient.lower()}
    ):
        yield Finding("recipient-different", "/credentialSubject")


def _identities(examination: Examination) -> Iterator[IdentityObject]:
    # Elsewhere `identifier` may be anything; the shape has looked at it only there.
    if examination.credential.is_open_badge or CLR_TYPE in examination.credential.types:
        for subject in examination.credential.subjects:
            yield from AchievementSubject(subject).identifiers
