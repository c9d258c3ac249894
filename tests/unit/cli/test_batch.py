"""`assay verify --batch`: a line in, a line out."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from assay.verification import Verifier

from .conftest import Run


def judge(
    run: Run, folder: Path, *rows: object, words: tuple[str, ...] = ()
) -> tuple[int, list[dict[str, Any]]]:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    (folder / "lines.jsonl").write_text("\n".join(lines) + "\n")
    answer = run("verify", "--batch", folder / "lines.jsonl", "--jobs", "1", "--json", *words)
    return answer.status, [json.loads(line) for line in answer.out.splitlines()]


def lists(folder: Path) -> dict[str, str]:
    documents: dict[str, str] = json.loads((folder / "lists" / "documents.json").read_text())
    return {address: f"lists/{name}" for address, name in documents.items()}


def test_each_line_gets_its_line_in_order(run: Run, rejected: Path) -> None:
    folder = rejected.parent
    status, answers = judge(
        run,
        folder,
        {"id": "a", "source": "award.png", "documents": lists(folder)},
        {"id": 7, "source": "changed.json", "documents": lists(folder)},
        {"source": "award.json", "documents": {}},
    )

    assert status == 0
    assert [("a", "accepted"), (7, "rejected"), (3, "undetermined")] == [
        (answer["id"], answer["verdict"]) for answer in answers
    ]
    assert [] == answers[0]["codes"]
    assert "proof-signature-wrong" in answers[1]["codes"]
    assert all({"id", "verdict", "codes", "seconds"} == set(answer) for answer in answers)
    assert all(0 <= answer["seconds"] < 60 for answer in answers)


def test_a_bad_line_gets_its_line_and_the_next_is_read(run: Run, school: Path) -> None:
    good = {"id": "good", "source": "award.json", "documents": lists(school)}
    status, answers = judge(
        run,
        school,
        "not json",
        "",
        {"id": "none", "source": "none.json"},
        {"id": "nothing"},
        {"id": "member", "source": "award.json", "mercy": True},
        {"id": "at", "source": "award.json", "at": 5},
        {"id": "when", "source": "award.json", "at": "soon"},
        {"id": "documents", "source": "award.json", "documents": []},
        good,
    )

    assert status == 2
    assert [(1, "usage-wrong"), ("none", "file-missing")] == [
        (answer["id"], answer["codes"][0]) for answer in answers[:2]
    ]
    assert {"usage-wrong"} == {answer["codes"][0] for answer in answers[2:-1]}
    assert {"undetermined"} == {answer["verdict"] for answer in answers[:-1]}
    assert "accepted" == answers[-1]["verdict"]


def test_demands_and_instant_of_a_line_are_its_own(run: Run, school: Path) -> None:
    whole = {"source": "award.json", "documents": lists(school)}
    _, answers = judge(
        run,
        school,
        {**whole, "trusted_issuers": ["x"]},
        {**whole, "challenge": "abc"},
        {**whole, "recipient": "tom@shore.example"},
        {**whole, "at": "2020-01-01T00:00:00Z"},
        whole,
    )

    wanted = ["issuer-not-trusted", "presentation-missing", "recipient-different", "period-not-begun"]
    assert all(code in answer["codes"] for code, answer in zip(wanted, answers, strict=False))
    assert "accepted" == answers[-1]["verdict"]


def test_lines_without_documents_share_the_commands_world(run: Run, school: Path) -> None:
    words = ("--documents", "lists/documents.json")
    rows = [{"source": "award.json"}, {"source": "award.json", "at": "2060-01-01"}, {"source": "award.json"}]

    _, answers = judge(run, school, *rows, words=words)

    assert ["accepted", "rejected", "accepted"] == [answer["verdict"] for answer in answers]


def test_documents_of_the_command_stand_for_those_of_a_line(run: Run, school: Path) -> None:
    words = ("--documents", "lists/documents.json")

    _, answers = judge(run, school, {"source": "award.json", "documents": {}}, words=words)

    assert "accepted" == answers[0]["verdict"]


def test_a_dash_reads_standard_input(run: Run, school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = json.dumps({"source": str(school / "award.json")}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(row)))

    assert '"accepted"' in run("verify", "--batch", "-", "--offline", "--jobs", "1").out


@pytest.mark.parametrize(("name", "code"), [("none", "file-missing"), (".", "usage-wrong")])
def test_a_batch_that_cannot_be_opened_is_told(run: Run, name: str, code: str) -> None:
    answer = run("verify", "--batch", name, "--offline")

    assert answer.status == 2
    assert code in answer.err


def test_a_mistake_of_ours_in_one_line_does_not_end_the_others(
    run: Run, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Verifier, "examine", fail)
    status, answers = judge(
        run, school, {"source": "award.json"}, {"source": "award.json"}, words=("--offline",)
    )

    assert status == 2
    assert [["internal"], ["internal"]] == [answer["codes"] for answer in answers]
