"""What the claim page shows, made ready for the tour's phone."""

from __future__ import annotations

from typing import Any

from assay.web.look.badges import design_from
from assay.web.look.mark import Mark
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.credentials.rows import ClaimedCredential
from assay.web.records.holdings import claiming
from assay.web.records.signing_keys import queries as signing_keys


def claim_facts(found: ClaimedCredential, version: VersionRow) -> dict[str, Any]:
    """The facts of the claim page of this award, for somebody who has no account."""
    issuer = signing_keys.identifier(found.organization)
    return {
        "award": found,
        "version": version,
        "mark": Mark(issuer, found.achievement, design_from(version.design_json)),
        "is_taken": found.claimed_at is not None,
        "is_declined": claiming.is_declined(found.key),
        "holding": "",
        "endings": ("png", "svg", "pdf", "json"),
    }
