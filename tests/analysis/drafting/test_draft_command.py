"""`assay draft`: what it writes, tells and refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from analysis.drafting.papers import CARE, SPEECH, WELDING, as_docx, as_pdf
from assay.cli.main import main
from assay.cli.yaml_values import read_yaml
from assay.issuance import Issuer, Recipient
from assay.issuance.achievements import read_achievement


@pytest.fixture(autouse=True)
def no_skills(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSAY_DATA", str(tmp_path / "nothing-installed"))


@pytest.fixture
def papers(tmp_path: Path) -> list[str]:
    made = {"speech.pdf": as_pdf(SPEECH), "care.docx": as_docx(CARE), "welding.txt": WELDING.encode()}
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    return [str(tmp_path / name) for name in made]


def test_a_summary_is_told(papers: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["draft", papers[0], "--language", "en"])
    told = capsys.readouterr().out

    assert told.startswith("Public Speaking  (speech.pdf (pdf))")
    assert "4. Deliver an informative speech from brief notes" in told
    assert "Assessed by: Informative speech (20%)" in told
    assert "No skills are suggested" in told


def test_in_spanish(papers: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["draft", papers[1], "--language", "es"])

    assert "Borradores de logros: 5" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_file_can_be_issued_as_it_is(papers: list[str], tmp_path: Path, language: str) -> None:
    assert 0 == main(["draft", *papers, "--out", str(tmp_path / "out"), "--language", language])
    files = sorted((tmp_path / "out").rglob("*.yaml"))

    assert 7 + 5 + 3 == len(files)
    assert 3 == len(list((tmp_path / "out").rglob("summary.txt")))
    issuer = Issuer.with_new_key("Trial")
    for path in files:
        text = path.read_bytes()
        plan = read_achievement(read_yaml(text, path.name))
        issued = issuer.award(plan, Recipient(email="somebody@example.org"))
        assert plan.json["name"] in issued.json["name"]
        assert "alignment" not in plan.json
        assert b"FINISH" in text if language == "en" else b"COMPLETAR" in text


def test_nothing_is_written_over(
    papers: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["draft", papers[0], "--out", str(tmp_path / "out"), "--map", str(tmp_path / "map.csv")]
    (tmp_path / "map.csv").write_text("mine")

    assert 2 == main(asked)
    assert "file-exists" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert "mine" == (tmp_path / "map.csv").read_text()


def test_as_json_spans_and_weights_are_told(papers: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["draft", papers[0], "--json"])
    [told] = json.loads(capsys.readouterr().out)["drafts"]

    assert "Public Speaking" == told["title"]
    assert 7 == len(told["achievements"])
    assert {"kind", "name", "weight", "quote"} == set(told["assessments"][0])
    assert {"text", "start", "end"} == set(told["assessments"][0]["quote"])
    assert told["achievements"][0]["quotes"][0]["text"].startswith("Analyze")


def test_the_map_as_a_table(papers: list[str], tmp_path: Path) -> None:
    assert 0 == main(["draft", *papers, "--map", str(tmp_path / "map.csv"), "--language", "en"])
    with (tmp_path / "map.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))

    assert ["Skill", "Framework", "Address", "Public Speaking"] == head[:4]
    assert 15 == len(rows)
    assert any(row[3].startswith("taught and assessed: “Deliver a persuasive speech") for row in rows)


def test_the_map_as_a_page_loads_and_runs_nothing(papers: list[str], tmp_path: Path) -> None:
    assert 0 == main(["draft", *papers, "--map", str(tmp_path / "map.html")])
    page = (tmp_path / "map.html").read_text()

    assert "<svg role=" in page
    assert "<table>" in page
    assert "Deliver a persuasive speech that answers objections" in page
    assert not any(sign in page for sign in ("<script", "<link", "<img", "src=", "@import", "url("))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere.pdf"], "file-missing"),
        (["."], "file-unreadable"),
        (["{paper}", "--map", "map.xlsx"], "usage-wrong"),
        (["{paper}", "--out", "/proc/nothing"], "file-not-written"),
        (["{empty}"], "syllabus-empty"),
    ],
)
def test_what_cannot_be_done_is_told_by_its_code(
    arguments: list[str], code: str, papers: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.pdf").touch()
    filled = [word.format(paper=papers[0], empty=tmp_path / "empty.pdf") for word in arguments]

    assert 2 == main(["draft", *filled])
    assert code in capsys.readouterr().err


def test_a_terminal_is_not_obeyed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "evil.md"
    path.write_text("# Course \u202e gniklat\n\n## Outcomes\n\n- Say \x1b[31mred things\n- Say blue things\n")

    assert 0 == main(["draft", str(path)])
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "\u202e" not in told
