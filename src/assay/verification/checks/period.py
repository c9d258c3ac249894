"""Is the instant inside the period of validity? (VCDM 2.0, 4.9)"""

from __future__ import annotations

from collections.abc import Iterator

from assay.verification.examination import Examination
from assay.verification.report import Finding


def check_period(examination: Examination) -> Iterator[Finding]:
    """Not begun, expired, or upside down; a malformed date is the shape's to tell."""
    begins, ends = examination.credential.valid_from, examination.credential.valid_until
    skew = examination.policy.clock_skew
    if begins is not None and begins > examination.instant + skew:
        yield Finding("period-not-begun", "/validFrom", {"when": begins})
    if ends is not None and ends < examination.instant - skew:
        yield Finding("period-expired", "/validUntil", {"when": ends})
    if begins is not None and ends is not None and ends < begins:
        yield Finding("period-upside-down", "/validUntil", {})
