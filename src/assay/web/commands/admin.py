"""`assay admin`: keep an instance: save and restore it, name operators, read bounces, look after it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from assay.cli import exits
from assay.errors import AssayError
from assay.web.commands import django as management
from assay.web.commands.serve import configure

SUMMARY = "keep an instance: backup, restore, operators, bounces, checks"
_USUAL_PORT = 8000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    saved = words.add_parser("backup", help="write everything to one file")
    saved.add_argument("file", type=Path, help="the file to write; it holds secrets")
    restored = words.add_parser("restore", help="bring everything back from such a file")
    restored.add_argument("file", type=Path, help="what `assay admin backup` wrote")
    restored.add_argument("--replace", action="store_true", help="even where this instance is not empty")
    operator = words.add_parser("operator", help="make somebody an operator of this instance")
    operator.add_argument("email", help="the address of their account; made if there is none")
    operator.add_argument("--remove", action="store_true", help="take it from them again")
    bounces = words.add_parser("bounces", help="read delivery reports and mark mail that came back")
    bounces.add_argument("file", type=Path, help="an mbox file or a Maildir folder")
    words.add_parser("check", help="is everything as it should be?")
    passed = words.add_parser("django", help="one of Django's own commands", add_help=False)
    passed.add_argument("words", nargs=argparse.REMAINDER)


def run(arguments: argparse.Namespace) -> int:
    """Do it; 0 when done. Raises `part-not-installed`, `setting-wrong`, `usage-wrong`."""
    configure("localhost", _USUAL_PORT, is_demo=os.environ.get("ASSAY_DEMO") == "1")
    os.umask(0o077)
    match arguments.word:
        case "backup":
            management.run(["backup", str(arguments.file.absolute())])
        case "restore":
            management.run(["restore", str(arguments.file.absolute()), *_if(arguments.replace, "--replace")])
        case "operator":
            management.run(["operator", arguments.email, *_if(arguments.remove, "--remove")])
        case "bounces":
            management.run(["bounces", str(arguments.file.absolute())])
        case "check":
            return _check()
        case _:
            management.run(arguments.words or ["help"])
    return exits.ACCEPTED


def _if(wanted: bool, word: str) -> list[str]:  # noqa: FBT001 - a flag and its word
    return [word] if wanted else []


def _check() -> int:
    try:
        management.run(["inspect_instance"])
    except AssayError:
        raise
    except SystemExit as end:
        return exits.USAGE if end.code else exits.ACCEPTED
    return exits.ACCEPTED
