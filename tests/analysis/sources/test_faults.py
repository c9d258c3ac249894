"""What is wrong with a release is told by file, row and column, all of it at once, and nothing is stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assay.analysis.sources import DataRefused, Release, Store, import_release
from assay.errors import AssayError
from releases import CODE, COOK, ESCO_FILES, ONET_FILES, csv_bytes, esco_files, folder_of, onet_files, zip_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def rows(store: Store, release: Release, table: str, *columns: str) -> list[tuple[Any, ...]]:
    return store.table(release, table).select(*columns).collect().rows()


def test_what_is_wrong_is_told_with_file_row_and_column_and_nothing_is_stored(
    store: Store, tmp_path: Path
) -> None:
    skills = [list(row) for row in ESCO_FILES["skills_en.csv"]]
    skills[1][1] = "cook"
    skills[2][4] = ""
    skills[3][2] = "wisdom"
    folder = folder_of(tmp_path / "1.2.0", esco_files(skills_en=[*skills, skills[4]]))

    with pytest.raises(DataRefused) as refused:
        import_release(store, "esco", str(folder))

    told = [
        (fault.code, fault.facts["row"], fault.facts["column"], fault.facts["reason"])
        for fault in refused.value.faults
    ]
    assert [
        ("data-cell-wrong", 2, "conceptUri", "it is not a web address"),
        ("data-cell-wrong", 3, "preferredLabel", "it is empty"),
        ("data-cell-wrong", 7, "conceptUri", "it is there twice"),
        ("data-cell-wrong", 4, "skillType", "it is not skill/competence or skill or knowledge or language"),
    ] == told
    assert 4 == refused.value.facts["count"]
    assert "data-refused" == refused.value.code
    assert () == store.releases()


def test_a_link_to_a_skill_that_is_not_there_is_a_fault(store: Store, tmp_path: Path) -> None:
    without = [row for row in ESCO_FILES["skills_en.csv"] if row[1] != COOK]

    with pytest.raises(DataRefused) as refused:
        import_release(store, "esco", str(folder_of(tmp_path / "1.2.0", esco_files(skills_en=without))))

    assert [(3, "skillUri")] == [
        (fault.facts["row"], fault.facts["column"]) for fault in refused.value.faults
    ]


def test_only_the_first_faults_are_told_and_all_are_counted(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "Technology Skills.txt"
    rows_ = [ONET_FILES["Technology Skills.txt"][0], *([["51-3011", "x", "1", "y", "Y", "N"]] * 50)]
    path.write_bytes(csv_bytes(rows_, "\t"))

    with pytest.raises(DataRefused) as refused:
        import_release(store, "onet", str(path), version="1.0")

    assert (20, 50) == (len(refused.value.faults), refused.value.facts["count"])


def test_faulty_entries_are_left_out_only_on_request(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "courses.csv"
    path.write_bytes(
        csv_bytes(
            (("title", "url", "skills"), ("", "https://a.example", ""), ("Bread", "https://b.example", ""))
        )
    )

    with pytest.raises(DataRefused):
        import_release(store, "courses", str(path))
    imported = import_release(store, "courses", str(path), skip_faulty=True)

    assert [("Bread",)] == rows(store, imported.release, "courses", "title")
    assert 1 == imported.release.skipped
    assert [2] == [fault.facts["row"] for fault in imported.faults]
    with pytest.raises(AssayError) as refused:
        import_release(store, "esco", str(path), skip_faulty=True)
    assert "usage-wrong" == refused.value.code


def test_the_wrong_kind_is_told_by_its_right_name(store: Store, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "29.2", onet_files())

    with pytest.raises(AssayError) as refused:
        import_release(store, "esco", str(folder))

    assert "data-kind-other" == refused.value.code
    assert "assay data import onet" in refused.value.sentence().help
    other = tmp_path / "letter.txt"
    other.write_text("Dear all, here it is.\n")
    with pytest.raises(AssayError) as unknown:
        import_release(store, "esco", str(other))
    assert "data-kind-not-found" == unknown.value.code


@pytest.mark.parametrize("name", ["release", "v29.2_or_later", "before_24.2", "26.2-26.3"])
def test_a_version_is_asked_for_where_the_name_does_not_tell_exactly_one(
    store: Store, tmp_path: Path, name: str
) -> None:
    folder = folder_of(tmp_path / name, onet_files())

    with pytest.raises(AssayError) as refused:
        import_release(store, "onet", str(folder))

    assert "data-version-missing" == refused.value.code


def test_the_very_same_files_are_stored_once_and_others_under_the_same_name_are_refused(
    store: Store, tmp_path: Path
) -> None:
    path = zip_of(tmp_path / "29.2.zip", onet_files())
    first = import_release(store, "onet", str(path))
    again = import_release(store, "onet", str(path))
    zip_of(path, onet_files({"Job Zones": None}))

    assert (True, False) == (first.stored, again.stored)
    assert first.release == again.release
    with pytest.raises(AssayError) as refused:
        import_release(store, "onet", str(path))
    assert "data-release-exists" == refused.value.code
    replaced = import_release(store, "onet", str(path), replace=True)
    assert [replaced.release] == list(store.releases())
    assert "job_zones" not in replaced.release.tables


def test_a_missing_column_is_named(store: Store, tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path / "29.2",
        onet_files({"Job Zones": None, "Task Statements": ((CODE, "Task ID"), ("51-3011.00", "1"))}),
    )

    with pytest.raises(DataRefused) as refused:
        import_release(store, "onet", str(folder))

    assert [("data-column-missing", "Task")] == [
        (fault.code, fault.facts["column"]) for fault in refused.value.faults
    ]
