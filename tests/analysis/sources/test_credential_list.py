"""Lists of credentials: names and abbreviations, occupations, who asks for a licence, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from analysis.sources.market_files import imported, rows_of, written
from assay.analysis.sources import DataRefused


def test_a_state_s_list_is_read_with_its_own_headings(tmp_path: Path) -> None:
    rows = (
        (
            "Certification Title",
            "Acronym",
            "Certifying Agency",
            "State",
            "SOC Codes",
            "License",
            "Effective Date",
        ),
        ("State Tested Nursing Assistant", "STNA; CNA", "Board", "Ohio", "31-1131", "yes", "2025-07-01"),
        ("Baker", "", "Guild", "OH", "51-3011.00, 352011", "no", ""),
    )

    made = imported(tmp_path, "credential-list", written(tmp_path, "list.csv", rows), name="Ohio")

    nurse, baker = rows_of(tmp_path, made, "listed_credentials")
    assert (["STNA", "CNA"], "US-OH", True, date(2025, 7, 1)) == (
        nurse["aliases"],
        nurse["area"],
        nurse["licence"],
        nurse["from_day"],
    )
    assert (["51-3011", "35-2011"], False, None) == (
        baker["occupations"],
        baker["licence"],
        baker["from_day"],
    )


def test_faults_are_told_and_can_be_left_out(tmp_path: Path) -> None:
    rows = (
        ("Name", "SOC", "Licence", "From", "Until"),
        ("Good", "51-3011", "no", "2025-01-01", "2025-12-31"),
        ("Odd", "baker", "perhaps", "2025-01-01", "2024-12-31"),
        ("Late", "51-3011", "no", "2025-01-01", "2024-12-31"),
        ("Good", "51-3011", "no", "2025-01-01", "2025-12-31"),
    )
    path = written(tmp_path, "list.csv", rows)

    with pytest.raises(DataRefused) as error:
        imported(tmp_path, "credential-list", path)
    made = imported(tmp_path, "credential-list", path, skip_faulty=True)

    assert {3, 4, 5} == {fault.facts["row"] for fault in error.value.faults}
    assert ["Good"] == [row["name"] for row in rows_of(tmp_path, made, "listed_credentials")]
    assert 4 == made.release.skipped


def test_a_table_without_names_is_told_which_columns_it_has(tmp_path: Path) -> None:
    with pytest.raises(DataRefused) as error:
        imported(tmp_path, "credential-list", written(tmp_path, "l.csv", (("a", "b"), ("1", "2"))))

    (fault,) = error.value.faults
    assert ("data-column-not-told", "name", "a, b") == (
        fault.code,
        fault.facts["column"],
        fault.facts["columns"],
    )


def test_a_real_roadmap_of_certificates_is_read_but_for_a_name_that_it_has_twice(
    tmp_path: Path, material: Callable[[str], Path]
) -> None:
    path = material("data/market/certs/security_cert_roadmap.csv")

    made = imported(tmp_path, "credential-list", path, skip_faulty=True)

    assert (419, 1) == (made.release.tables["listed_credentials"], made.release.skipped)
