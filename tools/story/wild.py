"""Every real credential of the shared material, judged and held against what is expected of it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tools.story.material import Material

from assay import Report, Verifier
from assay.encoding import read_timestamp
from assay.verification import Finding

INSTANT = "2026-11-21T00:00:00Z"

# What a report says of something that this version cannot read yet.
UNREAD = {
    "document-kind-unknown",
    "proof-suite-unsupported",
    "proof-key-unsupported",
    "status-kind-unsupported",
    "issuer-method-unsupported",
}
KINDS = {  # in the order they are told
    "vcdm2-ob3": "Open Badges 3.0",
    "vcdm2-endorsement": "recommendations",
    "vcdm2-clr": "learner records",
    "vcdm2-other": "other credentials",
    "status-list": "lists of withdrawn credentials",
    "image-baked": "pictures with a badge inside",
    "image-plain": "pictures without one",
    "unsigned-content": "badges without a signature",
    "presentation": "presentations",
    "jwt-vc": "credentials as tokens",
    "vcdm11-ob3": "Open Badges 3.0, first edition",
    "vcdm11-other": "other credentials, first edition",
    "ob2-hosted": "Open Badges 2.0, hosted",
    "ob2-signed": "Open Badges 2.0, signed",
    "ob1": "Open Badges 1",
    "did-document": "key documents",
    "context": "vocabularies",
    "not-a-credential": "not a credential at all",
}


@dataclass(slots=True)
class Judged:
    """How many of each kind came out as expected, are not read yet, came out otherwise; and which."""

    table: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    @property
    def totals(self) -> tuple[int, int, int]:
        """The three columns added up."""
        rows = list(self.table.values())
        return sum(row[0] for row in rows), sum(row[1] for row in rows), sum(row[2] for row in rows)

    def count(self, kind: str, column: int) -> None:
        """One more of this kind in this column."""
        row = list(self.table.get(kind, (0, 0, 0)))
        row[column] += 1
        self.table[kind] = (row[0], row[1], row[2])


def judge_all(material: Material, progress: Callable[[int, int], None]) -> Judged:
    """Every file that KINDS.csv names, with world.json for the network."""
    world = json.loads((material.root / "wild" / "world.json").read_text(encoding="utf-8"))
    documents: dict[str, bytes | Path] = {url: material.root / name for url, name in world["urls"].items()}
    instant = read_timestamp(INSTANT)
    verifier = Verifier(documents=documents, now=lambda: instant)
    with (material.root / "wild" / "KINDS.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] in KINDS]
    judged = Judged()
    rows.sort(key=lambda row: list(KINDS).index(row["kind"]))
    for done, row in enumerate(rows, 1):
        report = verifier.examine(material.root / row["file"])
        column = _column(report, {row["expected"], *row["also_right"].split()})
        judged.count(KINDS[row["kind"]], column)
        if column == 2:  # noqa: PLR2004 - the third column
            why = report.findings[0].sentence().text if report.findings else "nothing found"
            judged.wrong.append(
                f"{row['file']}: {row['expected']} was expected, not {report.verdict} ({why})"
            )
        progress(done, len(rows))
    return judged


def _column(report: Report, expected: set[str]) -> int:
    """0 as expected, 1 not read yet, 2 otherwise."""
    if str(report.verdict) in expected:
        return 0
    unread = report.verdict == "undetermined" and any(map(_is_unread, report.findings))
    return 1 if unread else 2


def _is_unread(finding: Finding) -> bool:
    """Whether it is about something this version cannot read, here or in what it led to."""
    inner = finding.nested.findings if finding.nested else ()
    return finding.code in UNREAD or any(map(_is_unread, inner))
