"""Is the issuer one that this policy trusts? By identifier, never by name."""

from __future__ import annotations

from collections.abc import Iterator

from assay.verification.examination import Examination
from assay.verification.report import Finding


def check_issuer(examination: Examination) -> Iterator[Finding]:
    """Nothing where the policy names nobody; else the issuer must be named."""
    trusted = examination.policy.trusted_issuers
    issuer = examination.credential.issuer_id
    if trusted is not None and issuer not in trusted:
        yield Finding("issuer-not-trusted", "/issuer", {"issuer": issuer or ""})
