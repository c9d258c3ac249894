"""The small drawings in line: for what is empty, for what went wrong, and the brand's own sign.

Apart because they are larger than icons and stand beside a sentence that says the same.
"""

from __future__ import annotations

from types import MappingProxyType

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# A grid of 128 by 96. The faint strokes are what was there; the full ones are what is meant.
DRAWINGS = MappingProxyType(
    {
        # a frame that waits for its picture
        "nothing": '<path d="M26 28h76v54H26z"/><path d="M48 28l16-16 16 16"/><circle cx="64" cy="11"'
        ' r="1.5"/>'
        '<circle opacity=".55" cx="64" cy="55" r="16" stroke-dasharray="4 5"/><path opacity=".35" d="M34'
        ' 36h60v38H34z"/>',
        # an open wallet
        "wallet": '<path d="M24 34h76a6 6 0 0 1 6 6v36a6 6 0 0 1-6 6H24a6 6 0 0 1-6-6V32"/>'
        '<path d="M18 32a6 6 0 0 1 6-6h60l8-10"/><path d="M106 50H88a8 8 0 0 0 0 16h18"/>'
        '<circle cx="88" cy="58" r="1.5"/><circle opacity=".4" cx="52" cy="58" r="13" stroke-dasharray="3'
        ' 4"/>',
        # an envelope on its way
        "mail": '<path d="M36 28h60v42H36z"/><path d="M36 30l30 23 30-23"/>'
        '<path opacity=".4" d="M12 40h14M18 50h8M8 60h18"/>',
        # a list of people, the last one still dotted
        "people": '<circle cx="40" cy="36" r="11"/><path d="M20 74c1-15 8-21 20-21s19 6 20 21"/>'
        '<g opacity=".55" stroke-dasharray="4 4"><circle cx="86" cy="36" r="11"/><path d="M66 74c1-15 8-21'
        " 20-21s19 6 20"
        ' 21"/></g>',
        # a lens over a sheet
        "search": '<path d="M30 14h38l16 16v52H30z"/><path d="M68 14v16h16"/><path opacity=".4" d="M40'
        " 42h22M40 52h14M40"
        ' 62h12"/><circle cx="82" cy="60" r="15"/><path d="M93 71l14 13"/>',
        # a sheet with a seal to come
        "certificate": '<path d="M20 16h88v50H20z"/><path opacity=".4" d="M34 30h48M34 40h36M34 50h24"/>'
        '<circle cx="92" cy="64" r="13" stroke-dasharray="4 4"/><path d="M84 75l-4 15 12-6 12 6-4-15"/>',
        # the balance, level
        "scale": '<path d="M64 16v62M46 84h36M52 78h24"/><path d="M26 26h76"/><circle cx="64" cy="16" r="3"/>'
        '<path d="M30 26L18 52h24zM98 26L86 52h24z"/><path d="M18 52a12 9 0 0 0 24 0M86 52a12 9 0 0 0 24'
        ' 0"/>',
        # the balance, off its level, the needle swung out
        "trouble": '<path d="M64 20v58M46 84h36M52 78h24"/><path d="M28 36L100 16"/><circle cx="64" cy="26"'
        ' r="3"/>'
        '<path d="M31 35L19 60h24zM97 17L85 42h24z"/><path d="M19 60a12 9 0 0 0 24 0M85 42a12 9 0 0 0 24 0"/>'
        '<path opacity=".4" d="M56 46a20 20 0 0 0 16 0"/><path d="M64 28l5 16"/>',
    }
)

# The brand: the dial of an assay balance, and its needle a little off the middle, as an honest one is.
_BRAND = (
    '<circle cx="16" cy="16" r="14.2" stroke-width="1.6"/><circle cx="16" cy="16" r="11.6"'
    ' stroke-width=".7"/>'
    '<path stroke-width="1.3" d="M8.9 15.4l1.7.6M11.8 11.5l1.2 1.4M16 9.9v1.9M20.2 11.5l-1.2 1.4M23.1 15.4'
    'l-1.7.6"/><path fill="currentColor" stroke="none" d="M14.6 22.3L18.1 9.8l-.3 13a1.650 1.650 0 0'
    ' 1-3.2-.5z"/>'
)


def draw_drawing(name: str) -> SafeString:
    """The drawing as inline SVG, hidden from screen readers. Raises KeyError for an unknown name."""
    return format_html(
        '<svg class="drawing" viewBox="0 0 128 96" fill="none" stroke="currentColor" stroke-width="2"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(DRAWINGS[name]),  # noqa: S308 - a constant of this file
    )


def draw_brand() -> SafeString:
    """The brand's sign as inline SVG; the word Assay stands beside it."""
    return format_html(
        '<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-linecap="round"'
        ' aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(_BRAND),  # noqa: S308 - a constant of this file
    )
