"""Assay: issue, hold, verify and weigh micro-credentials, on open standards.

>>> import assay
>>> report = assay.Verifier().examine("badge.png")
>>> report.verdict
<Verdict.ACCEPTED: 'accepted'>
"""

from assay.baking import bake, unbake
from assay.errors import AssayError
from assay.issuance import Issuer
from assay.verification import OFFLINE, STRICT, NotVerified, Policy, Report, VerifiedCredential, Verifier

__all__ = [
    "OFFLINE",
    "STRICT",
    "AssayError",
    "Issuer",
    "NotVerified",
    "Policy",
    "Report",
    "VerifiedCredential",
    "Verifier",
    "bake",
    "unbake",
]
