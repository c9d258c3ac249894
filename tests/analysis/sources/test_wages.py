"""Wages in a plain table: any region, the official layout too, and what contradicts itself is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analysis.sources.market_files import imported, rows_of, written
from assay.analysis.market import Market
from assay.analysis.sources import ColumnMapping, DataRefused, Store

HEADS = ("area", "area_name", "occupation", "title", "p10", "p25", "p50", "p75", "p90", "employment")
COOK = ("XL-LAKES", "The Lakes", "35-2014", "Cooks, Restaurant")
BAKER = ("XL-LAKES", "The Lakes", "51-3011", "Bakers")


def test_wages_of_any_region_answer_for_that_region(tmp_path: Path) -> None:
    rows = (HEADS, (*COOK, "19,000", "21000", "24 000", "28000", "*", "1200"))

    made = imported(tmp_path, "wages", written(tmp_path, "wages.csv", rows), name="Lakes")
    market = Market.open(Store(tmp_path / "data"))

    assert {"wages": 1, "areas": 1} == dict(made.release.tables)
    (area,) = rows_of(tmp_path, made, "areas")
    assert ("XL-LAKES", "The Lakes", "region", "XL") == tuple(area.values())
    assert market is not None
    told = market.outlook(market.target("35-2014", "XL-LAKES"), date(2026, 11, 22))
    assert (21_000, "money", 24_000) == (told.entry_wage.value, told.entry_wage.unit, told.median_wage.value)
    assert (None, "wage-not-published") == (told.wage_high.value, told.wage_high.reason)
    assert 1_200 == told.employment.value


def test_the_region_may_be_said_once_for_all_rows(tmp_path: Path) -> None:
    path = written(tmp_path, "wages.csv", (("Code", "Name", "Median"), ("35-2014.00", "Cooks", "24000")))

    made = imported(tmp_path, "wages", path, ColumnMapping(constants={"area": "PT"}))

    (row,) = rows_of(tmp_path, made, "wages")
    assert ("PT", "35-2014", "Cooks", "detailed", 24_000) == tuple(
        row[name] for name in ("area", "occupation", "title", "detail", "annual_p50")
    )
    assert {"wages": 1} == dict(made.release.tables)


def test_the_official_layout_is_read_for_all_industries_alone(tmp_path: Path) -> None:
    heads = (
        "AREA",
        "AREA_TITLE",
        "I_GROUP",
        "OCC_CODE",
        "OCC_TITLE",
        "TOT_EMP",
        "A_PCT10",
        "A_MEDIAN",
        "A_PCT90",
    )
    bakers = ("51-3011", "Bakers", "120", "24,000", "31,000", "#")
    rows = (heads, ("39", "Ohio", "cross-industry", *bakers), ("39", "Ohio", "sector", *bakers))

    made = imported(tmp_path, "wages", written(tmp_path, "state_M2025_dl.csv", rows))

    (row,) = rows_of(tmp_path, made, "wages")
    assert ("US-OH", 24_000, None) == (row["area"], row["annual_p10"], row["annual_p90"])
    (area,) = rows_of(tmp_path, made, "areas")
    assert ("US-OH", "Ohio", "state", "US") == tuple(area.values())


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            (*BAKER, "30000", "21000", "24000", "", "", ""),
            "a higher percentile of its wages is below a lower one",
        ),
        ((*BAKER, "", "", "", "", "", ""), "it tells neither a wage nor how many are at work"),
        (("", *COOK[1:], "", "", "24000", "", "", ""), "it is empty"),
        ((*COOK[:2], "cook", COOK[3], "", "", "24000", "", "", ""), "it is not a SOC code such as 35-2014"),
        ((*COOK, "", "", "-5", "", "", ""), "it is not a number from zero up"),
        ((*COOK, "", "", "1", "", "", ""), "it is there twice"),
    ],
)
def test_what_is_wrong_is_told_by_its_row(tmp_path: Path, row: tuple[str, ...], reason: str) -> None:
    path = written(tmp_path, "wages.csv", (HEADS, (*COOK, "", "", "24000", "", "", ""), row))

    with pytest.raises(DataRefused) as error:
        imported(tmp_path, "wages", path)

    assert [(3, reason)] == [(one.facts["row"], one.facts["reason"]) for one in error.value.faults]


def test_without_any_region_it_is_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path, "wages.csv", (("Code", "Median"), ("35-2014", "24000")))

    with pytest.raises(DataRefused) as error:
        imported(tmp_path, "wages", path)

    assert ["data-column-not-told"] == [one.code for one in error.value.faults]
