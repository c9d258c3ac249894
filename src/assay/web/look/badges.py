"""Badges: a design in five choices and a few words, drawn as a picture that explains itself.

Apart because a badge is published bytes: the same design gives the same bytes, today and next year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

import resvg_py
from django.utils.translation import gettext as _

from assay.web.look.lettering import read_font
from assay.web.look.palettes import PALETTES, Palette
from assay.web.look.pictograms import PICTOGRAMS
from assay.web.look.shapes import MIDDLE, SHAPES

__all__ = [
    "PALETTES",
    "PICTOGRAMS",
    "SHAPES",
    "BadgeDesign",
    "badge_png",
    "design_from",
    "design_json",
    "draw_badge",
]

_SIZES = (25.0, 23.0, 21.0, 19.0, 17.0, 15.5, 14.0)
_RIBBON_SIZES = (19.0, 17.5, 16.0, 14.5, 13.0)
_RIBBON_WIDTH = 156.0
_MOST_LINES = 3
_EVEN = 1.18  # how much wider than the average a line may be, so that lines come out alike
_THIRD_LINE_BELOW = 20.0  # a third line comes before letters get smaller than this


@dataclass(frozen=True, slots=True)
class BadgeDesign:
    """What a designer chose. An unknown choice is drawn as its default, so that old designs keep drawing."""

    shape: str = "circle"
    palette: str = "ochre"
    icon: str = "star"
    text: str = ""
    ribbon: str = ""
    description: str = ""


def design_from(members: Mapping[str, Any]) -> BadgeDesign:
    """The design kept in JSON; members that are missing or not texts are left at their defaults."""
    names = BadgeDesign.__dataclass_fields__
    return BadgeDesign(**{n: members[n] for n in names if isinstance(members.get(n), str)})


def design_json(design: BadgeDesign) -> dict[str, str]:
    """The design as JSON members."""
    return asdict(design)


def draw_badge(design: BadgeDesign) -> str:
    """The badge as SVG on a square of 240, with a title, a description and its words as outlines."""
    shape = SHAPES.get(design.shape, SHAPES["circle"])
    palette = PALETTES.get(design.palette, PALETTES["ochre"])
    lines, size = fit(design.text, shape.text_width, _SIZES, _MOST_LINES)
    has_ribbon = bool(design.ribbon.strip())
    picture_size = (96.0, 76.0, 68.0, 58.0)[len(lines)] - (10 if has_ribbon else 0)
    block = picture_size + (10 + len(lines) * size * 1.14 if lines else 0)
    top = MIDDLE - block / 2 - shape.lift - (16 if has_ribbon else 0)
    parts = [
        _ground(shape.path, palette),
        _picture(design.icon, palette.ink, MIDDLE, top + picture_size / 2, picture_size),
        _lines(lines, size, top + picture_size + 10, palette.ink),
        _band(design.ribbon.strip(), palette, 184 - shape.lift / 2) if has_ribbon else "",
    ]
    name, told = _names(design)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="badge" viewBox="0 0 240 240" width="240" height="240"'
        f' role="img" aria-label="{escape(name)}"><title>{escape(name)}</title><desc>{escape(told)}'
        f"</desc>{''.join(parts)}</svg>"
    )


def badge_png(svg: str, size: int = 512) -> bytes:
    """The picture as PNG, `size` pixels wide. Raises ValueError if it is not a picture."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, skip_system_fonts=True))


def fit(text: str, width: float, sizes: tuple[float, ...], most: int) -> tuple[list[str], float]:
    """The text in lines that fit the width, as large as it goes; what does not fit at all ends in "…"."""
    words = text.split()
    if not words:
        return [], sizes[0]
    font = read_font()
    for size in sizes:
        whole = font.width(" ".join(words), size)
        for count in range(1, most + 1 if size < _THIRD_LINE_BELOW else min(most, 2) + 1):
            for goal in (whole / count * _EVEN, width):
                lines = _broken(words, min(goal, width), size)
                if len(lines) <= count and all(font.width(line, size) <= width for line in lines):
                    return lines, size
    lines = _broken(words, width, sizes[-1])
    kept = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [_cut(line, width, sizes[-1]) for line in kept], sizes[-1]


def _broken(words: list[str], goal: float, size: float) -> list[str]:
    """The words in lines no wider than the goal, save where one word is."""
    font = read_font()
    lines: list[str] = []
    for word in words:
        if lines and font.width(f"{lines[-1]} {word}", size) <= goal:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _cut(line: str, width: float, size: float) -> str:
    font = read_font()
    if font.width(line, size) <= width:
        return line
    while line and font.width(line + "…", size) > width:
        line = line[:-1].rstrip()
    return line + "…"


def _names(design: BadgeDesign) -> tuple[str, str]:
    shape = SHAPES.get(design.shape, SHAPES["circle"]).label
    colour = PALETTES.get(design.palette, PALETTES["ochre"]).label
    picture = PICTOGRAMS.get(design.icon, PICTOGRAMS["star"]).label
    told = design.description or _("Badge. Shape: %(shape)s. Colour: %(colour)s. Picture: %(picture)s.") % {
        "shape": shape,
        "colour": colour,
        "picture": picture,
    }
    name = " · ".join(part for part in (design.text.strip(), design.ribbon.strip()) if part)
    return name or str(picture), told


def _scaled(path: str, scale: float, attributes: str) -> str:
    shift = MIDDLE * (1 - scale)
    return f'<path transform="translate({shift:.2f} {shift:.2f}) scale({scale})" d="{path}" {attributes}/>'


def _ground(path: str, palette: Palette) -> str:
    """Rim, ground, a beaded line and a hairline, like the edge of a coin."""
    round_joins = 'stroke-linejoin="round" stroke-linecap="round"'
    return (
        f'<path d="{path}" fill="{palette.band}" stroke="{palette.band}" stroke-width="6" {round_joins}/>'
        + _scaled(path, 0.965, f'fill="{palette.tint}"')
        + _scaled(
            path, 0.925, f'fill="{palette.ground}" stroke="{palette.ground}" stroke-width="3" {round_joins}'
        )
        + _scaled(path, 0.865, f'fill="none" stroke="{palette.tint}" stroke-width="1.6"')
        + _scaled(
            path,
            0.895,
            f'fill="none" stroke="{palette.tint}" stroke-width="2.6" stroke-dasharray="0 6.2" {round_joins}',
        )
    )


def _picture(name: str, ink: str, x: float, y: float, size: float) -> str:
    pictogram = PICTOGRAMS.get(name, PICTOGRAMS["star"])
    scale = size / 24
    return (
        f'<path transform="translate({x - size / 2:.1f} {y - size / 2:.1f}) scale({scale:.3f})"'
        f' d="{pictogram.path}"'
        f' fill="none" stroke="{ink}" stroke-width="1.45" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _lines(lines: list[str], size: float, top: float, ink: str) -> str:
    font = read_font()
    drawn = [
        font.path(line, MIDDLE - font.width(line, size) / 2, top + size * (0.86 + 1.14 * index), size)
        for index, line in enumerate(lines)
    ]
    return f'<path fill="{ink}" d="{"".join(drawn)}"/>' if drawn else ""


def _band(text: str, palette: Palette, top: float) -> str:
    lines, size = fit(text, _RIBBON_WIDTH, _RIBBON_SIZES, 1)
    font = read_font()
    line = _cut(" ".join(lines), _RIBBON_WIDTH, size)
    left, right = 24.0, 216.0
    letters = font.path(line, MIDDLE - font.width(line, size) / 2, top + 17 + size * 0.35, size)
    tails = (
        f"M{left - 18} {top + 9}H{left + 22}V{top + 43}H{left - 18}L{left - 6} {top + 26}Z"
        f"M{right + 18} {top + 9}H{right - 22}V{top + 43}H{right + 18}L{right + 6} {top + 26}Z"
    )
    folds = (
        f"M{left} {top + 34}L{left + 22} {top + 43}V{top + 34}Z"
        f"M{right} {top + 34}L{right - 22} {top + 43}V{top + 34}Z"
    )
    edge = f'stroke="{palette.band_ink}" stroke-opacity=".55" stroke-width="1.5" stroke-linejoin="round"'
    return (
        f'<path d="{tails}" fill="{palette.band}" {edge}/><path d="{folds}" fill="{palette.band_ink}"'
        f' fill-opacity=".55"/>'
        f'<path d="M{left} {top}H{right}V{top + 34}H{left}Z" fill="{palette.band}" {edge}/>'
        f'<path fill="{palette.band_ink}" d="{letters}"/>'
    )
