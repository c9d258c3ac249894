"""Is the issuer one that the policy trusts, and the recipient the person expected?"""

from __future__ import annotations

from collections.abc import Iterator

from assay.verification.examination import Examination
from assay.verification.report import Finding

_BROKEN_HASH = "md5"


def check_issuer(examination: Examination) -> Iterator[Finding]:
    """Nothing where the policy names nobody; else the issuer's id must be named."""
    trusted, issuer = examination.policy.trusted_issuers, examination.award.issuer
    if trusted is not None and issuer is not None and issuer.id not in trusted:
        yield Finding("issuer-not-trusted", "/badge/issuer", {"issuer": issuer.id or ""})


def check_recipient(examination: Examination) -> Iterator[Finding]:
    """Another recipient than expected, one known by no e-mail address, or only by a broken hash."""
    policy, recipient = examination.policy, examination.award.assertion.recipient
    if policy.needs_presentation:
        yield Finding("presentation-missing")
    if policy.recipient is None:
        return
    if recipient is None or recipient.kind != "email":
        yield Finding("recipient-not-named", "/recipient")
    elif recipient.hash_name == _BROKEN_HASH:  # two addresses can be made that share such a hash
        yield Finding("recipient-hash-unsupported", "/recipient/identity", {"hash": _BROKEN_HASH})
    elif not any(recipient.matches(form) for form in {policy.recipient, policy.recipient.lower()}):
        yield Finding("recipient-different", "/recipient")
