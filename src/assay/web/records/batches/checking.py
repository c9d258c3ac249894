"""The dry run: every row read as it will be awarded, people who stand there twice found, nothing awarded."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from assay.web.base.mapped_tables import DATE_ORDER, Fault, places, said
from assay.web.base.sealing import SealingKey
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.batches import sealed
from assay.web.records.batches.checks import award_of
from assay.web.records.batches.models import Batch, BatchRow
from assay.web.records.credentials.doubles import already_awarded, person_index
from assay.web.records.credentials.values import Award

_AT_ONCE = 500


@dataclass(slots=True)
class _Run:
    """What a walk over the rows carries along."""

    batch: Batch
    secret: SealingKey
    version: VersionRow
    order: str
    seen: set[str]


def award_for(batch: Batch, row: BatchRow, secret: SealingKey, version: VersionRow) -> Award | list[Fault]:
    """The award a row asks for, or its problems."""
    mapping = places(batch.mapping)
    held = sealed.cells(row, secret)
    order = str(batch.mapping.get(DATE_ORDER, "day"))
    read = award_of(said(mapping, held), version, batch.key, order)
    if isinstance(read, list):
        short = {target for target, place in mapping.items() if place >= len(held)}
        return [Fault(0, one.column, "columns-missing") if one.column in short else one for one in read]
    return replace(read, made_by=batch.made_by_id or "")


def check_rows(batch: Batch, secret: SealingKey) -> None:
    """Read every row of this batch anew and store what is wrong with it."""
    run = _Run(batch, secret, achievements.version(batch.version_id), "", set())
    rows = BatchRow.objects.of(batch.organization_id).filter(batch=batch).order_by("number")
    last = 0
    while chunk := list(rows.filter(number__gt=last)[:_AT_ONCE]):
        for row in chunk:
            _check(run, row)
        _mark_earlier(batch, chunk)
        store_rows(chunk, "state", "problems", "person_index")
        last = chunk[-1].number


def store_rows(rows: list[BatchRow], *columns: str) -> None:
    """Write these columns of rows that were read before, in one statement: far faster than `bulk_update`."""
    if rows:
        BatchRow.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["key"], update_fields=list(columns)
        )


def read_row_anew(batch: Batch, row: BatchRow, secret: SealingKey) -> bool:
    """Check one mended row, also against the others; whether it is good. The caller saves it."""
    version = achievements.version(batch.version_id)
    others = BatchRow.objects.of(batch.organization_id).filter(batch=batch).exclude(pk=row.pk)
    run = _Run(batch, secret, version, "", set())
    _check(run, row)
    if row.state == "ready" and not batch.awards_doubles:
        if others.filter(person_index=row.person_index, state__in=("ready", "planned")).exists():
            _set(row, "double", [Fault(0, "name", "double-here")])
        _mark_earlier(batch, [row])
    return row.state == "ready"


def _check(run: _Run, row: BatchRow) -> None:
    read = award_for(run.batch, row, run.secret, run.version)
    if isinstance(read, list):
        row.person_index = ""
        _set(row, "bad", read)
        return
    row.person_index = person_index(run.batch.organization_id, read.email, read.name)
    if row.person_index in run.seen and not run.batch.awards_doubles:
        _set(row, "double", [Fault(0, "name", "double-here")])
        return
    run.seen.add(row.person_index)
    _set(row, "ready", [])


def _mark_earlier(batch: Batch, chunk: list[BatchRow]) -> None:
    if batch.awards_doubles:
        return
    asked = [row.person_index for row in chunk if row.state == "ready"]
    held = already_awarded(batch.organization_id, batch.version_id, asked) if asked else set()
    for row in chunk:
        if row.state == "ready" and row.person_index in held:
            _set(row, "double", [Fault(0, "name", "double-before")])


def _set(row: BatchRow, state: str, problems: list[Fault]) -> None:
    row.state, row.problems = state, [asdict(problem) for problem in problems]
