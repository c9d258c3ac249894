"""Advertisements of jobs: CSV, JSON lines or Parquet, a piece at a time, so that millions need little memory.

E-mail addresses and telephone numbers are taken out of the texts: nobody here asks for them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from assay.analysis.sources.cells import converted
from assay.analysis.sources.columns import (
    AREA,
    DAY,
    NUMBER,
    OCCUPATION,
    TEXTS,
    TRUTH,
    Chosen,
    Field,
    choose,
)
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.parts import Asked, Notice, Parts, Tell
from assay.analysis.sources.posting_copies import merged
from assay.analysis.sources.posting_files import Stream, pieces
from assay.analysis.sources.sheets import ROW

POSTINGS = "postings"
FIELDS = (
    Field("title", "text", ("Job title", "JobTitle", "Position", "Position title", "Role"), is_required=True),
    Field(
        "text",
        "text",
        ("Description", "Job description", "JobDescription", "Body", "Full text", "Job post", "Content"),
    ),
    Field(
        "date",
        DAY,
        ("Posted", "Date posted", "DatePosted", "Posting date", "First seen", "Created", "Opening date"),
    ),
    Field("last_seen", DAY, ("Closed", "Last seen", "Removed", "Closing date", "Valid through")),
    Field("employer", "text", ("Company", "Company name", "Organization", "Hiring organization")),
    Field("area", AREA, ("Place", "Location", "State", "Region", "Job location")),
    Field("occupation", OCCUPATION, ("SOC", "SOC code", "Occupation code", "ONET", "O*NET code", "onet_soc")),
    Field("skills", TEXTS, ("Skills required", "Required skills", "Tags", "Keywords")),
    Field("entry_level", TRUTH, ("Entry", "Is entry level", "Junior")),
    Field("source", "text", ("Job board", "Board", "Site", "Publisher")),
    Field("copies", NUMBER, ("Duplicates", "Count")),
)
_ADDRESS = r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+"
_TELEPHONE = r"(?:\+\d{1,3}[\s.\-]?)?(?:\(\d{2,4}\)\s?|\b\d{2,4}[\s.\-])\d{3,4}[\s.\-]\d{3,4}\b|\+\d{8,15}\b"
_LEFT_OUT = "[…]"
_OF_A_POSTING = ("title", "employer", "area", "text")  # alike in all four: copies of one advertisement


@dataclass(slots=True)
class _Gathered:
    """What reading the files came to, beside the table."""

    notes: list[str] = field(default_factory=list)
    read: int = 0
    contacts: int = 0


def read_postings(files: Iterable[Stream], asked: Asked, folder: Path, faults: Faults, tell: Tell) -> Parts:
    """The parts of a release of ads, its table a file made in this folder, each ad once.

    Raises what reading raises.
    """
    parts = folder / "parts"
    parts.mkdir()
    gathered = _Gathered()
    for stream in files:
        tell(stream.name)
        chosen: Chosen | None = None
        for piece in pieces(stream, faults):
            if chosen is None:
                chosen = choose(piece.columns, FIELDS, asked.mapping, stream.name, faults)
                if chosen is None:
                    break
                gathered.notes.append(f"{stream.name}: {chosen.note}")
            elif stream.is_loose:
                chosen = _widened(piece, asked, chosen, stream.name)
            rows = converted(_whole(piece, chosen), FIELDS, chosen, stream.name, faults)
            rows, contacts = _without_contacts(rows)
            gathered.contacts += contacts
            table = _table(rows, stream.name, gathered.read)
            gathered.read += table.height
            asked.heard(gathered.read)
            table.write_parquet(parts / f"{gathered.read:012}-{len(gathered.notes):06}.parquet")
    if not gathered.read:
        return Parts({})
    tell("copies")
    made, kept = merged(parts, folder)
    counted = (("contacts-left-out", gathered.contacts), ("copies-merged", gathered.read - kept))
    return Parts(
        {},
        language=asked.language,
        name=asked.name,
        notes=tuple(gathered.notes),
        remarks=tuple(Notice(code, "", count) for code, count in counted if count),
        prepared={POSTINGS: made},
    )


def _widened(piece: pl.DataFrame, asked: Asked, chosen: Chosen, name: str) -> Chosen:
    """The choice, with the columns that only later lines of the file have."""
    return choose([*piece.columns, *chosen.columns.values()], FIELDS, asked.mapping, name, Faults()) or chosen


def _whole(piece: pl.DataFrame, chosen: Chosen) -> pl.DataFrame:
    """The piece with all columns that are read; lines of JSON leave out what they do not have."""
    lacking = [column for column in chosen.columns.values() if column not in piece.columns]
    return piece.with_columns(pl.lit(None, dtype=pl.String).alias(column) for column in lacking)


def _without_contacts(rows: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    """The rows without anybody's address or telephone number, and how many rows had one."""
    found = pl.any_horizontal(
        pl.col(name).str.contains(f"{_ADDRESS}|{_TELEPHONE}").fill_null(value=False)
        for name in ("title", "text")
    )
    count = int(rows.select(found.sum()).item())
    if not count:
        return rows, 0
    cleaned = [
        pl.col(name).str.replace_all(_ADDRESS, _LEFT_OUT).str.replace_all(_TELEPHONE, _LEFT_OUT)
        for name in ("title", "text")
    ]
    return rows.with_columns(cleaned), count


def _table(rows: pl.DataFrame, name: str, before: int) -> pl.DataFrame:
    """The rows with the mark that all copies of an ad share, and a number that no other row has."""
    folded = pl.concat_str(
        [
            pl.col(part)
            .fill_null("")
            .str.normalize("NFKC")
            .str.to_lowercase()
            .str.replace_all(r"[^\p{L}\p{N}+#]+", " ")
            .str.strip_chars()
            for part in _OF_A_POSTING
        ],
        separator="\x1f",
    )
    marks = [hashlib.sha256(text.encode()).hexdigest()[:32] for text in rows.select(folded).to_series()]
    stem = name.rsplit("/", 1)[-1].split(".", maxsplit=1)[0]
    return rows.select(
        (pl.int_range(pl.len(), dtype=pl.Int64) + before).alias(ROW),
        pl.Series("posting", marks, dtype=pl.String),
        pl.col("date").alias("first_seen"),
        pl.coalesce("last_seen", "date").alias("last_seen"),
        pl.col("copies").fill_null(1.0),
        "title",
        "employer",
        "occupation",
        "area",
        "text",
        "skills",
        "entry_level",
        pl.col("source").fill_null(stem),
    )
