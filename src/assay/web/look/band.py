"""The band: what an estimate may be in each year to come, wider the farther away.

Apart from the needle, which shows one estimate: here a reader sees how little is known of what is far.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

_LEFT, _RIGHT, _TOP, _BASE = 12, 348, 8, 104


@dataclass(frozen=True, slots=True)
class BandPoint:
    """One year: its name, the middle, and the bounds between which it lies."""

    label: str
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Band:
    """Years in their order. `reference` is what today is, `reading` says the last year in words."""

    label: str
    points: tuple[BandPoint, ...]
    reading: str = ""
    reference: float | None = None
    reference_text: str = ""


def draw_band(band: Band) -> SafeString:
    """The band as inline SVG, hidden from screen readers: label, reading and table are words beside it."""
    most = max([one.high for one in band.points] + [band.reference or 0.0]) or 1.0
    upper = [(_across(band, place), _up(one.high, most)) for place, one in enumerate(band.points)]
    lower = [(_across(band, place), _up(one.low, most)) for place, one in enumerate(band.points)]
    middle = [(_across(band, place), _up(one.middle, most)) for place, one in enumerate(band.points)]
    today = SafeString()
    if band.reference is not None:
        at = _up(band.reference, most)
        today = format_html('<path class="needle-reference" d="M{} {}H{}"/>', _LEFT, f"{at:.1f}", _RIGHT)
    return format_html(
        '<svg class="needle-scale band-scale" viewBox="0 0 360 112" fill="none" stroke="currentColor"'
        ' stroke-linecap="round" aria-hidden="true" focusable="false">'
        '<path class="needle-interval" d="{}Z"/>{}<path class="band-middle" d="{}"/>'
        '<path class="needle-ticks" d="M{} {}H{}{}"/></svg>',
        _line([*upper, *reversed(lower)]),
        today,
        _line(middle),
        _LEFT,
        _BASE,
        _RIGHT,
        "".join(f"M{x:.1f} {_BASE}v5" for x, _y in middle),
    )


def _across(band: Band, place: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * place / max(len(band.points) - 1, 1)


def _up(value: float, most: float) -> float:
    return _BASE - (_BASE - _TOP) * min(max(value / most, 0.0), 1.0)


def _line(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
