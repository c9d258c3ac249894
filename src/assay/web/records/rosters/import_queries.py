"""Reads of imports: how far each is, what it would change, what is wrong with its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from assay.web.base.csv_files import read_csv
from assay.web.base.mapped_tables import DATE_ORDER, Fault, FileColumns, examples, fault_rows, places
from assay.web.base.permission import NotFound
from assay.web.records.rosters import imports_sealed
from assay.web.records.rosters.faults import column_labels, fault_words, sentences
from assay.web.records.rosters.models import RosterImport
from assay.web.records.rosters.plan import Line, Question
from assay.web.records.rosters.table import columns

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import and how far it is."""

    key: str
    kind: str  # bundle, table
    scope: str  # whole, schools
    state: str  # read, checked, applying, done
    made_at: datetime
    applied_at: datetime | None
    counts: dict[str, int]
    faults: int
    notes: int
    asks_leaving: bool
    trouble: str  # changed, broke
    stage: int
    is_readable: bool  # false once its words were forgotten

    @property
    def is_empty(self) -> bool:
        """Whether the files say what stands already."""
        return not any(count for name, count in self.counts.items() if name not in {"unchanged", "present"})

    @property
    def touched(self) -> int:
        """Pupils whom it touches."""
        return sum(self.counts.get(kind, 0) for kind in ("joined", "back", "left", "moved", "changed"))


@dataclass(frozen=True, slots=True)
class FaultRow:
    """One thing that is wrong, in words: where, what stands there, what is wrong, what to do."""

    file: str
    line: int
    column: str
    value: str
    text: str
    advice: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A dry run as the page shows it."""

    lines: tuple[Line, ...]
    questions: tuple[Question, ...]
    faults: tuple[FaultRow, ...]
    notes: tuple[FaultRow, ...]


def imports(organization: str, count: int = 20) -> list[ImportRow]:
    """The imports of this organization, newest first."""
    rows = RosterImport.objects.of(organization).defer("sealed_content", "sealed_report", "sealed_answers")
    return [_row(one) for one in rows.order_by("-made_at", "key")[:count]]


def one_import(organization: str, key: str) -> ImportRow:
    """One import. Raises `NotFound`."""
    return _row(_held(organization, key))


def report(organization: str, key: str) -> ReportRow:
    """What the dry run of this import found; empty once it was forgotten. Raises `NotFound`."""
    found = imports_sealed.report(_held(organization, key))
    labels = column_labels()
    return ReportRow(
        found.lines,
        found.questions,
        tuple(_fault(one, labels) for one in found.faults),
        tuple(_fault(one, labels) for one in found.notes),
    )


def file_columns(organization: str, key: str) -> FileColumns:
    """The headings of a table, examples, and what each is thought to mean. Raises `NotFound`."""
    row = _held(organization, key)
    table = read_csv(imports_sealed.content(row, imports_sealed.secret_of(row)))
    first = [cells for _place, (_line, cells) in zip(range(_EXAMPLES), table.rows, strict=False)]
    order = str(row.mapping.get(DATE_ORDER, "day"))
    return FileColumns(examples(table.headings, first), columns(), places(row.mapping), order)


def fault_file(organization: str, key: str) -> tuple[list[str], Iterator[list[str]]]:
    """Headings and rows of a table of all that is wrong. Raises `NotFound`."""
    found = imports_sealed.report(_held(organization, key))
    return fault_rows([*found.faults, *found.notes], column_labels(), sentences())


def _fault(one: Fault, labels: dict[str, str]) -> FaultRow:
    text, advice = fault_words(one)
    column = one.column if one.file else labels.get(one.column, one.column)
    return FaultRow(one.file, one.line, column, one.value, text, advice)


def _held(organization: str, key: str) -> RosterImport:
    row = RosterImport.objects.of(organization).filter(key=key).first()
    if row is None:
        raise NotFound
    return row


def _row(row: RosterImport) -> ImportRow:
    return ImportRow(
        key=row.key,
        kind=row.kind,
        scope=row.scope,
        state=row.state,
        made_at=row.made_at,
        applied_at=row.applied_at,
        counts=dict(row.counts),
        faults=row.fault_count,
        notes=row.note_count,
        asks_leaving=row.asks_leaving,
        trouble=row.trouble,
        stage=row.stage,
        is_readable=row.data_key_id is not None,
    )
