"""Verification: one credential in, one report out. Start reading at `verifier.py`."""

from assay.verification.checks import PROCEDURES, Check, Procedure
from assay.verification.examination import AskSchema, Examination, Means
from assay.verification.opening import Source, open_document, read_source
from assay.verification.policy import OFFLINE, PRESETS, STRICT, Policy, read_policy
from assay.verification.report import (
    Finding,
    NotVerified,
    Outcome,
    Report,
    Verdict,
    VerifiedCredential,
)
from assay.verification.verifier import Clock, DraftExamination, Verifier, utc_now

__all__ = [
    "OFFLINE",
    "PRESETS",
    "PROCEDURES",
    "STRICT",
    "AskSchema",
    "Check",
    "Clock",
    "DraftExamination",
    "Examination",
    "Finding",
    "Means",
    "NotVerified",
    "Outcome",
    "Policy",
    "Procedure",
    "Report",
    "Source",
    "Verdict",
    "VerifiedCredential",
    "Verifier",
    "open_document",
    "read_policy",
    "read_source",
    "utc_now",
]
