"""`assay value`, run as a person runs it."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

import older_badges
from analysis.valuation.assaying import ID, achievement
from assay.analysis.commands.words import WORDS, figure, word
from assay.baking import bake
from factories import awarded, to_bytes
from pictures import png

from .conftest import Run


def test_the_indicators_stand_side_by_side_in_words_with_intervals(value: Run, badge: Path) -> None:
    answer = value(badge, "--at", "2026-11-01")

    assert 0 == answer.status
    for text in (
        "Assay of River rescue",
        "by River School",
        "as of 2026-11-01",
        "Something is handed in and judged, as the issuer states.",
        "1 of 4 (0 … 1) [C]",
        "cannot be evaluated No data are installed",
        "The issuer asks 120 EUR.",
        "The issuer says 12 hours. Short is not slight.",
    ):
        assert text in answer.flat
    assert "●" in answer.out
    assert "score" not in answer.out.lower()


def test_it_speaks_spanish(value: Run, badge: Path) -> None:
    answer = value(badge, "--language", "es")

    assert "Se entrega algo y se juzga, según declara el emisor." in answer.flat
    assert "Breve no es flojo." in answer.flat


def test_programs_get_the_same_bytes_each_time(value: Run, badge: Path) -> None:
    first, again = (value(badge, "--json", "--at", "2026-11-01") for _ in range(2))

    assert first.out == again.out
    assert "score" not in first.json
    assert ID == first.json["achievement"]["id"]
    assert "description" == first.json["inputs"][0]["kind"]


@pytest.mark.parametrize("baked", [False, True])
def test_an_award_is_examined_and_what_it_says_of_the_learner_stays_out(
    value: Run, tmp_path: Path, baked: bool
) -> None:
    content = to_bytes(awarded())
    path = tmp_path / ("award.png" if baked else "award.json")
    path.write_bytes(bake(png(), content) if baked else content)

    answer = value(path, "--json")

    portability = next(one for one in answer.json["indicators"] if one["key"] == "portability")
    assert portability["estimate"]["value"] is not None
    assert "pass" == next(part["mark"] for part in portability["parts"] if part["key"] == "proof")
    assert "ana@school" not in answer.out


def test_an_older_badge_and_a_bare_class_are_read(value: Run, tmp_path: Path) -> None:
    path = tmp_path / "class.json"
    path.write_bytes(to_bytes(older_badges.BADGE))

    assert "open-badges-2" == value(path, "--json").json["achievement"]["standard"]


def test_a_record_of_the_registry_is_read(value: Run, tmp_path: Path) -> None:
    path = tmp_path / "record.jsonld"
    record = {
        "@context": "https://credreg.net/ctdl/schema/context/json",
        "@id": "https://credentialengineregistry.org/resources/ce-11111111-2222-4333-8444-555555555555",
        "@type": "ceterms:Certificate",
        "ceterms:ctid": "ce-11111111-2222-4333-8444-555555555555",
        "ceterms:name": {"en": "Food handler"},
        "ceterms:description": {"en": "Keeps food safe."},
    }
    path.write_bytes(to_bytes(record))

    assert "ctdl" == value(path, "--json").json["achievement"]["standard"]


def test_what_would_make_more_known_is_listed(value: Run, badge: Path) -> None:
    assert "the rubric, at an address" in value(badge, "--improve").flat
    listed = value(badge, "--improve", "--json").json["improvements"]
    assert {"element", "indicator", "shrink", "narrowed", "transparency"} == set(listed[0])


def test_two_are_compared_by_what_is_known_of_both(value: Run, badge: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(achievement(name="Ice rescue", rubric="https://school.example/rubric"))
    weights = tmp_path / "weights.yaml"
    weights.write_text("rigor: 2\nportability: 1\n")

    told = value(badge, other, "--compare", "--weights", weights)

    assert 0 == told.status
    assert "River rescue is not shown to be at least as good as Ice rescue" in told.flat
    assert "Not known of both: Portability, Recognition." in told.flat
    assert "Weighed and left out, for it is not known or not in one currency: Portability." in told.flat
    plain = value(badge, other, "--compare", "--weights", weights, "--json").json
    assert {"assays", "at_least_as_good", "ranks", "weights", "left_out"} == set(plain)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("time: 1", "comparison-weight-wrong"),
        ("rigor: -1", "comparison-weight-wrong"),
        ("rigor: much", "usage-wrong"),
        ("- rigor", "usage-wrong"),
        ("rigor: [", "usage-wrong"),
    ],
)
def test_weights_that_cannot_be_used_are_refused(value: Run, badge: Path, content: str, code: str) -> None:
    Path("weights.yaml").write_text(content)

    assert (
        code == value(badge, badge, "--compare", "--weights", "weights.yaml", "--json").json["error"]["code"]
    )


@pytest.mark.parametrize(
    "words",
    [
        ("--sign", "k"),
        ("--sign", "k", "--relation", "self"),
        ("--weights", "w.yaml"),
        ("--compare", "--improve"),
        ("--wage", "ten"),
        ("--wage", "10"),
        ("--wage", "nan EUR"),
        ("--at", "today"),
        ("other.json", "--improve"),
        ("other.json", "--out", "table.xlsx"),
        ("--relation", "friend"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(
    value: Run, badge: Path, words: tuple[str, ...]
) -> None:
    answer = value(badge, *words)

    assert 2 == answer.status
    assert "usage-wrong" in answer.err


def test_a_wage_gives_the_uplift_that_brings_it_back(value: Run, badge: Path) -> None:
    assert (
        "to gain each month of a year to have it back: 20 EUR (0 … 20) [C]"
        in value(badge, "--wage", "10 EUR").flat
    )


def test_a_folder_becomes_a_table_with_a_row_for_what_cannot_be_read(value: Run, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.json").write_bytes(achievement(name=f"=cmd|{number}", id=f"{ID}/{number}"))
    (folder / "broken.json").write_text("{")

    answer = value(folder, "--out", "table.csv")

    assert 2 == answer.status
    assert "3 assayed, 1 could not be read" in answer.err
    with Path("table.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [f"'=cmd|{number}" for number in range(3)] == [row["name"] for row in rows if not row["error"]]
    assert "document-not-json" in [row["error"] for row in rows]
    assert "1.0" == rows[0]["rigor_value"]
    assert "" == rows[0]["portability_value"]
    assert "no-award-examined" == rows[0]["portability_reason"]


def test_several_files_are_lines_of_json(value: Run, badge: Path) -> None:
    answer = value(badge, badge)

    assert 2 == len([json.loads(line) for line in answer.out.splitlines()])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document-empty"),
        (b"{", "document-not-json"),
        (b"{}", "description-kind-unknown"),
        (png(), "image-holds-no-credential"),
    ],
)
def test_what_is_no_achievement_is_refused_with_the_reason(
    value: Run, tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)

    assert code == value(path, "--json").json["error"]["code"]


def test_a_file_that_is_not_there_and_an_address_without_a_network(value: Run) -> None:
    assert "file-missing" == value("nowhere.json", "--json").json["error"]["code"]
    assert "address-unknown" == value("https://x.example/a.json", "--json").json["error"]["code"]
    assert "file-missing" == value("x.json", "--data", "nowhere", "--json").json["error"]["code"]


def test_skills_are_inferred_only_where_a_model_is_installed(value: Run, badge: Path) -> None:
    assert "data-not-installed" == value(badge, "--infer", "--json").json["error"]["code"]


def test_what_a_terminal_would_obey_is_shown_and_not_obeyed(value: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(achievement(name="\x1b[31mred\x1b[0m [bold]x[/bold]"))

    out = value(path).out

    assert "\x1b[31m" not in out
    assert "[bold]x[/bold]" in out


def test_every_word_is_in_every_language_with_the_same_holes() -> None:
    assert set(WORDS["en"]) == set(WORDS["es"])
    for name, text in WORDS["en"].items():
        assert sorted(text.split("{")[1:]) or "{" not in text, name
        holes = {part.partition("}")[0] for part in text.split("{")[1:]}
        assert holes == {part.partition("}")[0] for part in WORDS["es"][name].split("{")[1:]}, name


def test_figures_are_written_as_people_write_them() -> None:
    assert "40 %" == figure(0.4, "share", "en")
    assert "3,25 bits" == figure(3.25, "bits", "es")
    assert "1200 EUR" == figure(1200.0, "EUR", "en")
    assert "no-such-word" == word("no-such-word", "en")


@pytest.mark.usefixtures("value")
def test_the_program_starts_and_ends(badge: Path) -> None:
    program = [sys.executable, "-c", "from assay.cli.main import main; raise SystemExit(main())"]
    began = time.monotonic()

    done = subprocess.run(
        [*program, "value", str(badge), "--offline"], capture_output=True, check=True, timeout=60
    )

    assert b"River rescue" in done.stdout
    assert time.monotonic() - began < 60
