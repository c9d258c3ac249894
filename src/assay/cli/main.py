"""The program `assay`: find the command typed, load it alone, run it, turn its end into an exit status.

Commands are found by name in the entry-point group `assay.commands`, so a part that is not installed
is a sentence and not a traceback, and `assay verify` starts without loading the others.
"""

from __future__ import annotations

import ast
import difflib
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assay.cli import exits, interrupts
from assay.cli.arguments import EXIT_STATUSES, Parser, add_common_arguments
from assay.cli.output import language_of, paint, print_error
from assay.errors import AssayError
from assay.sentences import LANGUAGES

GROUP = "assay.commands"
_USAGE = "usage: assay COMMAND …      assay COMMAND --help      assay --version"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; what comes back is the exit status. Raises nothing but SystemExit for --help."""
    words = list(sys.argv[1:] if argv is None else argv)
    _forgive_encodings()
    try:
        interrupts.listen()
        status = _run(words)
        sys.stdout.flush()
        interrupts.stop_if_interrupted()
    except AssayError as error:
        print_error(error, _language(words), as_json="--json" in words)
        return exits.of_error(error)
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`| head`); the interpreter must not complain of it at its end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.PIPE_CLOSED
    except Exception as error:  # noqa: BLE001  # the last door: a person gets a sentence, never a traceback
        print_error(AssayError("internal"), _language(words), as_json="--json" in words)
        print(f"({type(error).__name__})", file=sys.stderr)
        return exits.INTERNAL
    return status


def _run(words: list[str]) -> int:
    if not words:
        print(_overview(), file=sys.stderr)
        return exits.USAGE
    if words[0] in {"-h", "--help"}:
        print(_overview())
        return exits.ACCEPTED
    if words[0] == "--version":
        print(f"assay {version('assay')}")
        return exits.ACCEPTED
    command = load_command(words[0])
    parser = make_parser(words[0], command)
    return int(command.run(parser.parse_args(words[1:])))


def commands() -> dict[str, EntryPoint]:
    """Every command of every part installed, by its name."""
    return {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)}


def load_command(name: str) -> Any:  # noqa: ANN401 - a module of the shape that the package describes
    """The module of this command. Raises `usage-wrong`, `part-not-installed`."""
    known = commands()
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        guess = f" Did you mean “{near[0]}”?" if near else f" There are: {', '.join(known)}."
        raise AssayError("usage-wrong", reason=f"There is no command “{name}”.{guess}")
    module = known[name].module
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("assay.cli"):
            raise
        part = [*module.split("."), module][1]
        raise AssayError("part-not-installed", part=part) from error


def make_parser(name: str, command: Any) -> Parser:  # noqa: ANN401 - a module
    """The parser of this command, with the two options that every command has."""
    parser = Parser(
        prog=f"assay {name}", description=command.SUMMARY, epilog=EXIT_STATUSES, allow_abbrev=False
    )
    command.add_arguments(parser)
    add_common_arguments(parser)
    return parser


def _overview() -> str:
    rows = [f"  {paint(name.ljust(9), 'strong')} {_summary(point)}" for name, point in commands().items()]
    return "\n".join(
        (_USAGE, "", "Issue, verify and look into micro-credentials.", "", *rows, "", EXIT_STATUSES)
    )


def _summary(point: EntryPoint) -> str:
    """The SUMMARY of a command, read without running its module."""
    try:
        spec = find_spec(point.module)
    except ModuleNotFoundError:
        spec = None
    if spec is None or spec.origin is None:
        return "(not installed)"
    for node in ast.parse(Path(spec.origin).read_text(encoding="utf-8")).body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id == "SUMMARY"
            and isinstance(node.value, ast.Constant)
        ):
            return str(node.value.value)
    return ""


def _language(words: list[str]) -> str:
    """The language asked for, as far as it can be told where the arguments are wrong."""
    for at, word in enumerate(words):
        named = word.partition("=")[2] if word.startswith("--language=") else ""
        if word == "--language":
            named = "".join(words[at + 1 : at + 2])
        if named in LANGUAGES:
            return named
    return language_of(os.environ)


def _forgive_encodings() -> None:
    # A terminal that cannot show a letter gets its number; file names may be no Unicode at all.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
