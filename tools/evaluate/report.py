"""The figures as a table for people, and as JSON for whoever compares two runs."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from assay.analysis.evaluation import Figure

_WHOLE_FROM = 100  # where a figure is shown without decimals


@dataclass(frozen=True, slots=True)
class Aim:
    """What a figure should reach: at least, or at most. `by` is what is held against it."""

    least: float | None = None
    most: float | None = None
    by: str = "value"  # or low: the end of the interval

    def verdict(self, figure: Figure) -> str:
        """Met, or missed and by how much."""
        reached = figure.low if self.by == "low" else figure.value
        short = max(
            0.0 if self.least is None else self.least - reached,
            0.0 if self.most is None else reached - self.most,
        )
        return "met" if short <= 0 else f"missed by {shown(short)}"

    def __str__(self) -> str:
        """As the table shows it."""
        bound = f"≥ {shown(self.least)}" if self.least is not None else f"≤ {shown(self.most or 0.0)}"
        return bound if self.by == "value" else f"{bound} ({self.by})"


@dataclass(frozen=True, slots=True)
class Measured:
    """What one part of the evaluation found, and in sentences what it could not."""

    figures: Sequence[Figure]
    unknown: Sequence[str] = ()
    aims: Mapping[str, Aim] = field(default_factory=dict)


def shown(value: float) -> str:
    """A number as the table shows it."""
    if math.isinf(value):
        return "∞"
    return f"{value:,.0f}" if abs(value) >= _WHOLE_FROM else f"{value:.3f}"


def print_part(console: Console, part: str, measured: Measured) -> None:
    """One part as a table, and below it what could not be evaluated."""
    table = Table(title=part, title_justify="left", show_edge=False, pad_edge=False)
    table.add_column("figure", overflow="fold", ratio=4)
    for name in ("value", "95 % interval", "baseline", "n", "aim"):
        table.add_column(name, justify="right", ratio=1)
    table.add_column("note", overflow="fold", ratio=3)
    for figure in measured.figures:
        aim = measured.aims.get(figure.name)
        table.add_row(
            figure.name,
            shown(figure.value),
            f"{shown(figure.low)} … {shown(figure.high)}",
            "" if figure.baseline is None else shown(figure.baseline),
            f"{figure.count:,}",
            "" if aim is None else f"{aim}: {aim.verdict(figure)}",
            figure.note,
        )
    if measured.figures:
        console.print(table)
    for sentence in measured.unknown:
        console.print(f"Cannot be evaluated: {sentence}", markup=False, highlight=False)


def outcome(parts: Mapping[str, Measured]) -> dict[str, Any]:
    """The same as plain values."""
    return {
        part: {
            "figures": [
                asdict(figure)
                | (
                    {
                        "aim": str(measured.aims[figure.name]),
                        "state": measured.aims[figure.name].verdict(figure),
                    }
                    if figure.name in measured.aims
                    else {}
                )
                for figure in measured.figures
            ],
            "cannot be evaluated": list(measured.unknown),
        }
        for part, measured in parts.items()
    }


def write(path: Path, told: Mapping[str, Any]) -> None:
    """The run as JSON; a folder that is missing is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False) + "\n", "utf-8")
