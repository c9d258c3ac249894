"""Which table of outcomes may decide: one that somebody independent made, with enough people in it."""

from __future__ import annotations

from assay.analysis.estimates import FEWEST
from assay.analysis.valuation import Indicator

_CLAIM = "claim"  # the issuer's own word


def independent(outcomes: Indicator | None) -> Indicator | None:
    """The outcomes, where they are more than the issuer's word and about ten people or more."""
    if outcomes is None or outcomes.facts.get("design", _CLAIM) == _CLAIM:
        return None
    count = outcomes.estimate.count
    return outcomes if count is not None and count >= FEWEST else None


def is_issuers_word(outcomes: Indicator | None) -> bool:
    """Whether all that is known of outcomes is what the issuer says."""
    return outcomes is not None and outcomes.facts.get("design") == _CLAIM
