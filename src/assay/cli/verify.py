"""`assay verify`: whether a credential is genuine, unchanged and in force.

Apart from looking into it: nothing of a credential that was not accepted is ever shown here.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Any

from assay.cli import exits
from assay.cli.batch import add_batch_arguments, check_batch_arguments, run_batch
from assay.cli.explaining import report_json
from assay.cli.lookup import Lookup, add_lookup_arguments, choose_lookup
from assay.cli.output import error_json, print_error, print_json
from assay.cli.telling import tell
from assay.errors import AssayError
from assay.verification import Report

SUMMARY = "check credentials: pictures, files, addresses"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument(
        "source", nargs="*", help="a PNG, SVG or JSON file, an https address, or - for standard input"
    )
    add_batch_arguments(parser)
    add_lookup_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Verify each source; the worst of them is the exit status."""
    if bool(arguments.source) == (arguments.batch is not None):
        raise AssayError(
            "usage-wrong", reason="Name what to verify: files, addresses or -, or else a --batch file."
        )
    check_batch_arguments(arguments)
    lookup = choose_lookup(arguments)
    if arguments.batch is not None:
        return run_batch(arguments, lookup)
    examined = []
    for source in arguments.source:
        one = _examine(source, lookup)
        examined.append(one)
        if not arguments.json:
            _print(one, arguments.language, several=len(arguments.source) > 1)
    if arguments.json:
        told = [_json(one, arguments.language) for one in examined]
        print_json(told[0] if len(told) == 1 else told)
    return exits.worst(one.status for one in examined)


@dataclass(frozen=True, slots=True)
class _Examined:
    """One source, and what came of it: a report, or why it could not be opened."""

    source: str
    outcome: Report | AssayError

    @property
    def status(self) -> int:
        return exits.of_verdict(self.outcome.verdict) if isinstance(self.outcome, Report) else exits.USAGE


def _examine(source: str, lookup: Lookup) -> _Examined:
    try:
        content = lookup.read(source)
    except AssayError as error:
        return _Examined(source, error)
    return _Examined(source, lookup.verifier.examine(content, lookup.policy))


def _print(one: _Examined, language: str, *, several: bool) -> None:
    if isinstance(one.outcome, Report):
        tell(one.source, one.outcome, language)
    else:
        print_error(one.outcome, language)
    if several:
        print()


def _json(one: _Examined, language: str) -> dict[str, Any]:
    if isinstance(one.outcome, Report):
        return {"source": one.source, **report_json(one.outcome, language)}
    return {"source": one.source, "error": error_json(one.outcome, language)}
