"""The mark: a credential's seal, a ring of fine lines grown from who issued it around what was achieved.

Apart because it is published bytes and must come out the same everywhere: the ring depends on the issuer's
identifier alone, so all credentials of one issuer carry the same ring, and no two issuers the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import escape
from math import cos, pi, sin

from django.utils.translation import gettext as _

from assay.web.look.badges import BadgeDesign
from assay.web.look.palettes import PALETTES
from assay.web.look.pictograms import PICTOGRAMS
from assay.web.look.shapes import SHAPES

_CENTRE = 100.0
_INNER, _OUTER = 63.0, 93.0
_RINGS = 256  # kept drawn in a process
_HANDLE = 0.3642  # of half a wave: where a cubic curve lies closest to a sine


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark is made of: the issuer's identifier, its words for a screen reader, the badge's design."""

    issuer_id: str
    title: str
    design: BadgeDesign | None = None


@dataclass(frozen=True, slots=True)
class _Braid:
    """Strands that wave round the ring: how many waves, how many strands, how high, where."""

    waves: int
    strands: int
    height: float
    radius: float
    turn: float


def draw_mark(mark: Mark) -> str:
    """The mark as SVG on a square of 200; it takes the text's colour where a page gives it one."""
    lines = _ring(mark.issuer_id)
    rims = "".join(
        f'<circle cx="100" cy="100" r="{radius}" stroke-width="{width}"/>'
        for radius, width in ((97.5, 1.6), (94.6, 0.6), (61.4, 0.6), (58.9, 1.2))
    )
    told = _("A seal: the ring is the issuer's own, the sign inside stands for the achievement.")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="mark" viewBox="0 0 200 200" width="200" height="200"'
        f' color="#7a4e00" role="img" aria-label="{escape(mark.title)}">'
        f"<title>{escape(mark.title)}</title><desc>{escape(told)}</desc>"
        f'<g fill="none" stroke="currentColor"><path stroke-width=".62" d="{lines}"/>{rims}</g>'
        f"{_inside(mark.design or BadgeDesign())}</svg>"
    )


@lru_cache(maxsize=_RINGS)
def _ring(issuer_id: str) -> str:
    """The lines of this issuer's ring; two thousand points, the same each time."""
    return "".join(_strand(braid, index) for braid in _braids(issuer_id) for index in range(braid.strands))


def _braids(issuer_id: str) -> tuple[_Braid, ...]:
    """Two braids from the digest of the identifier; their waves never coincide."""
    digest = sha256(issuer_id.encode()).digest()
    wide = 13 + digest[0] % 14
    fine = wide + 6 + digest[1] % 9
    height = 11.5 + digest[2] % 4
    return (
        _Braid(wide, 4 + digest[3] % 3, height, (_INNER + _OUTER) / 2, digest[4] / 256 * 2 * pi),
        _Braid(fine, 3 + digest[5] % 2, 17.5 - height, (_INNER + _OUTER) / 2, digest[6] / 256 * 2 * pi),
    )


def _strand(braid: _Braid, index: int) -> str:
    """One closed line of half waves, each a cubic curve."""
    half = pi / braid.waves
    start = braid.turn + index * 2 * half / braid.strands
    handle = _HANDLE * half * braid.radius
    path = ""
    for step in range(2 * braid.waves + 1):
        angle = start + step * half
        radius = min(max(braid.radius + (braid.height if step % 2 else -braid.height), _INNER), _OUTER)
        x, y = _CENTRE + radius * cos(angle), _CENTRE + radius * sin(angle)
        back = (x + handle * sin(angle), y - handle * cos(angle))
        ahead = (x - handle * sin(angle), y + handle * cos(angle))
        if not step:
            path, lead = f"M{x:.1f} {y:.1f}", ahead
        elif step == 1:
            path += f"C{lead[0]:.1f} {lead[1]:.1f} {back[0]:.1f} {back[1]:.1f} {x:.1f} {y:.1f}"
        else:
            path += f"S{back[0]:.1f} {back[1]:.1f} {x:.1f} {y:.1f}"
    return path + "Z"


def _inside(design: BadgeDesign) -> str:
    shape = SHAPES.get(design.shape, SHAPES["circle"])
    palette = PALETTES.get(design.palette, PALETTES["ochre"])
    pictogram = PICTOGRAMS.get(design.icon, PICTOGRAMS["star"])
    rise = -shape.lift * 0.4
    return (
        f'<g transform="translate(52 52) scale(.4)"><path d="{shape.path}" fill="{palette.ground}"'
        f' stroke="{palette.band}" stroke-width="7" stroke-linejoin="round"/></g>'
        f'<path transform="translate(74 {74 + rise:.1f}) scale(2.1667)" d="{pictogram.path}" fill="none"'
        f' stroke="{palette.ink}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>'
    )
