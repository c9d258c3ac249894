"""Outcomes: a table, and the profiles of CTDL with and without prefixes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from analysis.sources.market_files import imported, rows_of, written
from assay.analysis.sources import DataRefused


def test_a_table_is_read_and_figures_that_contradict_are_faults(tmp_path: Path) -> None:
    heads = (
        "Program",
        "Enrolled",
        "Completers",
        "Followed up",
        "Employed",
        "Median earnings",
        "Currency",
        "Design",
    )
    good = ("Baking", "60", "50", "40", "31", "$31,200", "usd", "matched")
    made = imported(tmp_path, "outcomes", written(tmp_path, "good.csv", (heads, good)))

    (row,) = rows_of(tmp_path, made, "outcomes")
    assert (60, 50, 40, 31, 31_200, "USD", "matched") == tuple(
        row[name]
        for name in ("began", "completed", "followed", "placed", "earnings_median", "currency", "design")
    )
    wrong = ("Baking", "10", "50", "40", "41", "1", "dollars", "guessed")
    with pytest.raises(DataRefused) as error:
        imported(tmp_path, "outcomes", written(tmp_path, "bad.csv", (heads, wrong)))
    assert {"completed", "placed", "design", "currency"} == {
        fault.facts["column"] for fault in error.value.faults
    }


def test_a_share_becomes_a_number_only_where_what_it_is_of_is_told(tmp_path: Path) -> None:
    def profile(**members: object) -> dict[str, object]:
        return {"@type": "qdata:DataProfile", **members}

    holders, rate = [{"schema:value": 50}], [{"qdata:percentage": 72}]
    frame = {
        "@type": "qdata:DataSetTimeFrame",
        "ceterms:startDate": "2024",
        "ceterms:endDate": "2024",
        "qdata:dataAttributes": [
            profile(**{"qdata:holdersInSet": holders, "qdata:employmentRate": rate}),
            profile(EmploymentRate=rate, EarningsAmount=[{"Value": 44_000, "Currency": "USD"}]),
        ],
    }
    document = {"@type": "qdata:DataSetProfile", "schema:about": "ce-1", "qdata:dataSetTimePeriod": [frame]}
    path = tmp_path / "o.json"
    path.write_text(json.dumps(document), encoding="utf-8")

    told, alone = rows_of(tmp_path, imported(tmp_path, "outcomes", path), "outcomes")

    assert ("ce-1", 50, 36, date(2024, 1, 1), date(2024, 12, 31)) == tuple(
        told[name] for name in ("credential", "followed", "placed", "from_day", "until_day")
    )
    assert (None, None, 44_000) == (alone["placed"], alone["followed"], alone["earnings_median"])


def test_an_aggregate_data_profile_tells_its_credential(tmp_path: Path) -> None:
    profile = {
        "@type": "ceterms:AggregateDataProfile",
        "ceterms:numberAwarded": 40,
        "ceterms:jobsObtained": [{"schema:value": 30}],
        "ceterms:medianEarnings": 52_000,
        "ceterms:postReceiptMonths": 6,
    }
    owner = {"@type": "ceterms:Certificate", "ceterms:ctid": "ce-2", "ceterms:name": {"en": "Baker"}}
    path = tmp_path / "o.json"
    path.write_text(json.dumps(owner | {"ceterms:aggregateData": [profile]}), encoding="utf-8")

    (row,) = rows_of(tmp_path, imported(tmp_path, "outcomes", path), "outcomes")

    assert ("ce-2", "Baker", 40, 30, 183, 52_000) == tuple(
        row[name]
        for name in ("credential", "name", "completed", "placed", "placed_within_days", "earnings_median")
    )


def test_the_published_samples_are_read_as_far_as_they_are_json(
    tmp_path: Path, material: Callable[[str], Path]
) -> None:
    path = material("data/market/ctdl/ctdl_samples.tgz")

    made = imported(tmp_path, "outcomes", path, skip_faulty=True)

    rows = rows_of(tmp_path, made, "outcomes")
    assert len(rows) >= 20
    indiana = [row for row in rows if row["placed_within_days"]]
    assert (63, 16, 42_280.8) == tuple(
        indiana[0][name] for name in ("completed", "placed", "earnings_median")
    )
