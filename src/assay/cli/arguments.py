"""What the arguments of all commands have in common: complaints that are errors, and two options.

Apart from `main` so that a command with actions of its own gives them the same.
"""

from __future__ import annotations

import argparse
import os
from typing import NoReturn

from assay.cli.output import language_of
from assay.errors import AssayError
from assay.sentences import LANGUAGES

EXIT_STATUSES = (
    "exit status: 0 accepted or done; 1 rejected; 2 not carried out; 3 could not tell; 70 our mistake"
)


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are errors like any other."""

    def error(self, message: str) -> NoReturn:
        """Raise `usage-wrong`."""
        raise AssayError("usage-wrong", reason=f"{message[:1].upper()}{message[1:]}.")


def add_common_arguments(parser: argparse.ArgumentParser, *, of_action: bool = False) -> None:
    """Give it the options of every command.

    `of_action`: the parser of one of a command's actions, where silence keeps what stands.
    """
    parser.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS if of_action else False,
        help="print JSON instead of sentences",
    )
    parser.add_argument(
        "--language",
        choices=sorted(LANGUAGES),
        default=argparse.SUPPRESS if of_action else language_of(os.environ),
        help="of the sentences; by default that of LANG, else English",
    )
