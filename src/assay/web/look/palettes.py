"""The colours of badges: ten sets, each with its contrast computed.

Apart because a designer picks one by name and may not mix: a badge must stay readable for everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_STRAIGHT = 0.04045  # up to here sRGB is a straight line


@dataclass(frozen=True, slots=True)
class Palette:
    """A ground and what is drawn on it, a band and its letters, and a tint for the rim."""

    label: Promise | str
    ground: str
    ink: str
    band: str
    band_ink: str
    tint: str

    @property
    def contrast(self) -> float:
        """The weaker of the two contrasts that have to be read."""
        return min(contrast(self.ink, self.ground), contrast(self.band_ink, self.band))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours written #rrggbb (WCAG 2.2, relative luminance), from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= _STRAIGHT else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_PAPER = "#fdf9ef"

PALETTES = MappingProxyType(
    {
        "ochre": Palette(_("Ochre"), "#f3dfae", "#4a2f00", "#7a4e00", _PAPER, "#c99a3f"),
        "petrol": Palette(_("Petrol"), "#0f4c5c", "#f6efdc", "#e9d8a6", "#12323b", "#6ba3ad"),
        "moss": Palette(_("Moss"), "#35512c", "#f5f1dc", "#dfe3b4", "#22351c", "#93ab76"),
        "brick": Palette(_("Brick"), "#8c2f24", "#fbeede", "#f3d9b8", "#591a12", "#d58c78"),
        "plum": Palette(_("Plum"), "#4f2a4f", "#f8ecf0", "#ecd3dc", "#3b1c3b", "#a780a2"),
        "ink": Palette(_("Ink"), "#24211b", "#f2e6c6", "#c99a3f", "#1e1b16", "#8f8157"),
        "slate": Palette(_("Slate"), "#e2e8ec", "#1f3341", "#2f4858", _PAPER, "#8ba1af"),
        "rose": Palette(_("Rose"), "#f6dcd5", "#6d1f2e", "#8a2b3c", _PAPER, "#d59a98"),
        "sky": Palette(_("Sky"), "#d5e8f0", "#123c58", "#1b4f72", _PAPER, "#86b3cb"),
        "leaf": Palette(_("Leaf"), "#dcebd3", "#1d4425", "#2a5d34", _PAPER, "#8db58a"),
    }
)
