"""The owners' real files, as far as they lie in the shared material."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from assay.analysis.sources import DataRefused, Store, import_release

Material = Callable[[str], Path]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def test_esco_as_published(material: Material, store: Store) -> None:
    release = import_release(store, "esco", str(material("data/market/esco/1.2.0"))).release

    assert ("1.2.0", "en", ("skills", "occupation_skills")) == (
        release.version,
        release.language,
        release.lacks,
    )
    assert 3039 == release.tables["occupations"]
    collections = store.table(release, "collections").collect()["collection"].unique().to_list()
    assert {"digital", "green", "language", "transversal"} <= set(collections)


def test_the_occupations_of_esco_with_their_skills(material: Material, store: Store) -> None:
    path = material("data/market/esco/esco_occupation_profiles_1.2.0.parquet")

    release = import_release(store, "esco-occupations", str(path)).release

    links = store.table(release, "occupation_skills").collect()
    assert ("1.2.0", 3039) == (release.version, release.tables["occupations"])
    assert {"essential": 67_622, "optional": 61_382} == dict(links["importance"].value_counts().iter_rows())


def test_the_crosswalk_below_the_rows_that_describe_it(material: Material, store: Store) -> None:
    release = import_release(
        store, "crosswalk", str(material("data/market/esco/crosswalk_esco_onet.csv.gz"))
    ).release

    kinds = dict(store.table(release, "crosswalk").collect()["kind"].value_counts().iter_rows())
    assert "1" == release.version
    assert {
        "broadMatch": 2053,
        "closeMatch": 1432,
        "exactMatch": 498,
        "narrowMatch": 227,
        "exactISCO": 43,
    } == kinds


def test_onet_as_published(material: Material, store: Store) -> None:
    release = import_release(store, "onet", str(material("data/market/onet/29.2_xlsx"))).release

    assert ("29.2", 1016, 32_627) == (
        release.version,
        release.tables["occupations"],
        release.tables["technologies"],
    )
    technologies = store.table(release, "technologies").collect()
    assert 2320 == technologies.filter(pl.col("in_demand")).height
    assert 170 == technologies.filter(pl.col("hot"))["example"].n_unique()


@pytest.mark.parametrize(
    ("name", "rows", "has_flag"),
    [
        ("2019-02_v23.2.xlsx", 27_661, False),
        ("2020-02_v24.2.txt.gz", 29_016, False),
        ("2020-08_v25.0.csv.gz", 29_370, False),
        ("2023-11_v28.1.txt.gz", 31_461, True),
        ("2025-05_v29.3.xlsx", 32_681, True),
    ],
)
def test_single_vintages_of_technologies(
    material: Material, store: Store, name: str, rows: int, has_flag: bool
) -> None:
    path = material(f"data/market/onet/technology_skills_vintages/{name}")

    release = import_release(store, "onet", str(path)).release

    flags = store.table(release, "technologies").collect()["in_demand"]
    assert rows == release.tables["technologies"]
    assert has_flag is (flags.null_count() == 0)


@pytest.mark.parametrize(
    ("kind", "name", "table", "rows"),
    [
        ("rsd", "rsd/osmt_Skills-Import.csv", "descriptors", 2),
        ("rsd", "rsd/osmt_v3_skills_get_sample.json.gz", "descriptors", 50),
        ("rsd", "rsd/osmt_v3_search_skills_sample.json.gz", "descriptors", 50),
        ("case", "k12/opensalt_sample_case.json.gz", "skills", 16),
        ("courses", "courses/UCoursera_Courses_2020.csv.gz", "courses", 891),
    ],
)
def test_descriptors_frameworks_and_catalogues(
    material: Material, store: Store, *, kind: str, name: str, table: str, rows: int
) -> None:
    release = import_release(store, kind, str(material(f"data/market/{name}"))).release

    assert rows == release.tables[table]


@pytest.mark.parametrize(
    ("kind", "name", "faults", "table", "rows"),
    [
        ("ctdl", "ctdl/ctdl_samples.tgz", 13, "credentials", 8),
        ("courses", "courses/kizak_coursera_clear.json.gz", 1, "courses", 281),
        ("courses", "courses/kizak_courses_final.csv.gz", 33, "courses", 730),
    ],
)
def test_files_that_are_faulty_as_published_are_refused_or_read_without_the_faults(
    material: Material, store: Store, *, kind: str, name: str, faults: int, table: str, rows: int
) -> None:
    path = str(material(f"data/market/{name}"))

    with pytest.raises(DataRefused) as refused:
        import_release(store, kind, path)
    release = import_release(store, kind, path, skip_faulty=True).release

    assert faults == refused.value.facts["count"] == release.skipped
    assert rows == release.tables[table]


def test_a_file_of_another_owner_is_told_by_its_kind(material: Material, store: Store) -> None:
    with pytest.raises(Exception, match="data-kind-other"):
        import_release(store, "esco", str(material("data/market/onet/29.2_xlsx/Job Zones.xlsx")))
