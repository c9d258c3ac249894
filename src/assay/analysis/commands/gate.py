"""`assay gate`: the rules of a state or a funder, as a data file, held against achievements or lists of them.

Three verdicts: what nobody has published cannot be evaluated, and is no fail. With other thresholds it says
whose verdict would change.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assay.analysis.commands.achievements_read import Reader, day, expanded
from assay.analysis.commands.cells import plain_cell
from assay.analysis.commands.gate_drawing import draw
from assay.analysis.commands.gate_subjects import Gathered, gathered
from assay.analysis.commands.gate_words import word
from assay.analysis.commands.papers_read import read_paper
from assay.analysis.commands.terminal import inert
from assay.analysis.commands.written import write_new
from assay.analysis.gates import (
    SHIPPED,
    Decision,
    Gate,
    GateList,
    WhatIf,
    columns_needed,
    decision_json,
    gate_lines,
    judge,
    read_gate,
    read_list,
    shipped,
    what_if,
    with_thresholds,
)
from assay.analysis.sources import Store, data_folder
from assay.errors import AssayError

SUMMARY = "hold a state's or a funder's rules against achievements"

_DONE, _UNREAD = 0, 2
_ENDINGS = (".yaml", ".yml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("rules", metavar="RULES", help=f"a gate: {', '.join(SHIPPED)}; or a YAML file")
    parser.add_argument(
        "source",
        nargs="*",
        help="achievements: JSON, PNG or SVG files, https addresses, folders, or - for standard input",
    )
    parser.add_argument("--list", metavar="FILE.csv", help="a list of credentials, judged row by row")
    parser.add_argument(
        "--what-if",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="another threshold: completion=0.6, hours.at_least=100; may be repeated",
    )
    parser.add_argument("--occupation", metavar="CODE|TITLE", help="the occupation that is meant")
    parser.add_argument("--region", metavar="AREA", default="", help="the area, as in US-OH")
    parser.add_argument("--out", metavar="FILE.csv", help="write a row for each into it")
    parser.add_argument(
        "--data", metavar="FOLDER", help="where releases are; by default that of “assay data”"
    )
    parser.add_argument("--at", metavar="DAY", help="as of this day; by default today")
    parser.add_argument("--offline", action="store_true", help="no network")


def run(arguments: argparse.Namespace) -> int:
    """Judge and tell; the exit status is 0 whatever the verdicts, 2 where a source could not be read."""
    if not arguments.source and arguments.list is None:
        raise AssayError("usage-wrong", reason="Name achievements, or a list of them with --list.")
    if arguments.out is not None:
        _refuse(arguments.out)
    gate, as_of = _gate(arguments.rules), day(arguments.at)
    other = with_thresholds(gate, _values(arguments.what_if)) if arguments.what_if else None
    listed = _list(arguments.list)
    held = gathered(
        gate,
        list(expanded(arguments.source)),
        listed.rows if listed is not None else (),
        reader=Reader(offline=arguments.offline),
        store=_store(arguments.data),
        occupation=arguments.occupation or "",
        area=arguments.region,
        as_of=as_of,
    )
    before = [judge(gate, one, as_of=as_of) for one in held.subjects]
    after = [judge(other, one, as_of=as_of) for one in held.subjects] if other is not None else None
    changed = what_if(before, after) if after is not None else None
    if arguments.out is not None:
        write_new(Path(arguments.out), _table(gate, before, arguments.language))
    if arguments.json:
        told = _json(gate, before, changed, held, arguments.language)
        print(json.dumps(told | {"as_of": as_of.isoformat(), "in_force": gate.holds_on(as_of)}, indent=2))
    else:
        draw(gate, before, changed, as_of=as_of, language=arguments.language)
        _remarks(gate, listed, arguments)
    for source, error in held.unread:
        print(inert(f"{source}: {error.sentence(arguments.language).text}"), file=sys.stderr)
    return _UNREAD if held.unread else _DONE


def _refuse(out: str) -> None:
    if not out.endswith(".csv"):
        raise AssayError("usage-wrong", reason=f"“{out}” should end in .csv.")
    if Path(out).exists():
        raise AssayError("file-exists", file=out)


def _gate(name: str) -> Gate:
    """A gate that comes with the program, else a file. Raises `gate-unknown`, `gate-wrong`."""
    if name in SHIPPED:
        return shipped(name)
    if not name.endswith(_ENDINGS) and not Path(name).is_file():
        raise AssayError("gate-unknown", name=name, known=", ".join(SHIPPED))
    return read_gate(read_paper(name), Path(name).name)


def _values(told: Sequence[str]) -> dict[str, float]:
    """The thresholds that a person typed. Raises `usage-wrong`."""
    found = {}
    for one in told:
        name, sign, text = one.partition("=")
        try:
            value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        except ValueError:
            sign, value = "", 0.0
        if not sign or value != value or abs(value) > 1e12:  # noqa: PLR0124, PLR2004 - not a number; no figure is so large
            raise AssayError(
                "usage-wrong",
                reason=f"“{one}” is no threshold: write a name and a number, as in completion=60%.",
            )
        found[name.strip()] = value
    return found


def _list(name: str | None) -> GateList | None:
    return None if name is None else read_list(read_paper(name), Path(name).name)


def _store(folder: str | None) -> Store:
    if folder and not Path(folder).is_dir():
        raise AssayError("file-missing", file=folder)
    return Store(Path(folder) if folder else data_folder(os.environ))


def _remarks(gate: Gate, listed: GateList | None, arguments: argparse.Namespace) -> None:
    """What a list could tell and does not, and where the table is."""
    lacking = listed.lacks(columns_needed(gate)) if listed is not None else ()
    if lacking:
        print(inert(word("columns-lacking", arguments.language, columns=", ".join(lacking))))
    if arguments.out is not None:
        print(inert(word("written", arguments.language, file=arguments.out)))


def _json(
    gate: Gate, decisions: Sequence[Decision], changed: WhatIf | None, held: Gathered, language: str
) -> dict[str, Any]:
    told: dict[str, Any] = {
        "gate": gate.title.said(language),
        "authority": gate.authority.said(language),
        "citation": {"text": gate.citation, "url": gate.address},
        "example": gate.is_example,
        "not_evaluated": [one.said(language) for one in gate.left_out],
        "thresholds": gate.thresholds,
        "decisions": [decision_json(one, language) for one in decisions],
        "unread": [{"source": source, "error": error.code} for source, error in held.unread],
    }
    if changed is not None:
        counts = {"before": changed.before, "after": changed.after}
        told["what_if"] = {
            name: {"pass": one.passed, "fail": one.failed, "cannot-be-evaluated": one.unknown}
            for name, one in counts.items()
        } | {
            "changes": [
                {
                    "name": one.name,
                    "before": str(one.before),
                    "after": str(one.after),
                    "tier_before": None if one.tier_before is None else one.tier_before.said(language),
                    "tier_after": None if one.tier_after is None else one.tier_after.said(language),
                }
                for one in changed.changes
            ]
        }
    return told


def _table(gate: Gate, decisions: Sequence[Decision], language: str) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    for line in gate_lines(gate, decisions, language):
        writer.writerow([plain_cell(cell) for cell in line])
    return written.getvalue().encode("utf-8", "replace")
