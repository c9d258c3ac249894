"""A day's work as a row of bars: SVG without styles, readable without colour, with its table beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_WIDTH, _HEIGHT, _FOOT = 720, 140, 18


@dataclass(frozen=True, slots=True)
class Hour:
    """What was done in one hour."""

    begins: datetime
    done: int
    failed: int


def draw(hours: list[Hour], label: str) -> SafeString:
    """The bars: done filled, failed as an outline on top; the highest is written beside the axis."""
    most = max((hour.done + hour.failed for hour in hours), default=0)
    step = _WIDTH / max(1, len(hours))
    room = _HEIGHT - _FOOT - 14
    scale = room / most if most else 0
    floor = _HEIGHT - _FOOT
    bars = []
    for at, hour in enumerate(hours):
        left, width = at * step + 2, step - 4
        high, over = hour.done * scale, hour.failed * scale
        bars.append(("currentColor", left, floor - high, width, high))
        if hour.failed:
            bars.append(("none", left, floor - high - over, width, over))
    drawn = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="currentColor"/>',
        ((f"{x:.1f}", f"{y:.1f}", f"{w:.1f}", f"{h:.1f}", fill) for fill, x, y, w, h in bars if h),
    )
    ticks = format_html_join(
        "",
        '<text x="{}" y="{}" font-size="11" fill="currentColor" text-anchor="middle">{}</text>',
        (
            (f"{at * step + step / 2:.1f}", _HEIGHT - 4, f"{hour.begins:%H}")
            for at, hour in enumerate(hours)
            if at % 3 == 0
        ),
    )
    return format_html(
        '<svg role="img" aria-label="{}" viewBox="0 0 {} {}" width="100%" class="chart">'
        '<line x1="0" y1="{}" x2="{}" y2="{}" stroke="currentColor" opacity="0.4"/>{}{}'
        '<text x="0" y="11" font-size="11" fill="currentColor">{}</text></svg>',
        label,
        _WIDTH,
        _HEIGHT,
        floor,
        _WIDTH,
        floor,
        drawn,
        ticks,
        most or "",
    )
