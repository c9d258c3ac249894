"""`assay promises`: what a description or a brochure promises, and what evidence bears out.

Three verdicts. The issuer's own words never support a promise, and a promise is not called wrong only because
nobody has published a figure.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from rich.text import Text

from assay.analysis.commands.achievements_read import STDIN, Reader, day
from assay.analysis.commands.assay_drawing import console
from assay.analysis.commands.papers_read import read_paper
from assay.analysis.commands.promises_words import word
from assay.analysis.commands.statements_read import read_statements
from assay.analysis.commands.terminal import inert
from assay.analysis.descriptions import Description
from assay.analysis.drafting import LARGEST
from assay.analysis.promises import Checked, Evidence, Passage, brochure, check, passages_of, place
from assay.analysis.sources import Store, data_folder
from assay.analysis.valuation import Mark, MarketMeans, estimate_json, outcomes, target_of
from assay.errors import AssayError

SUMMARY = "hold what a text promises against evidence"

_DONE = 0
_DESCRIPTIONS = (b"{", b"\x89PNG", b"<svg", b"<?xml")
_STYLES = {Mark.PASSED: "green", Mark.FAILED: "red", Mark.UNKNOWN: "yellow"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument(
        "source",
        help="a description (JSON, PNG, SVG, an https address), a brochure (text, HTML, PDF, .docx), "
        "or - for a text on standard input",
    )
    parser.add_argument("--occupation", metavar="CODE|TITLE", help="the occupation that is meant")
    parser.add_argument("--region", metavar="AREA", default="", help="the area, as in US-OH")
    parser.add_argument(
        "--statement",
        metavar="FILE",
        action="append",
        default=[],
        help="a signed recognition; may be repeated",
    )
    parser.add_argument(
        "--data", metavar="FOLDER", help="where releases are; by default that of “assay data”"
    )
    parser.add_argument("--at", metavar="DAY", help="as of this day; by default today")
    parser.add_argument("--offline", action="store_true", help="no network")


def run(arguments: argparse.Namespace) -> int:
    """Find the promises, hold each against what is at hand, tell; the exit status is 0 all the same."""
    as_of = day(arguments.at)
    reader = Reader(offline=arguments.offline)
    passages, description = _passages(arguments.source, reader)
    evidence = _evidence(arguments, reader, description, as_of)
    told = [
        (passage, check(passage.claims, evidence, description=description, as_of=as_of))
        for passage in passages
    ]
    if arguments.json:
        found = [_json(passage, one) for passage, checked in told for one in checked]
        print(
            json.dumps({"source": arguments.source, "as_of": as_of.isoformat(), "promises": found}, indent=2)
        )
    else:
        _draw(told, arguments.language)
    return _DONE


def _passages(source: str, reader: Reader) -> tuple[tuple[Passage, ...], Description | None]:
    if "://" in source:
        description = reader.read(source).description
        return passages_of(description), description
    content = sys.stdin.buffer.read(LARGEST + 1) if source == STDIN else read_paper(source)
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if source != STDIN and start.lower().startswith(_DESCRIPTIONS):
        description = reader.read(source).description
        return passages_of(description), description
    return (brochure(content, Path(source).name),), None


def _evidence(
    arguments: argparse.Namespace, reader: Reader, description: Description | None, as_of: date
) -> Evidence:
    folder = Path(arguments.data) if arguments.data else data_folder(os.environ)
    if arguments.data and not folder.is_dir():
        raise AssayError("file-missing", file=arguments.data)
    means = MarketMeans.open(Store(folder))
    evidence = Evidence(means.market, means.demand)
    if arguments.occupation and means.market is None:
        raise AssayError("data-not-installed", what="market data")
    if means.market is not None:
        area = place(means.market, arguments.region)
        if arguments.occupation:
            evidence = replace(evidence, target=means.market.target(arguments.occupation, area))
        elif description is not None:
            evidence = replace(evidence, target=target_of(description, means.market, area))
    if description is None:
        return evidence
    figures = means.outcomes_of(description)
    return replace(
        evidence,
        statements=read_statements(arguments.statement, reader, description),
        outcomes=outcomes(figures, description, as_of=as_of) if figures else None,
    )


def _json(passage: Passage, checked: Checked) -> dict[str, Any]:
    claim = checked.claim
    return {
        "place": passage.place,
        "kind": str(claim.kind),
        "about": str(claim.about),
        "sentence": claim.text,
        "start": claim.span[0],
        "end": claim.span[1],
        "words": passage.text[claim.cue[0] : claim.cue[1]],
        "guaranteed": claim.is_guaranteed,
        "amounts": [
            {"low": one.low, "high": one.high, "currency": one.currency, "per": one.per, "bound": one.bound}
            for one in claim.amounts
        ],
        "bodies": list(claim.bodies),
        "occupation": claim.occupation,
        "verdict": str(checked.verdict),
        "why": checked.why,
        "facts": dict(checked.facts),
        "inputs": list(checked.inputs),
        "as_of": checked.as_of.isoformat(),
        "estimate": None if checked.estimate is None else estimate_json(checked.estimate),
    }


def _draw(told: list[tuple[Passage, tuple[Checked, ...]]], language: str) -> None:
    out = console()
    every = [one for _, checked in told for one in checked]
    if not every:
        out.print(Text(word("none", language)))
        return
    for passage, checked in told:
        for one in checked:
            head = Text(word(f"verdict-{one.verdict}", language), style=f"bold {_STYLES[one.verdict]}")
            kind, place = word(f"kind-{one.claim.kind}", language), word(f"place-{passage.place}", language)
            out.print(
                head + Text(f" · {kind} · {place} {one.claim.span[0]}-{one.claim.span[1]}", style="dim")
            )
            out.print(Text(f"  “{inert(one.claim.text)}”"))
            out.print(Text(f"  {inert(word(one.why, language, **one.facts))}"))
            if one.inputs:
                out.print(
                    Text(f"  {inert(word('rests', language, inputs=', '.join(one.inputs)))}", style="dim")
                )
            out.print()
    counts = {mark.name.lower(): sum(one.verdict is mark for one in every) for mark in _STYLES}
    out.print(Text(word("found", language, count=len(every), **counts)))
    if any(one.claim.kind == "pay" for one in every):
        out.print(Text(word("not-effect", language), style="dim"))
