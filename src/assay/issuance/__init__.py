"""Issuance: draft, refuse, complete, secure. Start reading at `issuer.py`."""

from assay.issuance.achievements import AchievementPlan, new_urn, read_achievement
from assay.issuance.drafting import Recipient, draft, later
from assay.issuance.issuer import Issuer
from assay.issuance.refusals import CannotIssue
from assay.issuance.status_register import PURPOSES, StatusRegister, new_register, read_register

__all__ = [
    "PURPOSES",
    "AchievementPlan",
    "CannotIssue",
    "Issuer",
    "Recipient",
    "StatusRegister",
    "draft",
    "later",
    "new_register",
    "new_urn",
    "read_achievement",
    "read_register",
]
