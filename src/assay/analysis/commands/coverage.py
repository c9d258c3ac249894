"""`assay data coverage`: which questions about the labour market can be answered, as a table or as JSON.

Apart from the other actions of `assay data` because it draws a picture.
"""

from __future__ import annotations

import argparse
import json

from rich.console import Console
from rich.table import Table
from rich.text import Text

from assay.analysis.commands.data_words import word
from assay.analysis.commands.terminal import inert
from assay.analysis.sources import Coverage, CoverageCell, Question, State, Store, coverage

_LEAST_TITLE = 22
_THOUSAND = 1000
_SIGNS = {State.YES: ("●", "green"), State.PARTLY: ("◐", "yellow"), State.NO: ("○", "dim")}


def show_coverage(store: Store, arguments: argparse.Namespace) -> int:
    """Print what can be answered. Raises `market-area-unknown`, `data-store-damaged`."""
    found = coverage(store, region=arguments.region or "")
    if arguments.json:
        print(json.dumps(as_json(found), indent=2))
        return 0
    language = arguments.language
    table = Table(box=None, padding=(0, 1, 0, 0))
    table.add_column(word("group", language), min_width=_LEAST_TITLE)
    for question in Question:
        table.add_column(word(f"asks-{question}", language), justify="right")
    for group in found.groups:
        table.add_row(f"{group.code} {group.title}", *(_shown(cell) for cell in group.cells))
    where = f"{found.area_name} ({found.area})" if found.area else word("everywhere", language)
    print(word("coverage-of", language, area=inert(where)))
    Console(highlight=False).print(table)
    print(word("coverage-signs", language))
    for line in _sources(found, language):
        print(f"  {line}")
    print(word("coverage-groups", language))
    return 0


def as_json(found: Coverage) -> dict[str, object]:
    """The coverage for programs."""
    return {
        "area": found.area or None,
        "area_name": found.area_name or None,
        "grouped_by": "SOC 2018 major group",
        "groups": [
            {
                "code": group.code,
                "title": group.title,
                "questions": {
                    cell.question.value: {
                        "state": cell.state.value,
                        "rows": cell.count,
                        "as_of": cell.as_of or None,
                        "area": cell.area or None,
                        "source": cell.source or None,
                        "reason": cell.reason or None,
                    }
                    for cell in group.cells
                },
            }
            for group in found.groups
        ],
    }


def _shown(cell: CoverageCell) -> Text:
    sign, style = _SIGNS[cell.state]
    count = f"{cell.count}" if cell.count < _THOUSAND else f"{cell.count // _THOUSAND}k"
    return Text(f"{count} {sign}" if cell.count else sign, style=style, no_wrap=True)


def _sources(found: Coverage, language: str) -> list[str]:
    """For each question from what it is answered, of which date, and why only in part."""
    lines = []
    for at, question in enumerate(Question):
        cells = [group.cells[at] for group in found.groups if group.cells[at].state is not State.NO]
        name = word(f"asks-{question}", language)
        if not cells:
            lines.append(f"{name}: {word('nothing', language)}")
            continue
        reasons = dict.fromkeys(cell.reason for cell in cells if cell.reason)
        told = dict.fromkeys(map(_from, cells))
        why = "; ".join(word(f"why-{reason}", language) for reason in reasons)
        lines.append(f"{name}: {inert(', '.join(told))}" + (f"; {why}" if why else ""))
    return lines


def _from(cell: CoverageCell) -> str:
    return cell.source if cell.as_of in cell.source else f"{cell.source} ({cell.as_of})"
