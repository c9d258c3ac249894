"""The needle: an estimate on a scale, never without its uncertainty.

Apart because every figure we estimate is drawn by it, at one width, so that two can be laid over each other.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_WIDTH, _LEFT, _RIGHT, _BASE = 360, 12, 348, 40
_TICKS = 20
_LONG = 5  # every fifth tick is longer
_WEIGHTS = {"A": 18, "B": 13, "C": 9, "D": 5}


@dataclass(frozen=True, slots=True)
class Needle:
    """An estimate: a scale, an interval, a middle, a reference; or the reason why there is none.

    `reading` says the estimate in words, `low_text` and `high_text` name the ends of the scale,
    `reference_text` says what the reference is. Grade A to D is how much the data carries.
    """

    label: str
    scale_low: float = 0
    scale_high: float = 1
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    reference: float | None = None
    reading: str = ""
    reference_text: str = ""
    low_text: str = ""
    high_text: str = ""
    grade: str = "A"
    reason: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to point at."""
        return bool(self.reason) or self.low is None or self.middle is None or self.high is None


def draw_needle(needle: Needle) -> SafeString:
    """The scale as inline SVG, hidden from screen readers: label, reading and ends are words beside it."""
    return format_html(
        '<svg class="needle-scale" viewBox="0 0 360 56" fill="none" stroke="currentColor"'
        ' stroke-linecap="round"'
        ' aria-hidden="true" focusable="false">{}{}</svg>',
        _scale(),
        _hatching() if needle.is_empty else _pointer(needle),
    )


def _scale() -> SafeString:
    ticks = "".join(
        f"M{_LEFT + (_RIGHT - _LEFT) * index / _TICKS:.1f} {_BASE}v{8 if index % _LONG == 0 else 4}"
        for index in range(_TICKS + 1)
    )
    return format_html('<path class="needle-ticks" d="M{} {}H{}{}"/>', _LEFT, _BASE, _RIGHT, ticks)


def _hatching() -> SafeString:
    lines = format_html_join("", "M{} {}l12-16", ((x, _BASE - 4) for x in range(_LEFT, _RIGHT - 8, 9)))
    return format_html('<path class="needle-hatching" d="{}"/>', lines)


def _pointer(needle: Needle) -> SafeString:
    low, middle, high = (_place(needle, value) for value in (needle.low, needle.middle, needle.high))
    weight = _WEIGHTS.get(needle.grade, _WEIGHTS["D"])
    mark = SafeString()
    if needle.reference is not None:
        at = _place(needle, needle.reference)
        mark = format_html('<path class="needle-reference" d="M{x} {}V{}"/>', _BASE + 8, 6, x=f"{at:.1f}")
    return format_html(
        '<rect class="needle-interval" x="{}" y="{}" width="{}" height="{}" rx="2"/>{}'
        '<path class="needle-middle" d="M{x} {}L{} {}H{}Z"/>',
        f"{low:.1f}",
        _BASE - 4 - weight,
        f"{max(high - low, 2):.1f}",
        weight,
        mark,
        12,
        f"{middle - 3.5:.1f}",
        _BASE + 1,
        f"{middle + 3.5:.1f}",
        x=f"{middle:.1f}",
    )


def _place(needle: Needle, value: float | None) -> float:
    """Where a value stands on the drawn scale; what lies outside is held at its end."""
    share = ((value or 0) - needle.scale_low) / (needle.scale_high - needle.scale_low or 1)
    return _LEFT + (_RIGHT - _LEFT) * min(max(share, 0), 1)
