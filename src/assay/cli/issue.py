"""`assay issue`: an achievement and whom it is for in, signed credentials and badges out."""

from __future__ import annotations

import argparse
import itertools
import sys
import time
import uuid
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from assay.baking import picture_kind
from assay.cli import exits
from assay.cli.files import read_bytes, read_values, write_json
from assay.cli.issuing import Award, Issued, issue_many, issue_one
from assay.cli.key_files import add_issuer_arguments, choose_issuer
from assay.cli.lookup import PICTURE_LIMIT, read_instant
from assay.cli.output import error_json, print_error, print_json
from assay.cli.recipients import Row, Table, read_table, recipient_of, row_error
from assay.cli.words import word
from assay.cli.workers import cores
from assay.errors import AssayError, Malformed
from assay.issuance import CannotIssue, Issuer, draft, new_urn, read_achievement
from assay.models import Document, Json
from assay.verification import Finding, Verifier, utc_now

SUMMARY = "award an achievement to one person, or to all in a table"

_DRAWN = 0.1  # seconds between two looks of the bar
_OF_ROWS = ("/credentialSubject", "/evidence")
_OF_ALL = "/credentialSubject/achievement"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument(
        "achievement", metavar="ACHIEVEMENT", help="a YAML or JSON file: name, description, criteria, …"
    )
    add_issuer_arguments(parser)
    one = parser.add_argument_group("for one person")
    one.add_argument("--email", help="kept in the credential as a salted hash only")
    one.add_argument("--id", help="the recipient's own identifier")
    one.add_argument("--name-of-recipient", metavar="NAME", help="shown in the open")
    one.add_argument("--narrative", help="what this person did")
    one.add_argument(
        "--result", action="append", metavar="NAME=VALUE", help="a result that the achievement describes"
    )
    one.add_argument(
        "--evidence", action="append", metavar="URL", help="where the work can be seen; may be repeated"
    )
    many = parser.add_argument_group("for many")
    many.add_argument(
        "--recipients", metavar="FILE.csv", help="columns: email, name, id, narrative, result:NAME, …"
    )
    many.add_argument("--jobs", metavar="N", type=int, help="processes; by default one for each core")
    many.add_argument("--summary", metavar="FILE.json", help="write the totals here too")
    many.add_argument(
        "--skip-bad-rows", action="store_true", help="issue the good rows although others are bad"
    )
    parser.add_argument(
        "--register", metavar="FILE", help="so that it can be revoked: what “assay status new” wrote"
    )
    parser.add_argument("--picture", metavar="FILE", help="a PNG or SVG to bake the credential into")
    parser.add_argument("--valid-from", metavar="INSTANT", help="by default now")
    parser.add_argument("--out", metavar="FILE|DIR", required=True, help="a file for one, a folder for many")


def run(arguments: argparse.Namespace) -> int:
    """Issue to one person, or to all rows of a table once all are right."""
    _check(arguments)
    picture = read_bytes(arguments.picture, PICTURE_LIMIT) if arguments.picture else None
    if picture is not None and picture_kind(picture) is None:
        raise Malformed("image-kind-unknown")
    issuer = choose_issuer(arguments)
    values = read_values(arguments.achievement)
    plan = read_achievement(values, _steady_ids(issuer, values))
    award = Award(
        issuer,
        plan,
        read_instant(arguments.valid_from) if arguments.valid_from else utc_now(),
        Path(arguments.register) if arguments.register else None,
        picture,
        f".{picture_kind(picture)}" if picture else "",
    )
    out = Path(arguments.out)
    if arguments.recipients is None:
        recipient = recipient_of(arguments)
        issued = (
            next(issue_many(award, [Row(1, recipient)], out))
            if out.is_dir()
            else issue_one(award, recipient, out)
        )
        return _tell([issued], [], arguments)
    table = _checked(award, arguments)
    if table.errors and not arguments.skip_bad_rows:
        return _tell([], list(table.errors), arguments)
    begun = time.perf_counter()
    all_issued = _issue_all(award, table, out, arguments.jobs or cores())
    _sum_up(all_issued, table, time.perf_counter() - begun, arguments)
    return _tell(all_issued, list(table.errors), arguments)


def _check(arguments: argparse.Namespace) -> None:
    single = (arguments.email, arguments.id, arguments.name_of_recipient, arguments.narrative)
    if arguments.recipients is None and not (arguments.email or arguments.id):
        raise AssayError("usage-wrong", reason="Say whom it is for: --email, --id, or --recipients for many.")
    if arguments.recipients is not None and any((*single, arguments.result, arguments.evidence)):
        raise AssayError(
            "usage-wrong", reason="With --recipients, all about the persons stands in the table."
        )


def _steady_ids(issuer: Issuer, values: Json) -> Callable[[], str]:
    """Ids for an achievement whose file gives none: the same in every run, and about no person."""
    begin, counted = f"{issuer.id}#{values.get('name')}#", itertools.count()
    return lambda: uuid.uuid5(uuid.NAMESPACE_URL, f"{begin}{next(counted)}").urn


def _checked(award: Award, arguments: argparse.Namespace) -> Table:
    """The table with every row drafted and held against the law, before anything is signed.

    Raises `CannotIssue` for what is wrong with the achievement or the issuer, and so with every row.
    """
    name, verifier = arguments.recipients, Verifier()
    table = read_table(name)
    good, errors = [], list(table.errors)
    for row in table.rows:
        try:
            document = draft(award.plan, row.recipient, award.issuer.profile, award.valid_from)
        except AssayError as error:
            errors.append(row_error(name, row.number, error.sentence(arguments.language).text))
            continue
        findings = verifier.examine_draft(Document(b"", {**document, "id": new_urn()})).findings
        if any(map(_concerns_all, findings)):
            raise CannotIssue(findings)
        if findings:
            reason = findings[0].sentence(arguments.language).text
            errors.append(row_error(name, row.number, reason))
        else:
            good.append(row)
    return Table(tuple(good), tuple(sorted(errors, key=lambda error: int(str(error.facts["row"])))))


def _concerns_all(finding: Finding) -> bool:
    return finding.pointer.startswith(_OF_ALL) or not finding.pointer.startswith(_OF_ROWS)


def _issue_all(award: Award, table: Table, out: Path, jobs: int) -> list[Issued]:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Drawn by us: a thread that draws would be in the way of processes that fork.
    progress = Progress(*columns, console=console, transient=True, auto_refresh=False)
    issued = []
    with progress if sys.stderr.isatty() else nullcontext():
        task = progress.add_task("issuing", total=len(table.rows))
        drawn = 0.0
        for one in issue_many(award, table.rows, out, jobs):
            issued.append(one)
            progress.advance(task)
            if time.monotonic() - drawn > _DRAWN:
                progress.refresh()
                drawn = time.monotonic()
    return issued


def _sum_up(issued: list[Issued], table: Table, seconds: float, arguments: argparse.Namespace) -> None:
    """The totals: in a file where one is named, and on standard error where a person looks."""
    new = sum(one.new for one in issued)
    rate = new / max(seconds, 1e-6)
    if arguments.summary is not None:
        told: Json = {"issued": new, "kept": len(issued) - new, "bad_rows": len(table.errors)}
        told |= {"seconds": round(seconds, 3), "per_second": round(rate, 1)}
        write_json(Path(arguments.summary), told, replace=True)
    if sys.stderr.isatty():
        text = word("summary", arguments.language)
        print(text.format(count=f"{new:,}", seconds=f"{seconds:,.1f}", rate=f"{rate:,.0f}"), file=sys.stderr)


def _tell(issued: list[Issued], errors: list[AssayError], arguments: argparse.Namespace) -> int:
    if arguments.json:
        print_json(
            {
                "issued": [
                    {"id": one.credential_id, "files": [str(path) for path in one.files], "new": one.new}
                    for one in issued
                ],
                "errors": [error_json(error, arguments.language) for error in errors],
            }
        )
    else:
        for one in issued:
            there = () if one.new else (f"({word('was-there', arguments.language)})",)
            print(*one.files, *there)
        for error in errors:
            print_error(error, arguments.language)
    return exits.USAGE if errors else exits.ACCEPTED
