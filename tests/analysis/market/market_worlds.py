"""A market of the tests' own: a few advertisements, wages, projections and lists, put into a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from assay.analysis.sources import Licence, Reading, SourceDigest, Store
from assay.analysis.sources.forms import frame

AS_OF = date(2026, 11, 22)
NURSING = "31-1131"
Rows = Iterable[Mapping[str, Any]]


def put(store: Store, kind: str, version: str = "2026", name: str = "", **tables: Rows) -> Store:
    """The store with one more release of these tables."""
    held = {table: frame(table, rows) for table, rows in tables.items()}
    files = (SourceDigest(f"{kind}{version}{name}", "0" * 64, 1),)
    store.put(Reading(kind, version, "", "the tests", Licence("CC0", "the tests"), files, held, name=name))
    return store


def ad(number: int, text: str | None, **others: Any) -> dict[str, Any]:
    """An advertisement of October 2026 for nursing assistants in Ohio, by an employer of its own."""
    return {
        "posting": f"ad-{number}",
        "first_seen": date(2026, 10, 1),
        "last_seen": date(2026, 10, 20),
        "copies": 1.0,
        "title": "Nursing assistant",
        "employer": f"Employer {number}",
        "occupation": NURSING,
        "area": "US-OH",
        "text": text,
        "skills": [],
        "entry_level": None,
        "source": "the tests",
    } | others


def wages(area: str, occupation: str = NURSING, **others: Any) -> dict[str, Any]:
    """A row of wages: a quarter earn less than 34 000 a year, and half less than 38 000."""
    return {
        "area": area,
        "occupation": occupation,
        "title": "Nursing Assistants",
        "detail": "detailed",
        "employment": 60_000.0,
        "employment_error": 1.0,
        "wage_error": 0.5,
        "annual_p10": 30_000.0,
        "annual_p25": 34_000.0,
        "annual_p50": 38_000.0,
        "annual_p90": 48_000.0,
        "hourly_p25": 16.35,
    } | others


AREAS = (
    {"area": "US", "name": "United States", "kind": "country"},
    {"area": "US-OH", "name": "Ohio", "kind": "state", "within": "US"},
    {"area": "US-M45780", "name": "Toledo, OH", "kind": "metro", "within": "US-OH"},
)


def ads_store(folder: Path, texts: Iterable[str | None], **others: Any) -> Store:
    """A store with an advertisement for each text."""
    rows = [ad(number, text, **others) for number, text in enumerate(texts)]
    return put(Store(folder), "postings", postings=rows)
