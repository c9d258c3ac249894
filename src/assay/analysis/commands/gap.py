"""`assay gap`: a district's table of awards held against what its region asks for, programme by programme.

Apart from the report because only here files are read and written, and people told.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from assay.analysis.commands.achievements_read import day
from assay.analysis.commands.cells import plain_cell
from assay.analysis.commands.gap_words import advice_words, word
from assay.analysis.commands.papers_read import read_paper
from assay.analysis.commands.terminal import inert_line
from assay.analysis.commands.written import write_new
from assay.analysis.estimates import Estimate
from assay.analysis.gaps import (
    CredentialLists,
    GapReport,
    Line,
    Programme,
    counted,
    gap_report,
    protected,
    read_programmes,
    read_rows,
    release_names,
    to_json,
)
from assay.analysis.market import Market, Target
from assay.analysis.sources import Store, data_folder

SUMMARY = "hold what programmes award against what their region asks for"

_DONE = 0
_HEADS = (
    *("programme", "certificate", "body", "have it", "named", "advertisements", "verdict", "reason"),
    "sentence",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument(
        "awards",
        metavar="AWARDS.csv",
        help="programme, credential, body, school, grade, state (own, signed, checked, seen or claimed)"
        " and count, or pupil for one row each; a row without a credential counts the enrolled",
    )
    parser.add_argument(
        "--programmes", metavar="FILE.yaml", required=True, help="the occupations of each programme"
    )
    parser.add_argument("--region", metavar="AREA", default="", help="the area, as in US-OH")
    parser.add_argument("--out", metavar="FILE.csv", help="write the report into it as a table")
    parser.add_argument(
        "--data", metavar="FOLDER", help="where releases are; by default that of “assay data”"
    )
    parser.add_argument("--at", metavar="DAY", help="as of this day; by default today")


def run(arguments: argparse.Namespace) -> int:
    """Count, leave out what must be, ask the market, tell."""
    as_of, language = day(arguments.at), arguments.language
    rows = read_rows(read_paper(arguments.awards), Path(arguments.awards).name)
    said = read_programmes(read_paper(arguments.programmes), Path(arguments.programmes).name)
    store = Store(Path(arguments.data) if arguments.data else data_folder(os.environ))
    market = Market.open(store)
    counts = {name: protected(raw) for name, raw in counted(rows).items()}
    region = arguments.region
    lists = CredentialLists((store,), market)
    wanted = []
    for name in dict.fromkeys((*counts, *said)):
        targets = _targets(said.get(name, ()), market, region)
        wanted.append(Programme(name, targets, lists.candidates(targets, as_of)))
    releases = market.releases if market is not None else ()
    report = gap_report(
        wanted,
        counts,
        market,
        as_of=as_of,
        area=region,
        area_name=next((one.area_name for each in wanted for one in each.targets), region),
        inputs=release_names(releases),
    )
    if arguments.out:
        write_new(Path(arguments.out), _table(report, language))
    if arguments.json:
        print(json.dumps(to_json(report), indent=2))
        return _DONE
    for line in _lines(report, language):
        print(inert_line(line))
    if arguments.out:
        print(inert_line(word("written", language, file=arguments.out)))
    return _DONE


def _targets(occupations: Sequence[str], market: Market | None, area: str) -> tuple[Target, ...]:
    """The occupations in this area. Raises `market-occupation-unknown`, `market-area-unknown`."""
    if market is None:
        return tuple(Target(one, one, area, area) for one in occupations)
    return tuple(market.target(one, area) for one in occupations)


def _lines(report: GapReport, language: str) -> Iterator[str]:
    for one in report.programmes:
        yield f"{one.name}: {advice_words(one.advice, language)}"
        shares = one.shares
        if shares.asked.value is not None:
            told = {
                "asked": _share(shares.asked),
                "not_asked": _share(shares.not_asked),
                "unknown": _share(shares.unknown),
            }
            yield f"  {word('shares', language, **told)}"
        for line in one.lines:
            yield f"  - {_of_one(line, language)}"
        yield ""
    yield word("method", language)


def _of_one(line: Line, language: str) -> str:
    held = word("not-shown", language) if line.held is None else line.held or word("nobody", language)
    named = round((line.asked.share.value or 0) * line.asked.ads)
    verdict = word(str(line.asked.verdict), language)
    return word("line", language, name=line.name, held=held, named=named, ads=line.asked.ads, verdict=verdict)


def _share(estimate: Estimate) -> str:
    return (
        f"{round((estimate.value or 0) * 100)} % ({round(estimate.low * 100)}–{round(estimate.high * 100)})"  # noqa: RUF001 - the dash of a range
    )


def _table(report: GapReport, language: str) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(_HEADS)
    for one in report.programmes:
        sentence = advice_words(one.advice, language)
        writer.writerow([plain_cell(cell) for cell in (one.name, *[""] * 7, sentence)])
        for line in one.lines:
            asked = line.asked
            named = "" if asked.share.value is None else round(asked.share.value * asked.ads)
            cells = (
                *(one.name, line.name, line.body, "" if line.held is None else line.held),
                *(named, asked.ads, str(asked.verdict), asked.reason, ""),
            )
            writer.writerow([plain_cell(cell) for cell in cells])
    return written.getvalue().encode()
