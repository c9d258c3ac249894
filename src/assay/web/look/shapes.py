"""The outlines of badges, on a square of 240, each with the places for its picture and its words.

Apart because the mark uses the same outlines at another size.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MIDDLE = 120.0


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline: its name for people, its path, how wide words may run, how far all is moved for balance."""

    label: Promise | str
    path: str
    text_width: float
    lift: float = 0  # how much higher than in a circle the picture and the words sit


def _ring(count: int, radius: float, turn: float = -pi / 2) -> list[tuple[float, float]]:
    steps = (turn + 2 * pi * index / count for index in range(count))
    return [(MIDDLE + radius * cos(step), MIDDLE + radius * sin(step)) for step in steps]


def _polygon(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def _scallops(count: int, radius: float) -> str:
    points = _ring(count, radius, -pi / 2 + pi / count)
    bow = radius * sin(pi / count) * 1.08
    arcs = "".join(f"A{bow:.1f} {bow:.1f} 0 0 1 {x:.1f} {y:.1f}" for x, y in [*points[1:], points[0]])
    return f"M{points[0][0]:.1f} {points[0][1]:.1f}{arcs}Z"


def _burst(count: int, outer: float, inner: float) -> str:
    tips, notches = _ring(count, outer), _ring(count, inner, -pi / 2 + pi / count)
    return _polygon([point for pair in zip(tips, notches, strict=True) for point in pair])


SHAPES = MappingProxyType(
    {
        "circle": Shape(_("Circle"), "M120 8a112 112 0 1 1 0 224a112 112 0 1 1 0-224Z", 150),
        "shield": Shape(
            _("Shield"),
            "M120 8C150 26 184 32 216 32V118C216 178 176 214 120 234C64 214 24 178 24 118V32C56 32 90 26 120"
            " 8Z",
            138,
            8,
        ),
        "hexagon": Shape(_("Hexagon"), _polygon(_ring(6, 114)), 158),
        "rosette": Shape(_("Rosette"), _scallops(18, 100), 140),
        "square": Shape(
            _("Square"),
            "M44 14H196A30 30 0 0 1 226 44V196A30 30 0 0 1 196 226H44A30 30 0 0 1 14 196V44A30 30 0 0 1 44"
            " 14Z",
            170,
        ),
        "octagon": Shape(_("Octagon"), _polygon(_ring(8, 118, -pi / 2 + pi / 8)), 168),
        "pennant": Shape(_("Pennant"), "M30 10H210V232L120 202L30 232Z", 146, 14),
        "arch": Shape(_("Arch"), "M24 230V110A96 96 0 0 1 216 110V230Z", 164, -4),
        "seal": Shape(_("Seal"), _burst(30, 116, 106), 138),
        "drop": Shape(_("Leaf"), "M12 12H136A92 92 0 0 1 228 104V228H104A92 92 0 0 1 12 136Z", 164),
    }
)
