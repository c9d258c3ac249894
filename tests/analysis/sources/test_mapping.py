"""Mappings of columns as people write them, and what is told where one cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.analysis.sources import look_at, read_mapping
from assay.errors import AssayError


def test_a_mapping_is_read_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(
        'columns:\n  title: Job\nconstants:\n  from_year: 2024\ndate_format: "%d.%m.%Y"\n', "utf-8"
    )

    said = read_mapping(path)

    assert ({"title": "Job"}, {"from_year": "2024"}, "%d.%m.%Y") == (
        said.columns,
        said.constants,
        said.date_format,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a",
        "colums: {}",
        "columns: [a]",
        "columns: {a: {b: c}}",
        "date_format: '%H'",
        "thousands: 3",
        "a: [",
    ],
)
def test_what_is_wrong_with_a_mapping_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(text, "utf-8")

    with pytest.raises(AssayError) as error:
        read_mapping(path)

    assert "data-mapping-wrong" == error.value.code


def test_a_first_look_shows_columns_examples_and_guesses(tmp_path: Path) -> None:
    path = tmp_path / "ads.csv"
    path.write_text("Job Title,Odd\nBaker,1\nNurse,\n", "utf-8")

    found = look_at("postings", path)

    assert (("Job Title", ("Baker", "Nurse")), ("Odd", ("1",))) == found.columns
    assert {"title": "Job Title"} == found.guessed
