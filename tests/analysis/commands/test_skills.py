"""`assay skills extract`: what it tells, in words and as JSON, and what it says where it cannot."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from analysis.skills.small_model import store_with
from assay.cli.main import main

TEXT = "Bake bread and paint walls. Learners write Python software in teams.\n"


@pytest.fixture(name="paper")
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSAY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    paper = tmp_path / "criteria.md"
    paper.write_text(TEXT, encoding="utf-8")
    return paper


@pytest.fixture(name="data")
def installed(tmp_path: Path) -> None:
    store_with(tmp_path / "data")


@pytest.mark.usefixtures("data")
def test_the_skills_come_as_json_with_their_place_and_grade(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["skills", "extract", str(paper), "--json", "--most", "2"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["source"] == str(paper)
    assert len(told["inferred"]) <= 2
    for skill in told["inferred"]:
        assert TEXT[skill["start"] : skill["end"]] == skill["words"]
        assert skill["grade"] == "D"


@pytest.mark.usefixtures("data")
def test_words_say_that_nothing_is_declared_or_nothing_was_found(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["skills", "extract", str(paper)]) == 0

    out = " ".join(capsys.readouterr().out.split())
    assert "Inferred by a model" in out or "No skill is inferred" in out


@pytest.mark.usefixtures("data", "paper")
def test_a_text_comes_from_standard_input_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))

    assert main(["skills", "extract", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["source"] == "-"


def test_without_data_it_says_what_to_install(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["skills", "extract", str(paper)]) != 0
    assert "data-not-installed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "syllabus-empty"),
        (b" \n\t", "syllabus-empty"),
        (b"%PDF-1.7 broken", "syllabus-"),
        (b"\x00\x01\x02\xff\xfe" * 40, "syllabus-"),
    ],
)
def test_a_file_without_text_is_refused_with_its_reason(
    paper: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: str
) -> None:
    paper.write_bytes(content)

    assert main(["skills", "extract", str(paper)]) != 0
    assert code in capsys.readouterr().err


def test_a_missing_file_is_told(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["skills", "extract", str(paper) + ".not"]) != 0
    assert "file-missing" in capsys.readouterr().err


@pytest.mark.parametrize("most", ["0", "101", "-1", "x", "1.5", "²"])
def test_a_senseless_number_is_refused(paper: Path, most: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["skills", "extract", str(paper), "--most", most]) != 0
    assert capsys.readouterr().err
