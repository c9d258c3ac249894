"""Small releases of wages and projections with which promises are held against something."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assay.analysis.sources import Licence, Reading, SourceDigest, Store
from assay.analysis.sources.forms import frame

ANALYST = "15-2051"
Rows = list[dict[str, Any]]


def store_with(folder: Path, *, growth: float = 0.2) -> Store:
    """A store in which data scientists earn 60,000 to 200,000 dollars and the occupation grows so."""
    store = Store(folder)
    wages = {"annual_p10": 60e3, "annual_p25": 80e3, "annual_p50": 100e3, "annual_p75": 150e3}
    wage: Rows = [
        {
            "area": "US",
            "occupation": ANALYST,
            "title": "Data Scientists",
            "detail": "detailed",
            "employment": 1000.0,
            "wage_error": 1.0,
            **wages,
            "annual_p90": 200e3,
        }
    ]
    area: Rows = [{"area": "US", "name": "United States", "kind": "country"}]
    put(store, "oews", {"wages": wage, "areas": area})
    projected: Rows = [
        {
            "area": "US",
            "occupation": ANALYST,
            "title": "Data Scientists",
            "from_year": 2024.0,
            "to_year": 2034.0,
            "employment_from": 1000.0,
            "employment_to": 1000.0 * (1 + growth),
            "openings_a_year": 90.0,
        }
    ]
    put(store, "projections", {"projections": projected})
    return store


def put(store: Store, kind: str, tables: dict[str, Rows]) -> None:
    """A release of this kind with these tables."""
    reading = Reading(
        kind=kind,
        version="2025",
        language="en",
        origin=f"{kind}.csv",
        licence=Licence("CC0", "nobody"),
        files=(SourceDigest(f"{kind}.csv", "0" * 64, 1),),
        tables={name: frame(name, rows) for name, rows in tables.items()},
    )
    store.put(reading, datetime(2026, 1, 2, tzinfo=UTC))
