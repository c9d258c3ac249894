"""What the page of a claim link shows, for the page itself and for the phone of the tour.

Apart from the screens because the tour promises to show the real page.
"""

from __future__ import annotations

from typing import Any

from assay.web.look.achievements import described_note
from assay.web.look.mark import Mark
from assay.web.look.shared import badge_design
from assay.web.records.achievements import queries as achievements
from assay.web.records.credentials.rows import ClaimedCredential
from assay.web.records.holdings import claiming
from assay.web.records.signing_keys import queries as signing_keys

ENDINGS = ("png", "svg", "pdf", "json")
"""The files in which a claimed credential can be taken along."""


def claim_facts(found: ClaimedCredential, holding: str = "") -> dict[str, Any]:
    """The facts of the claim page of this award; `holding`: its key in the reader's wallet, if there."""
    issuer = signing_keys.identifier(found.organization)
    version = achievements.version(found.version)
    return {
        "award": found,
        "version": version,
        "mark": Mark(issuer, found.achievement, badge_design(found.version)),
        "is_taken": found.claimed_at is not None,
        "is_declined": claiming.is_declined(found.key),
        "holding": holding,
        "described_note": described_note(version, found.issuer),
        "endings": ENDINGS,
    }
