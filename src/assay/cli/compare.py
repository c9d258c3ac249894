"""`assay compare`: another verifier beside ours, and where and why the two disagree.

Apart from `verify` because nobody's verdict is changed by it: it is for whoever has two answers and
wonders which of them to believe.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Any

from assay.cli import exits
from assay.cli.differences import explain_difference
from assay.cli.explaining import report_json
from assay.cli.lookup import Lookup, add_lookup_arguments, choose_lookup
from assay.cli.others import LIBRARIES, Ask, CouldNotRun, Opinion, Question, choose_other
from assay.cli.output import inert, paint, print_error, print_json
from assay.cli.telling import SIGNS, STYLES, print_findings
from assay.cli.words import word
from assay.errors import AssayError
from assay.verification import Report, Verdict

SUMMARY = "ask another verifier too, show where the two disagree"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("source", nargs="+", help="a PNG, SVG, JSON or token file, or an https address")
    parser.add_argument(
        "--with",
        dest="other",
        metavar="NAME|URL",
        required=True,
        help=f"{' or '.join(LIBRARIES)}, where installed, or the address of a VC API verifier",
    )
    parser.add_argument(
        "--loopback", action="store_true", help="allow an address on this computer, without encryption"
    )
    add_lookup_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Ask both about each source: 0 if they agree on all, 1 if not, 3 if the other could not be asked."""
    lookup = choose_lookup(arguments)
    try:
        ask = choose_other(arguments.other, loopback=arguments.loopback)
    except CouldNotRun as error:
        compared = [_Compared(source, None, None, str(error)) for source in arguments.source]
    else:
        compared = [_compare(source, lookup, ask) for source in arguments.source]
    if arguments.json:
        told = [_json(one, arguments) for one in compared]
        print_json(told[0] if len(told) == 1 else told)
    else:
        for one in compared:
            _tell(one, arguments)
    return exits.worst(_status(one) for one in compared)


@dataclass(frozen=True, slots=True)
class _Compared:
    """One source: our report, the other's opinion, or why there is none of one of them."""

    source: str
    report: Report | None
    opinion: Opinion | None
    failure: str = ""
    error: AssayError | None = None

    @property
    def agree(self) -> bool | None:
        """Whether both accept or neither does; None where one was not asked."""
        if self.report is None or self.opinion is None:
            return None
        return (self.report.verdict is Verdict.ACCEPTED) == self.opinion.accepted


def _compare(source: str, lookup: Lookup, ask: Ask) -> _Compared:
    try:
        content = lookup.read(source)
    except AssayError as error:
        return _Compared(source, None, None, error=error)
    report = lookup.verifier.examine(content, lookup.policy)
    try:
        return _Compared(
            source, report, ask(Question(content, lookup.instant, lookup.fetch, lookup.contexts))
        )
    except CouldNotRun as error:
        return _Compared(source, report, None, str(error))


def _status(one: _Compared) -> int:
    if one.error is not None:
        return exits.USAGE
    return exits.UNDETERMINED if one.agree is None else exits.ACCEPTED if one.agree else exits.REJECTED


def _tell(one: _Compared, arguments: argparse.Namespace) -> None:
    language = arguments.language
    if one.error is not None:
        print_error(one.error, language)
        return
    sign, style = {None: ("?", "open"), True: ("=", "good"), False: ("≠", "bad")}[one.agree]
    head = word({None: "not-compared", True: "agree", False: "disagree"}[one.agree], language)
    print(f"{paint(f'{sign} {head}', style)} ({inert(one.source)})")
    if one.report is not None:
        verdict = one.report.verdict
        print(f"  assay: {paint(f'{SIGNS[verdict]} {word(str(verdict), language)}', STYLES[verdict])}")
        print_findings(one.report, language, indent="    ")
    print(f"  {inert(arguments.other)}: {_said(one, language)}")
    if one.agree is False and one.report is not None:
        print(f"  {word('explained', language)}: {explain_difference(one.report, language)}")


def _said(one: _Compared, language: str) -> str:
    if one.opinion is None:
        return f"{word('not-run', language)}: {inert(one.failure)}"
    verdict = Verdict.ACCEPTED if one.opinion.accepted else Verdict.REJECTED
    message = f": “{inert(one.opinion.message)}”" if one.opinion.message else ""
    return f"{paint(f'{SIGNS[verdict]} {word(str(verdict), language)}', STYLES[verdict])}{message}"


def _json(one: _Compared, arguments: argparse.Namespace) -> dict[str, Any]:
    told: dict[str, Any] = {"source": one.source, "other": arguments.other, "agree": one.agree}
    if one.report is not None:
        told["assay"] = report_json(one.report, arguments.language)
    if one.opinion is not None:
        told["theirs"] = {"accepted": one.opinion.accepted, "message": one.opinion.message}
    else:
        told["error"] = one.error.sentence(arguments.language).text if one.error else one.failure
    if one.agree is False and one.report is not None:
        told["explained"] = explain_difference(one.report, arguments.language)
    return told
