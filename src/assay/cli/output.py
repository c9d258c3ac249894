"""What a command says, and how: for people or as JSON, in colour or not, and never obeyed by a terminal.

Apart from the commands so that text out of a credential reaches the screen through one door, where
whatever a terminal would obey instead of show is made harmless.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from assay.cli.words import word
from assay.errors import AssayError
from assay.issuance import CannotIssue
from assay.sentences import LANGUAGES

LONGEST = 2_000  # characters of one text shown

_COLOURS = {"good": "32", "bad": "31", "open": "33", "quiet": "2", "strong": "1"}
_INERT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"  # part of how some scripts and emoji are spelled


def inert(text: str, longest: int = LONGEST) -> str:
    """The text on one line, with every control character and direction override shown as its number.

    A joiner stays between two letters beyond ASCII, where scripts need it.
    """
    flat = " ".join(text.split())
    shown = "".join(_inert_character(flat, at) for at in range(min(len(flat), longest)))
    return shown + "…" if len(flat) > longest else shown


def _inert_character(text: str, at: int) -> str:
    character = text[at]
    if character.isascii():
        return character if character.isprintable() else f"\\u{ord(character):04x}"
    if character in _JOINERS:
        around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
        if len(around) > 1 and not any(map(str.isascii, around)):
            return character
    return f"\\u{ord(character):04x}" if unicodedata.category(character) in _INERT else character


def paint(text: str, style: str, stream: TextIO | None = None) -> str:
    """The text in this style (good, bad, open, quiet, strong) where a person looks at a terminal."""
    stream = sys.stdout if stream is None else stream
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m"


def print_json(value: object) -> None:
    """The value as JSON on standard output; ASCII, so that a terminal finds nothing to obey in it."""
    print(json.dumps(value, indent=2))


def print_fields(rows: Sequence[tuple[str, str]], indent: str = "  ") -> None:
    """Names and texts in two columns; an empty text is left out."""
    rows = [(name, text) for name, text in rows if text]
    width = max((len(name) for name, _ in rows), default=0)
    for name, text in rows:
        print(f"{indent}{paint(name.ljust(width), 'quiet')}  {text}")


def error_json(error: AssayError, language: str) -> dict[str, Any]:
    """The error as plain JSON: code, title, detail, help, where and facts."""
    words = error.sentence(language)
    told: dict[str, Any] = {
        "code": error.code,
        "title": words.title,
        "detail": words.text,
        "help": words.help,
        "pointer": error.pointer,
        "facts": {
            name: fact if isinstance(fact, int | str) else str(fact) for name, fact in error.facts.items()
        },
    }
    if isinstance(error, CannotIssue):
        told["findings"] = [finding.to_json(language) for finding in error.findings]
    return told


def print_error(error: AssayError, language: str, *, as_json: bool = False) -> None:
    """What went wrong and what to do: on standard error for people, as JSON on standard output."""
    if as_json:
        print_json({"error": error_json(error, language)})
        return
    lines = [line for line in _error_lines(error, language) if line]
    print("\n".join(lines), file=sys.stderr)


def _error_lines(error: AssayError, language: str) -> list[str]:
    words, help_ = error.sentence(language), word("help", language)
    where = f" ({inert(error.pointer)})" if error.pointer else ""
    lines = [f"{paint(error.code, 'bad', sys.stderr)}: {words.text}{where}"]
    if isinstance(error, CannotIssue):
        for finding in error.findings:
            told = finding.sentence(language)
            place = f" ({inert(finding.pointer)})" if finding.pointer else ""
            lines += [f"  {finding.code}: {told.text}{place}", f"  {help_}: {told.help}"]
    lines.append(f"{help_}: {words.help}")
    return lines


def language_of(environment: Mapping[str, str]) -> str:
    """The reader's language as the environment names it, where we have words for it; else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            language = environment[name][:2].lower()
            return language if language in LANGUAGES else "en"
    return "en"
