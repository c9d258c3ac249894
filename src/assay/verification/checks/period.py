"""Is the instant inside the period of validity? (VCDM 2.0, 4.9; VCDM 1.1, 4.5 and 4.6)"""

from __future__ import annotations

from collections.abc import Iterator

from assay.verification.examination import Examination
from assay.verification.report import Finding


def check_period(examination: Examination) -> Iterator[Finding]:
    """Not begun, expired, or upside down; a malformed date is the shape's to tell."""
    begins, ends = examination.credential.beginnings, examination.credential.ends
    skew = examination.policy.clock_skew
    for member, instant in begins.items():
        if instant > examination.instant + skew:
            yield Finding("period-not-begun", f"/{member}", {"when": instant})
    for member, instant in ends.items():
        if instant < examination.instant - skew:
            yield Finding("period-expired", f"/{member}", {"when": instant})
        if any(instant < begin for begin in begins.values()):
            yield Finding("period-upside-down", f"/{member}", {})
