"""Results written, taken up again, counted and told."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

import pytest

from .conftest import Run


def write_batch(folder: Path, *identifiers: object) -> None:
    rows = [json.dumps({"id": identifier, "source": "award.json"}) for identifier in identifiers]
    (folder / "lines.jsonl").write_text("\n".join(rows) + "\n")


BATCH = ("verify", "--batch", "lines.jsonl", "--offline", "--jobs", "1", "--out", "results.jsonl")


def ids(folder: Path) -> list[object]:
    return [json.loads(line)["id"] for line in (folder / "results.jsonl").read_text().splitlines()]


def test_what_is_there_is_not_done_again_and_half_a_line_is_dropped(run: Run, school: Path) -> None:
    write_batch(school, "a", "b", 3)
    assert 0 == run(*BATCH).status
    with (school / "results.jsonl").open("a") as file:
        file.write('{"id": "d", "ver')
    write_batch(school, "a", "b", "b", 3, "d", {"k": 1})

    answer = run(*BATCH, "--resume", "--summary", "summary.json", "--language", "es")

    assert 0 == answer.status
    assert ["a", "b", 3, "b", "d", {"k": 1}] == ids(school)
    summary = json.loads((school / "summary.json").read_text())
    assert (6, 6, 3, {}) == (summary["rows"], summary["accepted"], summary["kept"], summary["reasons"])
    assert "(3 de ellas de antes)" in answer.err


def test_a_line_that_is_none_is_resumed_by_its_number(run: Run, school: Path) -> None:
    (school / "lines.jsonl").write_text('nonsense\n{"source": "award.json"}\n')

    assert 2 == run(*BATCH).status
    assert 2 == run(*BATCH, "--resume").status
    assert [1, 2] == ids(school)


@pytest.mark.parametrize(
    "held",
    ["other\nother\n", '{"id": 1}\n{"id": 2}\n', '{"id":1,"verdict":"x","codes":[],"seconds":1}\n{}\n'],
)
def test_a_file_of_something_else_is_left_alone(run: Run, school: Path, held: str) -> None:
    write_batch(school, "a")
    (school / "results.jsonl").write_text(held)

    answer = run(*BATCH, "--resume")

    assert answer.err.startswith("usage-wrong: ")
    assert held == (school / "results.jsonl").read_text()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--out", "lines.jsonl"), "file-exists"),
        (("--out", "none/results.jsonl"), "file-not-written"),
        (("--out", "a\0b"), "file-not-written"),
        (("--out", "/dev/null", "--resume"), "file-not-written"),
        (("--resume",), "usage-wrong"),
        (("--jobs", "0"), "usage-wrong"),
        (("--patience", "0"), "usage-wrong"),
    ],
)
def test_options_that_do_not_go_together_are_told(
    run: Run, school: Path, words: tuple[str, ...], code: str
) -> None:
    write_batch(school, "a")

    answer = run("verify", "--batch", "lines.jsonl", "--offline", *words)

    assert 2 == answer.status
    assert answer.err.startswith(f"{code}: ")


def test_options_of_a_batch_need_one(run: Run, school: Path) -> None:
    assert "--batch" in run("verify", school / "award.json", "--jobs", "2").err


def test_a_full_disk_is_told(run: Run, school: Path) -> None:
    write_batch(school, *range(20))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, limits[1]))
    try:
        answer = run(*BATCH)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert answer.err.startswith("file-not-written: ")


def test_a_bar_is_shown_to_a_person_who_waits(
    run: Run, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_batch(school, "a", "b")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)

    assert 0 == run(*BATCH).status
