"""`assay data`, typed as a person types it: what is printed, what comes back, and in which language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assay.analysis.commands import data
from assay.analysis.commands.data_words import word
from assay.cli import main as program
from releases import ONET_FILES, csv_bytes, onet_files, zip_of


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSAY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("COLUMNS", "120")


def typed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = program.main(["data", *words])
    said = capsys.readouterr()
    return status, said.out, said.err


def as_json(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    return json.loads(typed(capsys, *words, "--json")[1])


def test_an_import_tells_what_came_in_and_whose_it_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = zip_of(tmp_path / "db_29_2_text.zip", onet_files())

    status, said, _ = typed(capsys, "import", "onet", str(path))

    assert 0 == status
    assert "Imported: onet · 29.2 · en" in said
    assert "  technologies: 2" in said
    assert "Terms: CC BY 4.0" in said
    assert "USDOL/ETA" in said
    assert "Left out: release/Read Me.txt" in said
    assert "imported before" in typed(capsys, "import", "onet", str(path))[1]


def test_the_list_names_kind_version_language_rows_day_and_terms(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert "assay data install" in typed(capsys, "list")[1]
    typed(capsys, "import", "onet", str(zip_of(tmp_path / "29.2.zip", onet_files())))

    status, said, _ = typed(capsys, "list")
    (release,) = as_json(capsys, "list")

    assert 0 == status
    assert ["onet", "29.2", "en"] == said.splitlines()[1].split()[:3]
    assert ("onet", "29.2", "en", "CC BY 4.0") == tuple(
        release[name] for name in ("kind", "version", "language", "licence")
    )
    assert {"imported", "attribution", "digest", "files", "tables", "lacks"} <= set(release)
    assert str(tmp_path) not in json.dumps(release)


def test_faults_are_listed_and_counted_for_people_and_as_json(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = [ONET_FILES["Technology Skills.txt"][0], *([["51", "x\x1b[31m", "1", "y", "Y", "N"]] * 25)]
    path = tmp_path / "t_1.0.txt"
    path.write_bytes(csv_bytes(rows, "\t"))

    status, said, told = typed(capsys, "import", "onet", str(path))
    error = as_json(capsys, "import", "onet", str(path))["error"]
    spanish = typed(capsys, "--language", "es", "import", "onet", str(path))[2]

    assert (2, "") == (status, said)
    assert "data-refused: Faults found in “t_1.0.txt”: 25." in told
    assert "row 2, column “O*NET-SOC Code”: it is not a code such as 15-1252.00" in told
    assert "… and 5 more" in told
    assert "\x1b" not in told
    assert (20, "data-cell-wrong") == (len(error["faults"]), error["faults"][0]["code"])
    assert "fila 2, columna «O*NET-SOC Code»: no es un código como 15-1252.00" in spanish


def test_a_guessed_mapping_and_faulty_entries_are_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "courses.csv"
    path.write_bytes(csv_bytes((("title", "skills"), ("Bread", "dough"), ("", "salt"))))

    status, said, _ = typed(capsys, "import", "courses", str(path), "--skip-faulty")

    assert 0 == status
    assert "Columns taken as: title → title, skills → skills" in said
    assert "Faulty entries left out, as you asked: 1" in said
    assert ["“courses.csv”, row 3, column “title”: it is empty."] == as_json(
        capsys, "import", "courses", str(path), "--skip-faulty"
    )["faults"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("import", "esco", "nowhere"), "file-missing"),
        (("import", "poems", "."), "usage-wrong"),
        (("import", "esco", "http://127.0.0.1/x.zip"), "address-refused"),
        (("install", "--from", "nowhere"), "data-pack-missing"),
        ((), "usage-wrong"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: str
) -> None:
    status, said, told = typed(capsys, *words)

    assert (True, "") == (status in {2, 3}, said)
    assert told.startswith(f"{code}: ")


def test_the_words_are_the_same_ones_in_every_language() -> None:
    assert "Terms" == word("licence", "fr")
    assert "Storing" == word("store", "en")
    assert "Guardando" == word("store", "es")
    assert "a file.csv" == word("a file.csv", "es")
    assert data.SUMMARY
