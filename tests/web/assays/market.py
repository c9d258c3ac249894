"""A labour market of one occupation in one state, as a release in the official tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from assay.analysis.sources import Licence, Reading, SourceDigest, Store
from assay.analysis.sources.forms import frame

COOK, COOK_TITLE = "35-2014", "Cooks, Restaurant"
ADS = 40


def _wages(area: str, entry: float) -> dict[str, Any]:
    return {
        "area": area,
        "occupation": COOK,
        "title": COOK_TITLE,
        "detail": "detailed",
        "employment": 40_000.0,
        "employment_error": 2.0,
        "wage_error": 1.0,
        "annual_p10": entry - 3_000,
        "annual_p25": entry,
        "annual_p50": entry + 6_000,
        "annual_mean": entry + 6_500,
    }


def _ad(place: int) -> dict[str, Any]:
    named = " You hold Maps from open data." if place % 4 == 0 else ""
    return {
        "posting": f"ad-{place}",
        "first_seen": date(2026, 3, 1),
        "last_seen": date(2026, 10, 1),
        "copies": 1.0,
        "title": COOK_TITLE,
        "employer": f"Kitchen {place}",
        "occupation": COOK,
        "area": "US-OH",
        "text": f"We look for a cook who uses cartography.{named}",
        "skills": ["Cartography"],
        "source": "county",
    }


def install(folder: Path) -> None:
    """Put wages of Ohio and the country, a projection and forty advertisements into this store."""
    areas = [
        {"area": "US", "name": "United States", "kind": "country"},
        {"area": "US-OH", "name": "Ohio", "kind": "state", "within": "US"},
    ]
    projection = {
        "area": "US",
        "occupation": COOK,
        "title": COOK_TITLE,
        "from_year": 2024.0,
        "to_year": 2034.0,
        "employment_from": 1_000_000.0,
        "employment_to": 1_140_000.0,
        "openings_a_year": 240_000.0,
    }
    _put(folder, "oews", areas=areas, wages=[_wages("US", 31_000.0), _wages("US-OH", 29_000.0)])
    _put(folder, "projections", projections=[projection])
    _put(folder, "postings", postings=[_ad(place) for place in range(ADS)])


def _put(folder: Path, kind: str, **tables: list[dict[str, Any]]) -> None:
    made = {name: frame(name, rows) for name, rows in tables.items()}
    files = (SourceDigest(f"{kind}.csv", kind.encode().hex().ljust(64, "0")[:64], 1),)
    Store(folder).put(Reading(kind, "2026", "en", "test", Licence("CC0-1.0", "Test"), files, made))
