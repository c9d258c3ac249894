"""The four proof states of certificates that others issued: four marks from solid to hollow.

Apart because these words carry weight: what a body signed is not what somebody says about it.
"""

from __future__ import annotations

from enum import StrEnum

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


class ProofState(StrEnum):
    """How far another body's certificate is proven."""

    SIGNED = "signed"
    CHECKED = "checked"
    SEEN = "seen"
    CLAIMED = "claimed"


_RING = '<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2"/>'
_MARKS = {
    ProofState.SIGNED: '<path fill="currentColor" fill-rule="evenodd" d="M12 2a10 10 0 1 1 0 20a10 10 0 1 1'
    " 0-20Z"
    'M10.6 16.6L18 8.7L16.4 7.2L10.5 13.5L7.5 10.6L6 12.2Z"/>',
    ProofState.CHECKED: _RING + '<circle cx="12" cy="12" r="5.5" fill="currentColor"/>',
    ProofState.SEEN: _RING + '<path d="M12 6.5a5.5 5.5 0 0 0 0 11Z" fill="currentColor"/>',
    ProofState.CLAIMED: '<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2"'
    ' stroke-dasharray="2.6 3.050" stroke-linecap="round"/>',
}


def proof_word(state: ProofState) -> str:
    """The word that always stands beside the mark."""
    return {
        ProofState.SIGNED: _("signed by the body"),
        ProofState.CHECKED: _("checked with the body"),
        ProofState.SEEN: _("document seen"),
        ProofState.CLAIMED: _("claimed"),
    }[state]


def draw_proof(state: ProofState) -> SafeString:
    """The mark as inline SVG, hidden from screen readers: the word says it."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(_MARKS[state]),  # noqa: S308 - a constant of this file
    )
