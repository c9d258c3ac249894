"""`assay skills`: the skills that a text names, each with its probability and the words that say so.

Apart from linking because only here files are read and people told.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from assay.analysis.commands.linker_opening import open_linker
from assay.analysis.commands.papers_read import read_paper
from assay.analysis.commands.skills_words import word
from assay.analysis.commands.terminal import inert
from assay.analysis.drafting import LARGEST, read_papers
from assay.analysis.skills import Found
from assay.analysis.sources import Store, data_folder
from assay.errors import AssayError

SUMMARY = "find the skills that a text names"

_DONE = 0
_MOST, _MOST_EVER = 10, 100
_STANDARD_INPUT = "-"
_LAID_OUT = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # PDF, Word, old Word
_PAGE = (b"<!doctype html", b"<html")
_LETTERS = 600_000  # of a text; the reader of papers has the same limit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command and its one action."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="extract")
    extract = actions.add_parser(
        "extract", help="find skills in a text", description="Find the ESCO skills that a text names."
    )
    extract.add_argument(
        "source", metavar="FILE", help="a text, Markdown, HTML, PDF or .docx file, or - for standard input"
    )
    extract.add_argument(
        "--most", type=_count, default=_MOST, metavar="N", help=f"at most this many (default: {_MOST})"
    )
    extract.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON instead of sentences"
    )


def run(arguments: argparse.Namespace) -> int:
    """Read the text, find, tell. Raises `data-not-installed`, and what reading the file raises."""
    text = _text_of(arguments.source)
    linker = open_linker(Store(data_folder(os.environ)), arguments.language, quiet=arguments.json)
    if linker is None:
        raise AssayError("data-not-installed", what="the language model")
    found = linker.find(text, arguments.most)
    if arguments.json:
        shown = {"source": arguments.source, "inferred": [_json(skill) for skill in found]}
        print(json.dumps(shown, indent=2))
    else:
        _draw(found, arguments.language)
    return _DONE


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= _MOST_EVER:
        raise argparse.ArgumentTypeError(f"a whole number from 1 to {_MOST_EVER}")
    return int(text)


def _text_of(source: str) -> str:
    content, name = _read(source), Path(source).name
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(_LAID_OUT) and not start.lower().startswith(_PAGE):
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
        else:
            if "\x00" not in text:
                return _plain(text, name)
    return read_papers(content, name).text


def _plain(text: str, name: str) -> str:
    if not text.strip():
        raise AssayError("syllabus-empty", file=name)
    if len(text) > _LETTERS:
        raise AssayError("syllabus-too-large", file=name, limit=LARGEST >> 20)
    return text


def _read(source: str) -> bytes:
    if source == _STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST + 1)
    return read_paper(source)


def _json(found: Found) -> dict[str, Any]:
    estimate = found.probability
    return {
        "skill": found.skill_uri,
        "label": found.label,
        "framework": found.framework,
        "probability": estimate.value,
        "low": estimate.low,
        "high": estimate.high,
        "grade": estimate.grade.value,
        "method": estimate.method,
        "inputs": list(estimate.inputs),
        "start": found.span[0],
        "end": found.span[1],
        "words": found.words,
    }


def _draw(found: tuple[Found, ...], language: str) -> None:
    console = Console(highlight=False)
    if not found:
        console.print(Text(word("none", language)))
        return
    table = Table(title=word("title", language), title_justify="left", box=None, padding=(0, 2, 0, 0))
    for column in ("probability", "bounds", "skill", "words"):
        table.add_column(word(column, language), overflow="fold")
    for skill in found:
        estimate = skill.probability
        bounds = f"{estimate.low:.2f} … {estimate.high:.2f}"
        cells = (f"{estimate.value:.2f}", bounds, skill.label, skill.words)
        table.add_row(*(Text(inert(cell)) for cell in cells))
    console.print(table)
    console.print(Text(word("inferred", language)))
