"""What `assay value` draws of the labour market: skills with their figures, bars of a funder, a band.

Apart from the drawing of the other indicators, whose figures never need their parts to be understood.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assay.analysis.commands.words import WORDS, word
from assay.analysis.estimates import Estimate
from assay.analysis.valuation import Indicator, Part

MARKET = frozenset({"named-in-ads", "skill-demand", "occupation-outlook", "durability", "outcomes"})
"""The indicators whose parts are drawn here."""

_MOST_LINES = 12
_ORDER = ("bar-completion", "bar-placement", "bar-earnings", "bar-hours", "bar-weeks")

Figure = Callable[[Estimate, str], str]
Bar = Callable[[Estimate, tuple[float, float]], Text]
Brief = Callable[[str], str]


def draw_parts(
    out: Console, indicator: Indicator, language: str, *, figure: Figure, bar: Bar, brief: Brief
) -> None:
    """The parts of such an indicator, each on a line; of many the first, and how many more there are."""
    held = part_lines(indicator, language, figure=figure, brief=brief)
    for line in held[:_MOST_LINES]:
        out.print(Padding(Text(line), (0, 0, 0, 2)))
    if len(held) > _MOST_LINES:
        out.print(Padding(Text(f"+ {len(held) - _MOST_LINES}"), (0, 0, 0, 2)))
    _draw_bars(out, indicator, language, figure)
    _draw_band(out, indicator, language, figure=figure, bar=bar)


def part_lines(indicator: Indicator, language: str, *, figure: Figure, brief: Brief) -> list[str]:
    """What is said of each part of such an indicator, but for bars and bands, which are drawn."""
    lines = [_line(part, language, figure, brief) for part in indicator.parts]
    return [line for line in lines if line]


def _line(part: Part, language: str, figure: Figure, brief: Brief) -> str:
    """What is said of a part; empty for those that are drawn otherwise."""
    if part.key == "licence":
        return word(f"part-licence-{part.value}", language)
    name = word(f"design-{part.value}", language) if part.key == "design" else brief(part.value)
    told = "" if part.estimate is None else figure(part.estimate, language)
    keys = (f"part-{part.key}-{part.mark}", f"part-{part.key}")
    key = next((one for one in keys if one in WORDS["en"]), None)
    return "" if key is None else word(key, language, name=name, figure=told)


def _draw_bars(out: Console, indicator: Indicator, language: str, figure: Figure) -> None:
    """What a public funder asks, each with its verdict; nothing where no figures were published."""
    marks = {part.key: part for part in indicator.parts if part.key in _ORDER}
    if not marks or not indicator.facts.get("rows"):
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for column in (word("bars", language), "", ""):
        table.add_column(Text(column))
    for key in _ORDER:
        part = marks[key]
        told = part.value if part.estimate is None else figure(part.estimate, language)
        verdict = word(f"bar-{part.mark}", language)
        table.add_row(Text(word(key, language)), Text(verdict), Text(told, style="dim"))
    out.print(Padding(table, (0, 0, 0, 2)))


def _draw_band(out: Console, indicator: Indicator, language: str, *, figure: Figure, bar: Bar) -> None:
    """The years of the horizon, a line each, on one scale: the band widens, and no curve is drawn."""
    bands = [part for part in indicator.parts if part.key == "horizon" and part.estimate is not None]
    if not bands:
        return
    most = max(part.estimate.high for part in bands if part.estimate is not None)
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for part in bands:
        if part.estimate is not None:
            drawn = bar(part.estimate, (0.0, most))
            table.add_row(Text(part.value), drawn, Text(figure(part.estimate, language)))
    out.print(Padding(Text(word("horizon", language), style="dim"), (0, 0, 0, 2)))
    out.print(Padding(table, (0, 0, 0, 2)))
