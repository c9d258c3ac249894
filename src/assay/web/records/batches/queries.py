"""Reads of batches: what is in a file, what is wrong with it, how far its awards are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.base.mapped_tables import DATE_ORDER, Fault, FileColumns, examples, places
from assay.web.base.mapped_tables import said as said_by
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.batches import columns, sealed
from assay.web.records.batches.checks import words_of
from assay.web.records.batches.models import Batch, BatchRow

NEEDS_YOU = ("bad", "double", "failed")


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """A file and how far it is."""

    key: str
    version: str
    achievement: str
    name: str  # of the achievement
    state: str  # read, checked, running, done
    made_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    rows: int
    ready: int
    bad: int
    doubles: int
    issued: int
    failed: int
    left: int
    is_readable: bool  # false once its words were forgotten

    @property
    def needs_you(self) -> int:
        """Rows that were not awarded and that somebody can mend."""
        return self.bad + self.failed

    @property
    def done(self) -> int:
        """Rows that are settled, one way or the other."""
        return self.issued + self.failed

    @property
    def total(self) -> int:
        """Rows that are to be awarded."""
        return self.issued + self.failed + self.ready

    @property
    def seconds_left(self) -> int | None:
        """How long still, from how long it took so far; None before there is anything to tell from."""
        if self.started_at is None or not self.done or not self.ready:
            return None
        so_far = (now() - self.started_at).total_seconds()
        return max(1, round(so_far / self.done * self.ready))


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing that is wrong, in words: at which column, what, and what to do."""

    target: str
    column: str
    code: str
    text: str
    help: str


@dataclass(frozen=True, slots=True)
class TroubledRow:
    """A row that was not awarded."""

    number: int
    state: str
    name: str
    email: str
    cells: tuple[str, ...]
    problems: tuple[RowProblem, ...]


def batch(organization: str, key: str, made_by: str = "") -> BatchSummary:
    """One file, of this person's where one is named. Raises `NotFound`."""
    row = _batch(organization, key)
    if made_by and row.made_by_id != made_by:
        raise NotFound
    return _summary(row)


def batches(organization: str, count: int = 20, made_by: str = "") -> list[BatchSummary]:
    """The files of this organization, or of this person there, newest first."""
    rows = Batch.objects.of(organization).select_related("version").order_by("-made_at")
    if made_by:
        rows = rows.filter(made_by=made_by)
    return [_summary(row) for row in rows[:count]]


def same_file_before(organization: str, key: str) -> BatchSummary | None:
    """An earlier batch that was started from the very same file, for the same version."""
    held = _batch(organization, key)
    rows = Batch.objects.of(organization).filter(file_index=held.file_index, started_at__isnull=False)
    found = rows.exclude(pk=held.pk).select_related("version").order_by("-started_at").first()
    return _summary(found) if found else None


def file_columns(organization: str, key: str) -> FileColumns:
    """The headings of a file, examples from its first rows, and what each is thought to mean."""
    held = _batch(organization, key)
    secret = sealed.secret_of(held)
    first = BatchRow.objects.of(organization).filter(batch=held).exclude(sealed=b"").order_by("number")[:3]
    headings = examples(sealed.headings(held, secret), [sealed.cells(row, secret) for row in first])
    chosen = places(held.mapping)
    asked = columns.targets(achievements.version(held.version_id))
    return FileColumns(headings, asked, chosen, str(held.mapping.get(DATE_ORDER, "day")))


def troubled(
    organization: str, key: str, states: tuple[str, ...] = NEEDS_YOU, start: int = 0, count: int = 25
) -> list[TroubledRow]:
    """The rows that are not awarded and why, in the file's order."""
    held = _batch(organization, key)
    if not held.data_key_id:
        return []
    rows = BatchRow.objects.of(organization).filter(batch=held, state__in=states).order_by("number")
    secret = sealed.secret_of(held)
    headings = sealed.headings(held, secret)
    labels = {target.key: target.label for target in columns.targets(achievements.version(held.version_id))}
    told = []
    for row in rows[start : start + count]:
        cells = sealed.cells(row, secret)
        said = said_by(places(held.mapping), cells)
        problems = tuple(_problem(Fault(**one), held, headings, labels) for one in row.problems)
        name, email = said.get("name", "").strip(), said.get("email", "").strip()
        told.append(TroubledRow(row.number, row.state, name, email, tuple(cells), problems))
    return told


def troubled_row(organization: str, key: str, number: int) -> tuple[TroubledRow, dict[str, str]]:
    """One such row, and what it says by what the columns mean. Raises `NotFound`."""
    held = _batch(organization, key)
    rows = BatchRow.objects.of(organization).filter(batch=held, number=number, state__in=NEEDS_YOU)
    row = rows.first()
    if row is None or not held.data_key_id:
        raise NotFound
    before = BatchRow.objects.of(organization).filter(batch=held, state__in=(row.state,), number__lt=number)
    found = troubled(organization, key, (row.state,), before.count(), 1)[0]
    mapping = places(held.mapping)
    told = said_by(mapping, found.cells)
    return found, {target: told.get(target, "") for target in mapping}


def error_file(organization: str, key: str) -> tuple[list[str], Iterator[list[str]]]:
    """Headings and rows of the file to mend and send again: the bad rows as they came, and what is wrong."""
    held = _batch(organization, key)
    headings = sealed.headings(held, sealed.secret_of(held))
    width = len(headings)

    def rows() -> Iterator[list[str]]:
        start = 0
        while chunk := troubled(organization, key, start=start, count=200):
            for row in chunk:
                wrong = " ".join(f"{one.column}: {one.text}" for one in row.problems)
                advice = " ".join(dict.fromkeys(one.help for one in row.problems))
                cells = [*row.cells[:width], *[""] * (width - len(row.cells))]
                yield [*cells, str(row.number), wrong, advice]
            start += len(chunk)

    return [*headings, _("Row"), _("What is wrong"), _("What to do")], rows()


def _batch(organization: str, key: str) -> Batch:
    found = Batch.objects.of(organization).filter(key=key).select_related("version").first()
    if found is None:
        raise NotFound
    return found


def _summary(row: Batch) -> BatchSummary:
    counted = BatchRow.objects.of(row.organization_id).filter(batch=row).order_by()
    counts = dict(counted.values_list("state").annotate(Count("key")))
    return BatchSummary(
        key=row.key,
        version=row.version_id,
        achievement=row.version.achievement_id,
        name=row.version.name,
        state=row.state,
        made_at=row.made_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        rows=row.row_count,
        ready=counts.get("ready", 0) + counts.get("planned", 0),
        bad=counts.get("bad", 0),
        doubles=counts.get("double", 0),
        issued=counts.get("issued", 0),
        failed=counts.get("failed", 0),
        left=counts.get("left", 0),
        is_readable=row.data_key_id is not None,
    )


def _problem(one: Fault, held: Batch, headings: list[str], labels: dict[str, str]) -> RowProblem:
    place = held.mapping.get(one.column)
    column = headings[place] if isinstance(place, int) and place < len(headings) else ""
    text, help_text = words_of(one)
    return RowProblem(one.column, column or labels.get(one.column, one.column), one.code, text, help_text)
