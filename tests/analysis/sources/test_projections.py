"""Projections: the nation's table in thousands, a state's, and a plain one under a mapping."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.sources.market_files import imported, rows_of, written
from assay.analysis.sources import ColumnMapping, DataRefused


def test_the_nation_s_table_is_read_in_thousands_with_its_years(tmp_path: Path) -> None:
    heads = (
        *("Occupation Title", "Occupation Code", "Employment 2023", "Employment 2033"),
        *("Occupational Openings, 2023-2033 Annual Average", "Typical Entry-Level Education"),
    )
    rows = (
        heads,
        ("Total, all occupations", '="00-0000"', "167,849.8", "174,589.0", "18,924.4", ""),
        ("Bakers", '="51-3011"', "221.8", "237.6", "32.8", "No formal educational credential"),
    )

    made = imported(tmp_path, "projections", written(tmp_path, "national.csv", rows))

    bakers = rows_of(tmp_path, made, "projections")[1]
    assert ("US", "51-3011", 2023, 2033) == tuple(
        bakers[name] for name in ("area", "occupation", "from_year", "to_year")
    )
    assert (221_800, 237_600, 32_800) == tuple(
        bakers[name] for name in ("employment_from", "employment_to", "openings_a_year")
    )
    assert ["in-thousands"] == [remark.code for remark in made.remarks]
    assert "2023-2033" == made.release.version


def test_a_state_s_table_is_read_as_it_is(tmp_path: Path) -> None:
    rows = (
        (
            "Area",
            "Occ Code",
            "Title",
            "Base Year",
            "Base",
            "Projected Year",
            "Projected",
            "Avg Annual Openings",
        ),
        ("Ohio", "51-3011", "Bakers", "2022", "6,210", "2032", "6,480", "*"),
    )

    made = imported(tmp_path, "projections", written(tmp_path, "ohio.csv", rows))

    (row,) = rows_of(tmp_path, made, "projections")
    assert ("US-OH", 6210, 6480, None) == (
        row["area"],
        row["employment_from"],
        row["employment_to"],
        row["openings_a_year"],
    )
    assert () == made.remarks


def test_a_mapping_says_what_no_name_tells(tmp_path: Path) -> None:
    rows = (("beroep", "nu", "straks"), ("513011", "1,5", "2"))
    said = ColumnMapping(
        {"occupation": "Beroep", "employment_from": "nu", "employment_to": "straks"},
        {"area": "NL-NH", "from_year": "2024", "to_year": "2030"},
        thousands=True,
    )

    made = imported(tmp_path, "projections", written(tmp_path, "p.csv", rows), said)

    (row,) = rows_of(tmp_path, made, "projections")
    assert ("NL-NH", "51-3011", 2024, 15_000) == (
        row["area"],
        row["occupation"],
        row["from_year"],
        row["employment_from"],
    )


def test_an_occupation_twice_and_a_word_for_a_number_are_faults(tmp_path: Path) -> None:
    rows = (("SOC", "Base", "Proj"), ("51-3011", "5", "6"), ("51-3011", "5", "6"), ("Baker", "five", "6"))

    with pytest.raises(DataRefused) as error:
        imported(tmp_path, "projections", written(tmp_path, "p.csv", rows))

    told = {(fault.facts["row"], fault.facts["column"]) for fault in error.value.faults}
    assert {(3, "SOC"), (4, "SOC"), (4, "Base")} == told
