"""Is it about the person expected, and presented as was asked? (OB 3.0, 8.2, recipient check)"""

from __future__ import annotations

from collections.abc import Iterator

from assay.models import AchievementSubject
from assay.verification.examination import Examination
from assay.verification.report import Finding


def check_recipient(examination: Examination) -> Iterator[Finding]:
    """Another recipient than expected, nobody named, or a bare credential where a presentation is needed."""
    policy = examination.policy
    if policy.needs_presentation:
        yield Finding("presentation-missing")
    if policy.recipient is None:
        return
    identities = [
        identity
        for subject in examination.credential.subjects
        for identity in AchievementSubject(subject).identifiers
    ]
    if not identities:
        yield Finding("recipient-not-named", "/credentialSubject")
    elif not any(identity.matches(policy.recipient) for identity in identities):
        yield Finding("recipient-different", "/credentialSubject")
