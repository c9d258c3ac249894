"""`assay gate`: what it prints, writes and refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from analysis.promises.wages import ANALYST, store_with
from analysis.valuation.assaying import achievement
from assay.cli.main import main

LIST = (
    "name,SOC,clock hours,weeks,completion rate,placement rate 180 days,median earnings\n"
    f"Care,{ANALYST},200,10,72%,80%,30000\n"
    "=Suppressed,,200,10,*,80%,30000\n"
    "Short,,100,10,,,\n"
)


@pytest.fixture
def listed(tmp_path: Path) -> str:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return str(path)


@pytest.fixture
def data(tmp_path: Path) -> str:
    store_with(tmp_path / "data")
    return str(tmp_path / "data")


def test_a_list_is_judged_row_by_row_and_written(
    tmp_path: Path, listed: str, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.csv"
    told = ["gate", "workforce-pell", "--list", listed, "--data", data, "--what-if", "completion=80%"]
    assert 0 == main([*told, "--out", str(out)])
    shown = capsys.readouterr().out
    assert "Of 3: 1 pass, 1 fail, 1 cannot be evaluated." in shown
    assert "Care: Passes → Fails" in shown
    assert "value-added" in shown
    with out.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert ["Care", "'=Suppressed", "Short"] == [row["name"] for row in rows]
    assert "cell-empty" == rows[1]["completion: why"]
    assert "list.csv, row 3" == rows[1]["completion: source"]
    assert 2 == main([*told, "--out", str(out)])  # there already


def test_a_description_with_an_occupation_reaches_a_tier(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    badge = tmp_path / "badge.json"
    badge.write_bytes(achievement(assessor="independent"))
    told = ["gate", "tiered-example", str(badge), "--data", data, "--occupation", ANALYST, "--offline"]
    assert 0 == main([*told, "--json"])
    found = json.loads(capsys.readouterr().out)["decisions"][0]
    assert ("pass", "Tier 2", ["Tier 1"]) == (found["verdict"], found["tier"], found["open_tiers"])
    assert 0 == main([*told, "--language", "es"])
    shown = " ".join(capsys.readouterr().out.split())
    assert "Al menos Nivel 2; Nivel 1 no se puede evaluar." in shown
    assert "no la ley de ningún estado" in shown


def test_own_rules_and_what_is_refused(
    tmp_path: Path, listed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = tmp_path / "mine.yaml"
    rules.write_text("form: assay-gate/9\n", encoding="utf-8")
    for told, word in (
        (["gate", str(rules), "--list", listed], "gate-wrong"),
        (["gate", "nothing", "--list", listed], "gate-unknown"),
        (["gate", "workforce-pell"], "usage-wrong"),
        (["gate", "workforce-pell", "--list", listed, "--what-if", "weeks=3"], "gate-threshold-unknown"),
        (["gate", "workforce-pell", "--list", listed, "--what-if", "completion=much"], "usage-wrong"),
        (["gate", "workforce-pell", "--list", listed, "--out", "x.txt"], "usage-wrong"),
        (["gate", "workforce-pell", "--list", str(tmp_path / "none.csv")], "file-missing"),
    ):
        assert 2 == main([*told, "--json"]), told
        held = capsys.readouterr()
        assert word in held.out + held.err


def test_one_source_of_several_that_cannot_be_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_bytes(achievement())
    (tmp_path / "b.json").write_bytes(b"{}")
    assert 2 == main(["gate", "eu-annex-1", str(tmp_path), "--offline", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert 1 == len(found["decisions"])
    assert 1 == len(found["unread"])
