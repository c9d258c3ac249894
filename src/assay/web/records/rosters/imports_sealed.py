"""What of an import is sealed, and the one place that opens it: the files, whom they touch, the answers."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import IO, Any

from assay.web.base.mapped_tables import Fault, FaultList, places
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.people.queries import data_key
from assay.web.records.rosters.bundle import read_bundle
from assay.web.records.rosters.models import RosterImport
from assay.web.records.rosters.plan import Change, Line, Plan, Question
from assay.web.records.rosters.table import read_table
from assay.web.records.rosters.told import Told


@dataclass(frozen=True, slots=True)
class Report:
    """What a dry run found: whom it touches, what to ask, what is wrong, what is left out."""

    lines: tuple[Line, ...] = ()
    questions: tuple[Question, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()


def secret_of(row: RosterImport) -> SealingKey:
    """The import's own key. Raises `NotFound` once it was destroyed."""
    if not row.data_key_id:
        raise NotFound
    return data_key(row.data_key_id)


def sealed(secret: SealingKey, row: RosterImport, what: str, content: bytes) -> bytes:
    """The bytes, packed and sealed for this import."""
    return secret.seal(zlib.compress(content), f"rosters:import:{row.key}:{what}")


def content(row: RosterImport, secret: SealingKey) -> IO[bytes]:
    """The file that was sent."""
    return io.BytesIO(_opened(secret, row, "content", row.sealed_content))


def answers(row: RosterImport, secret: SealingKey) -> dict[str, str]:
    """Whom the coordinator said somebody new to be."""
    if not row.sealed_answers:
        return {}
    return dict(json.loads(_opened(secret, row, "answers", row.sealed_answers)))


def sealed_answers(row: RosterImport, secret: SealingKey, given: Mapping[str, str]) -> bytes:
    """The answers, sealed."""
    return sealed(secret, row, "answers", json.dumps(dict(given)).encode())


def sealed_report(row: RosterImport, secret: SealingKey, plan: Plan, faults: FaultList) -> bytes:
    """What a dry run found, sealed."""
    values = {
        "lines": [asdict(one) for one in plan.lines],
        "questions": [asdict(one) for one in plan.questions],
        "faults": [asdict(one) for one in faults.faults],
        "notes": [asdict(one) for one in faults.notes],
    }
    return sealed(secret, row, "report", json.dumps(values, ensure_ascii=False).encode())


def report(row: RosterImport) -> Report:
    """What the dry run found; nothing once it was forgotten."""
    if not row.sealed_report or not row.data_key_id:
        return Report()
    told: dict[str, Any] = json.loads(_opened(secret_of(row), row, "report", row.sealed_report))
    lines = tuple(
        Line(one["kind"], one["name"], one["school"], tuple(Change(**change) for change in one["changes"]))
        for one in told["lines"]
    )
    return Report(
        lines,
        tuple(Question(**one) for one in told["questions"]),
        tuple(Fault(**one) for one in told["faults"]),
        tuple(Fault(**one) for one in told["notes"]),
    )


def told_by(row: RosterImport, secret: SealingKey) -> Told:
    """The roster that the import's files tell. Raises `CsvRefused`, `ZipRefused`."""
    file = content(row, secret)
    if row.kind == "bundle":
        return read_bundle(file)
    order = str(row.mapping.get("date_order", "day"))
    return read_table(file, row.organization_id, places(row.mapping), order)


def _opened(secret: SealingKey, row: RosterImport, what: str, held: bytes | memoryview[int]) -> bytes:
    return zlib.decompress(secret.open(held, f"rosters:import:{row.key}:{what}"))
