"""`assay promises`: what it prints of descriptions and brochures, and how it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.promises.wages import ANALYST, store_with
from analysis.valuation.assaying import achievement
from assay.cli.main import main

FLYER = "# Data\n\nGet hired as a data analyst. Our graduates earn up to **$250,000** a year.\n"


@pytest.fixture
def data(tmp_path: Path) -> str:
    folder = tmp_path / "data"
    store_with(folder)
    return str(folder)


def test_a_brochure_is_held_against_the_data(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    flyer = tmp_path / "flyer.md"
    flyer.write_text(FLYER, encoding="utf-8")
    told = ["promises", str(flyer), "--data", data, "--occupation", ANALYST, "--json"]
    assert main(told) == 0
    found = json.loads(capsys.readouterr().out)["promises"]
    assert [(one["kind"], one["verdict"]) for one in found] == [
        ("jobs", "cannot-be-evaluated"),
        ("pay", "fail"),
    ]
    assert FLYER[found[1]["start"] : found[1]["end"]] == found[1]["sentence"]
    assert main(told[:-1]) == 0
    shown = capsys.readouterr().out
    assert "Not supported" in shown
    assert "Promises found: 2" in shown


def test_a_description_is_read_in_both_its_texts(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    badge = tmp_path / "badge.json"
    told = "Recognised by employers worldwide."
    badge.write_bytes(achievement(description=told, criteria={"narrative": "Worth 12 college credits."}))
    assert main(["promises", str(badge), "--data", data, "--json", "--offline"]) == 0
    found = json.loads(capsys.readouterr().out)["promises"]
    assert [(one["place"], one["why"]) for one in found] == [
        ("description", "no-statement"),
        ("criteria", "no-credit-statement"),
    ]


def test_in_spanish_and_where_nothing_is_promised(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    flyer = tmp_path / "hoja.txt"
    flyer.write_text("Se aprende a dibujar mapas.", encoding="utf-8")
    assert main(["promises", str(flyer), "--data", data, "--language", "es"]) == 0
    assert "ninguna promesa" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 broken"])
def test_what_cannot_be_read_is_refused(
    tmp_path: Path, data: str, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    flyer = tmp_path / "flyer.pdf"
    flyer.write_bytes(content)
    assert main(["promises", str(flyer), "--data", data]) == 2
    assert "flyer.pdf" in capsys.readouterr().err


def test_an_occupation_without_data_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flyer, empty = tmp_path / "flyer.txt", tmp_path / "empty"
    flyer.write_text(FLYER, encoding="utf-8")
    empty.mkdir()
    assert main(["promises", str(flyer), "--data", str(empty), "--occupation", ANALYST]) == 2
    assert "market data" in capsys.readouterr().err
