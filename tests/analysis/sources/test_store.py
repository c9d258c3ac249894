"""The store keeps a release whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from assay.analysis.sources import Licence, Reading, SourceDigest, Store, data_folder
from assay.analysis.sources.forms import FORMS, frame
from assay.errors import AssayError

DAY = datetime(2026, 9, 1, tzinfo=UTC)
DIGEST = SourceDigest("a.csv", "0" * 64, 3)


def reading(version: str = "1.0", digest: str = "0", **more: object) -> Reading:
    skills = frame("skills", [{"uri": "https://example.org/a", "label": "bake", "framework": "esco"}])
    values: dict[str, object] = {
        "kind": "esco",
        "version": version,
        "language": "en",
        "origin": "a.csv",
        "licence": Licence("CC0", "Nobody"),
        "files": (SourceDigest("a.csv", digest * 64, 3),),
        "tables": {"skills": skills},
    }
    return Reading(**{**values, **more})  # type: ignore[arg-type]  # each is what its name says


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"ASSAY_DATA": "/a", "XDG_DATA_HOME": "/b"}, "/a"),
        ({"XDG_DATA_HOME": "/b", "HOME": "/c"}, "/b/assay"),
        ({"HOME": "/c"}, "/c/.local/share/assay"),
    ],
)
def test_data_lie_where_the_environment_says(environ: dict[str, str], folder: str) -> None:
    assert Path(folder) == data_folder(environ)


def test_what_was_put_is_found_again_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    store = Store(tmp_path)

    release, stored = store.put(reading(), DAY)

    assert stored
    assert release == Store(tmp_path).release("esco")
    assert (DAY, "CC0", "Nobody", {"skills": 1}) == (
        release.made_at,
        release.licence,
        release.attribution,
        release.tables,
    )
    manifest = json.loads((release.folder / "MANIFEST.json").read_text())
    assert "0" * 64 == manifest["files"][0]["sha256"]
    assert ["bake"] == store.table(release, "skills").collect()["label"].to_list()
    assert FORMS["skills"] == dict(store.table(release, "skills").collect_schema())


def test_an_empty_store_has_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "nowhere")

    assert () == store.releases()
    assert store.release("esco") is None
    assert store.model_files() is None


def test_of_several_the_newest_whole_one_has_the_table(tmp_path: Path) -> None:
    store = Store(tmp_path)
    whole, _ = store.put(reading("1.0"))
    part, _ = store.put(reading("1.1", lacks=("skills",)))

    assert part == store.release("esco")
    assert whole == store.release_with("esco", "skills")
    assert whole == store.release("esco", "1.0")
    assert store.release_with("esco", "occupations") is None


def test_a_table_of_other_columns_is_our_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="columns"):
        Store(tmp_path).put(reading(tables={"skills": pl.DataFrame({"uri": ["a"]})}))


@pytest.mark.parametrize("spoiled", ["MANIFEST.json", "skills.parquet"])
def test_a_damaged_release_is_named(tmp_path: Path, spoiled: str) -> None:
    store = Store(tmp_path)
    release, _ = store.put(reading())
    (release.folder / spoiled).unlink()

    with pytest.raises(AssayError) as error:
        store.table(store.releases()[0], "skills")

    assert ("data-store-damaged", spoiled) == (error.value.code, error.value.facts["file"])


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"kind": 1, "tables": 3}'])
def test_a_manifest_that_nobody_wrote_so_is_named(tmp_path: Path, text: str) -> None:
    release, _ = Store(tmp_path).put(reading())
    (release.folder / "MANIFEST.json").write_text(text)

    with pytest.raises(AssayError) as error:
        Store(tmp_path).releases()

    assert "data-store-damaged" == error.value.code


@pytest.mark.parametrize("step", ["write_parquet", "rename"])
def test_what_fails_midway_leaves_nothing_and_the_old_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    store = Store(tmp_path)
    old, _ = store.put(reading())

    def fail(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pl.DataFrame if step == "write_parquet" else Path, step, fail)
    with pytest.raises(AssayError) as error:
        store.put(reading(digest="1"), replace=True)

    assert ("file-not-written", "no space left on device") == (error.value.code, error.value.facts["reason"])
    assert (old,) == store.releases()
    assert [old.folder] == list(old.folder.parent.iterdir())


def test_a_store_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises(AssayError) as error:
        Store(tmp_path / "data").put(reading())

    assert "file-not-written" == error.value.code


KILLED = """
import sys, time, pathlib
import polars as pl
from assay.analysis.sources import Store, import_release
write = pl.DataFrame.write_parquet
def slowly(self, place, **how):
    write(self, place, **how)
    pathlib.Path(sys.argv[2]).touch()
    time.sleep(60)
pl.DataFrame.write_parquet = slowly
import_release(Store(pathlib.Path(sys.argv[1])), "courses", sys.argv[3])
"""


def test_a_kill_midway_leaves_nothing_and_the_next_one_sweeps_up(tmp_path: Path) -> None:
    courses, sign, data = tmp_path / "courses.csv", tmp_path / "sign", tmp_path / "data"
    courses.write_text("title,skills\nBread,dough\n")
    with subprocess.Popen([sys.executable, "-c", KILLED, data, sign, courses]) as process:
        while not sign.exists():
            assert process.poll() is None
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGKILL)
    left = [path.name for path in (data / "releases").iterdir()]

    assert 1 == len(left)
    assert left[0].startswith(".part-")
    assert () == Store(data).releases()
    Store(data).put(reading())
    assert not (data / "releases" / left[0]).exists()
