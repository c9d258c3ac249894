"""Wages: the owner's layout and the flat one, and cells that were not released, which stay unknown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.sources.market_files import imported, rows_of, written
from assay.analysis.sources import DataRefused
from assay.errors import AssayError

OFFICIAL = ("AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "I_GROUP", "OCC_CODE", "OCC_TITLE", "O_GROUP")
HEADS = (*OFFICIAL, "TOT_EMP", "EMP_PRSE", "H_MEAN", "A_MEAN", "A_PCT10", "A_MEDIAN", "A_PCT90")


def _bakers(area: str, name: str, *figures: str, industry: str = "cross-industry") -> tuple[str, ...]:
    return (area, name, "2", "OH", industry, "51-3011", "Bakers", "detailed", *figures)


def test_the_owner_s_layout_is_read_and_what_was_not_released_stays_unknown(tmp_path: Path) -> None:
    rows = (
        HEADS,
        _bakers("99", "U.S.", "221,800", "1.2", "17.10", "35,570", "26000", "34000", "48000"),
        _bakers("39", "Ohio", "**", "**", "*", "*", "25,000", "33,000", "#"),
        _bakers("19430", "Dayton-Kettering, OH", "120", "9.9", "16", "33280", "24000", "31000", "44000"),
        _bakers("3900001", "West Ohio nonmetropolitan area", "40", "9", "15", "31000", "", "30000", "41000"),
        _bakers("39", "Ohio", "7", "1", "1", "1", "1", "1", "1", industry="sector"),
    )

    made = imported(tmp_path, "oews", written(tmp_path, "state_M2025_dl.csv", rows))

    assert "2025-05" == made.release.version
    held = {row["area"]: row for row in rows_of(tmp_path, made, "wages")}
    assert {"US", "US-OH", "US-M19430", "US-N3900001"} == set(held)
    assert 221_800 == held["US"]["employment"]
    assert held["US-OH"]["employment"] is None
    assert held["US-OH"]["annual_p90"] is None
    told = "employment: **; employment_error: **; hourly_mean: *; annual_mean: *; annual_p90: #"
    assert told == held["US-OH"]["footnotes"]
    assert held["US-N3900001"]["annual_p10"] is None
    areas = {
        row["area"]: (row["name"], row["kind"], row["within"]) for row in rows_of(tmp_path, made, "areas")
    }
    assert ("Dayton-Kettering, OH", "metro", "US-OH") == areas["US-M19430"]
    assert ("Ohio", "state", "US") == areas["US-OH"]
    assert "nonmetro" == areas["US-N3900001"][1]
    assert "Bureau of Labor Statistics" in made.release.attribution


def test_what_is_wrong_is_told_by_row_and_column_and_nothing_is_stored(tmp_path: Path) -> None:
    rows = (
        HEADS,
        _bakers("97531", "Nowhere", "many", "1", "1", "1", "1", "1", "1"),
        ("39", "Ohio", "2", "OH", "cross-industry", "5130", "Bakers", "detailed", *"1111111"),
    )
    path = written(tmp_path, "state_M2025_dl.csv", rows)

    with pytest.raises(DataRefused) as error:
        imported(tmp_path, "oews", path)

    told = {(fault.facts["row"], fault.facts["column"]) for fault in error.value.faults}
    assert {(2, "TOT_EMP"), (3, "OCC_CODE")} <= told


def test_a_file_that_does_not_tell_its_year_is_asked_for_it(tmp_path: Path) -> None:
    path = written(tmp_path, "wages.csv", (HEADS, _bakers("39", "Ohio", *"1111111")))

    with pytest.raises(AssayError) as error:
        imported(tmp_path, "oews", path)

    assert "data-version-missing" == error.value.code


def test_the_real_flat_files_are_read_whole(tmp_path: Path, material: Callable[[str], Path]) -> None:
    made = imported(tmp_path, "oews", material("data/market/oews"))

    assert {"areas": 55, "wages": 38_512} == dict(made.release.tables)
    assert "2025-05" == made.release.version
    wages = rows_of(tmp_path, made, "wages")
    total = next(row for row in wages if row["area"] == "US" and row["occupation"] == "00-0000")
    assert (155_495_730, "total", 50_980) == (total["employment"], total["detail"], total["annual_p50"])
