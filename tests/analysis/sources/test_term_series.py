"""Term series: months, counts, and the two vintages of a real one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from analysis.sources.market_files import imported, rows_of, written
from assay.analysis.sources import DataRefused


def test_a_series_is_read_and_named_by_its_last_month(tmp_path: Path) -> None:
    rows = (
        ("month", "n_posts", "term", "count"),
        ("2017-07", "806", "Go", "31"),
        ("2017-08", "790", "Go", "28"),
    )

    made = imported(tmp_path, "term-series", written(tmp_path, "s.csv", rows))

    first, _ = rows_of(tmp_path, made, "term_series")
    assert ("Go", date(2017, 7, 1), 806, 31) == tuple(
        first[name] for name in ("term", "month", "ads", "mentions")
    )
    assert "2017-08" == made.release.version


def test_more_mentions_than_ads_and_a_month_twice_are_faults(tmp_path: Path) -> None:
    rows = (
        ("month", "ads", "term", "mentions"),
        ("2017-07", "8", "Go", "9"),
        *[("2017-08", "8", "Go", "1")] * 2,
    )

    with pytest.raises(DataRefused) as error:
        imported(tmp_path, "term-series", written(tmp_path, "s.csv", rows))

    assert {2, 4} == {fault.facts["row"] for fault in error.value.faults}


@pytest.mark.parametrize(("vintage", "rows"), [("2017", 17_908), ("2024-05", 40_977)])
def test_both_vintages_of_a_real_series_are_read_whole(
    tmp_path: Path, material: Callable[[str], Path], vintage: str, rows: int
) -> None:
    path = material(f"data/market/hn_hiring/hn_{vintage}vintage_monthly_term_counts.csv.gz")

    made = imported(tmp_path, "term-series", path)

    assert rows == made.release.tables["term_series"]
