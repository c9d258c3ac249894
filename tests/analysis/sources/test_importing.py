"""Official layouts in, the common tables out; whatever is wrong is told by file, row and column."""

from __future__ import annotations

import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from assay.analysis.sources import DataRefused, Release, Store, import_release
from assay.errors import AssayError
from fakes import FakeFetch
from releases import (
    BAKE,
    BAKER,
    CASE_PACKAGE,
    CTDL_GRAPH,
    GROUP,
    ONET_FILES,
    TALK,
    csv_bytes,
    esco_files,
    folder_of,
    json_file,
    onet_files,
    xlsx_bytes,
    zip_of,
)

DAY = datetime(2026, 9, 1, tzinfo=UTC)
MAKE = "https://www.onetonline.org/link/summary/"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def rows(store: Store, release: Release, table: str, *columns: str) -> list[tuple[Any, ...]]:
    return store.table(release, table).select(*columns).collect().rows()


def test_an_esco_release_becomes_the_common_tables(store: Store, tmp_path: Path) -> None:
    imported = import_release(store, "esco", str(folder_of(tmp_path / "v1.2.0", esco_files())), at=DAY)

    release = imported.release
    assert ("esco", "1.2.0", "en", DAY, ()) == (
        release.kind,
        release.version,
        release.language,
        release.made_at,
        release.lacks,
    )
    assert "European Commission" in release.attribution
    assert 7 == len(release.files)
    assert ("cook food", ["prepare food", "cook"], "skill", "1.2.0") in rows(
        store, release, "skills", "label", "aliases", "kind", "version"
    )
    assert {"group"} == set(store.table(release, "skills").filter(pl.col("uri") == GROUP).collect()["kind"])
    assert "an old one" not in store.table(release, "skills").collect()["label"]
    assert (BAKER, BAKE, "essential") in rows(
        store, release, "occupation_skills", "occupation_uri", "skill_uri", "importance"
    )
    assert (BAKE, GROUP, "broader") in rows(store, release, "relations", "from_uri", "to_uri", "kind")
    assert ("transversal", TALK) in rows(store, release, "collections", "collection", "uri")
    assert ("baker", "7512") in rows(store, release, "occupations", "label", "code")


def test_a_release_without_the_file_of_all_skills_says_what_it_lacks(store: Store, tmp_path: Path) -> None:
    files = esco_files(skills_en=None, occupationSkillRelations_en=None)

    release = import_release(
        store, "esco", str(zip_of(tmp_path / "ESCO dataset - v1.2.1.zip", files))
    ).release

    assert ("1.2.1", ("skills", "occupation_skills")) == (release.version, release.lacks)
    assert ["speak", "chat"] == store.table(release, "skills").filter(pl.col("uri") == TALK).collect()[
        "aliases"
    ][0].to_list()


def test_one_language_is_taken_out_of_several(store: Store, tmp_path: Path) -> None:
    files = esco_files()
    french = files["skillGroups_en.csv"].replace(b"preparing food", "préparer à manger".encode())
    folder = folder_of(
        tmp_path / "1.2.0", {"skillGroups_en.csv": files["skillGroups_en.csv"], "skillGroups_fr.csv": french}
    )

    release = import_release(store, "esco", str(folder), language="fr").release

    assert ("fr", ["préparer à manger"]) == (
        release.language,
        store.table(release, "skills").collect()["label"].to_list(),
    )
    with pytest.raises(DataRefused) as refused:
        import_release(store, "esco", str(folder))
    assert ["data-file-wrong"] == [fault.code for fault in refused.value.faults]


def test_an_onet_text_release_becomes_the_common_tables(store: Store, tmp_path: Path) -> None:
    release = import_release(store, "onet", str(zip_of(tmp_path / "db_29_2_text.zip", onet_files()))).release

    assert ("29.2", ()) == (release.version, release.lacks)
    assert "USDOL/ETA" in release.attribution
    assert [('Recipe "Pro" software', True, False), ('Recipe "Pro" software', True, True)] == rows(
        store, release, "technologies", "example", "hot", "in_demand"
    )
    named = dict(rows(store, release, "skills", "label", "uri"))
    assert {"Reading Comprehension", 'Recipe "Pro" software'} == set(named)
    links = rows(store, release, "occupation_skills", "occupation_uri", "skill_uri", "importance")
    assert (f"{MAKE}51-3011.00", named["Reading Comprehension"], "essential") in links
    assert (f"{MAKE}35-3031.00", named["Reading Comprehension"], "optional") in links
    assert (["Bread Baker"],) in rows(store, release, "occupations", "aliases")
    assert [(2.0,)] == rows(store, release, "job_zones", "zone")


def test_before_the_flag_in_demand_it_is_unknown_and_not_no(store: Store, tmp_path: Path) -> None:
    old = [row[:5] for row in ONET_FILES["Technology Skills.txt"]]
    path = tmp_path / "Technology Skills.txt"
    path.write_bytes(csv_bytes(old, "\t"))

    release = import_release(store, "onet", str(path), version="24.2").release

    assert [None, None] == store.table(release, "technologies").collect()["in_demand"].to_list()
    assert "occupations" in release.lacks


def test_vintages_lie_side_by_side_and_the_newest_is_the_highest_number(store: Store, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "onet", onet_files())
    for version in ("29.2", "9.0", "28.10", "28.9"):
        import_release(store, "onet", str(folder), version=version)

    assert ["29.2", "28.10", "28.9", "9.0"] == [release.version for release in store.releases("onet")]
    newest = store.release("onet")
    assert newest is not None
    assert "29.2" == newest.version


def test_descriptors_come_as_a_table_or_as_json(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "library.csv"
    path.write_bytes(
        csv_bytes(
            (
                (
                    "Canonical URL",
                    "RSD Name",
                    "Author",
                    "Skill Statement",
                    "Category",
                    "Keywords",
                    "Detailed Occupations",
                ),
                (
                    "https://skills.example/1",
                    "Bake",
                    "The Bakers",
                    "Bake bread daily.",
                    "Food",
                    "oven; dough",
                    "51-3011",
                ),
            )
        )
    )
    document = json_file(
        tmp_path / "library.json.gz",
        [
            {
                "id": "https://skills.example/2",
                "skillName": "Cook",
                "skillStatement": "Cook.",
                "keywords": [{"name": "pan"}],
            }
        ],
    )

    table = import_release(store, "rsd", str(path), name="Bread", at=DAY).release
    answer = import_release(store, "rsd", str(document), name="Food", at=DAY).release

    assert "2026-09-01" == table.version
    assert [("Bake", ["oven", "dough"], ["51-3011"])] == rows(
        store, table, "descriptors", "name", "keywords", "occupations"
    )
    assert [("https://skills.example/2", ["pan"])] == rows(store, answer, "descriptors", "uri", "keywords")


def test_a_case_package_keeps_its_items_and_what_is_above_them(store: Store, tmp_path: Path) -> None:
    release = import_release(store, "case", str(json_file(tmp_path / "bread.json", CASE_PACKAGE))).release

    assert ("Bread, a framework", "2", "The Bakers") == (release.name, release.version, release.attribution)
    assert [("urn:uuid:b", "https://example.org/a", "broader")] == rows(
        store, release, "relations", "from_uri", "to_uri", "kind"
    )
    assert ("Bakes bread.", "B.1", "Daily.") in rows(store, release, "skills", "label", "code", "description")


def test_ctdl_gives_credentials_and_competencies_out_of_an_archive(store: Store, tmp_path: Path) -> None:
    path = json_file(tmp_path / "graph.json", CTDL_GRAPH)
    archive = tmp_path / "all.tgz"
    with tarfile.open(archive, "w:gz") as packed:
        packed.add(path, "inside/graph.json")

    release = import_release(store, "ctdl", str(archive), language="es").release

    assert [("ce-1", "Certificate", "Certificado de panadería")] == rows(
        store, release, "credentials", "ctid", "kind", "name"
    )
    assert [("Knows flour.",)] == rows(store, release, "skills", "label")
    assert [("https://example.org/top",)] == rows(store, release, "relations", "to_uri")


def test_a_catalogue_is_read_by_the_names_of_its_columns(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "catalogue.csv"
    path.write_bytes(
        csv_bytes(
            (
                (
                    "course_title",
                    "course_organization",
                    "course_rating",
                    "course_students_enrolled",
                    "skills",
                ),
                ("Bread", "The Bakers", "4.7", "5.3k", "['dough', 'ovens']"),
                ("Cake", "The Bakers", "", "1,200", "sugar; flour"),
            ),
            ";",
        )
    )

    imported = import_release(store, "courses", str(path))

    assert [("Bread", 5300.0, ["dough", "ovens"]), ("Cake", 1200.0, ["sugar", "flour"])] == rows(
        store, imported.release, "courses", "title", "learners", "skills"
    )
    assert "course_organization → provider" in imported.notes[0]


def test_a_release_comes_from_an_address(store: Store, fetch: FakeFetch, tmp_path: Path) -> None:
    address = "https://example.org/download/onet-29.3?format=zip"
    fetch.documents[address] = zip_of(tmp_path / "any.zip", onet_files()).read_bytes()

    release = import_release(store, "onet", address, fetch=fetch).release

    assert ("29.3", "onet-29.3") == (release.version, release.origin)
    with pytest.raises(AssayError) as unknown:
        import_release(store, "onet", "https://example.org/other", fetch=fetch)
    assert "address-unknown" == unknown.value.code


def test_a_spreadsheet_is_read_as_the_text_is(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "Technology Skills.xlsx"
    path.write_bytes(xlsx_bytes(ONET_FILES["Technology Skills.txt"]))

    release = import_release(store, "onet", str(path), version="29.2").release

    assert [('Recipe "Pro" software', True, False), ('Recipe "Pro" software', True, True)] == rows(
        store, release, "technologies", "example", "hot", "in_demand"
    )
