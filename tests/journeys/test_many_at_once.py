"""A batch on several processes, as programs and people run it: in order, and whatever happens meanwhile."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from material import REPOSITORY

ASSAY = Path(sys.executable).with_name("assay")
COMMAND = ("verify", "--offline", "--jobs", "2", "--batch")

# A program that judges as ours does, except that one line kills its process and another hangs.
PERILOUS = """
import os, signal, sys, time
from assay.cli import main
from assay.verification import Verifier

examine = Verifier.examine

def perilous(self, source, policy):
    if source.name == "deadly.json":
        os.kill(os.getpid(), signal.SIGKILL)
    if source.name == "slow.json":
        time.sleep(60)
    return examine(self, source, policy)

Verifier.examine = perilous
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def badges(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a good badge and one that was changed."""
    folder = tmp_path_factory.mktemp("badges")
    for example in (REPOSITORY / "examples").iterdir():
        shutil.copy(example, folder / example.name)
    for words in (
        ("keys", "new", "key.json", "--no-passphrase"),
        (
            "issue",
            "achievement.yaml",
            "--key",
            "key.json",
            "--name",
            "A",
            "--id",
            "urn:x:1",
            "--out",
            "a.json",
        ),
    ):
        subprocess.run([ASSAY, *words], cwd=folder, check=True, capture_output=True)
    (folder / "changed.json").write_text((folder / "a.json").read_text().replace("Tide", "Ride"))
    return folder


def write_lines(folder: Path, name: str, sources: list[str]) -> None:
    rows = [json.dumps({"id": at, "source": source}) for at, source in enumerate(sources)]
    (folder / name).write_text("\n".join(rows) + "\n")


def read_rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([ASSAY, *words], cwd=folder, capture_output=True, text=True, check=False)


def wait_for(happened: Callable[[], bool]) -> None:
    for _ in range(600):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen in half a minute")


def test_answers_come_in_the_order_of_the_lines(badges: Path) -> None:
    sources = [
        "changed.json" if at % 7 == 3 else "none.json" if at % 11 == 5 else "a.json" for at in range(300)
    ]
    write_lines(badges, "order.jsonl", sources)

    answer = run(badges, *COMMAND, "order.jsonl", "--summary", "summary.json")
    rows = read_rows(answer.stdout)

    wanted = {"a.json": "accepted", "changed.json": "rejected", "none.json": "undetermined"}
    assert answer.returncode == 2
    assert list(range(300)) == [row["id"] for row in rows]
    assert [wanted[source] for source in sources] == [row["verdict"] for row in rows]
    summary = json.loads((badges / "summary.json").read_text())
    assert 300 == summary["rows"] == sum(summary[verdict] for verdict in wanted.values())
    assert sources.count("changed.json") == summary["rejected"] == summary["reasons"]["proof-signature-wrong"]
    assert "300 in " in answer.stderr
    assert "(proof-signature-wrong)" in answer.stderr


def test_a_line_that_kills_or_hangs_its_process_costs_only_itself(badges: Path) -> None:
    (badges / "perilous.py").write_text(PERILOUS)
    sources = ["a.json"] * 150
    sources[20] = sources[21] = sources[100] = "deadly.json"
    sources[60] = "slow.json"
    write_lines(badges, "perilous.jsonl", sources)

    answer = subprocess.run(
        [sys.executable, "perilous.py", *COMMAND, "perilous.jsonl", "--patience", "2"],
        cwd=badges,
        capture_output=True,
        text=True,
        check=False,
    )
    rows = read_rows(answer.stdout)

    assert answer.returncode == 2
    assert list(range(150)) == [row["id"] for row in rows]
    lost = [row["id"] for row in rows if row["codes"] == ["internal"]]
    assert [20, 21, 60, 100] == lost
    assert {"accepted"} == {row["verdict"] for row in rows if row["id"] not in lost}
    assert {"undetermined"} == {rows[at]["verdict"] for at in lost}
    assert "internal: line 21: " in answer.stderr


def test_a_run_that_was_killed_is_resumed_and_leaves_no_process(badges: Path) -> None:
    write_lines(badges, "long.jsonl", ["a.json"] * 3000)
    words = (*COMMAND, "long.jsonl", "--out", "results.jsonl")
    results = badges / "results.jsonl"
    with subprocess.Popen([ASSAY, *words], cwd=badges, start_new_session=True) as child:
        wait_for(lambda: results.exists() and results.read_bytes().count(b"\n") > 100)
        child.kill()
    wait_for(lambda: not in_group(child.pid))
    done = results.read_bytes().count(b"\n")
    with results.open("ab") as file:
        file.write(b'{"id": 2999, "verd')

    assert done < 3000
    refused = run(badges, *words)
    assert (2, True) == (refused.returncode, refused.stderr.startswith("file-exists: "))
    answer = run(badges, *words, "--resume", "--summary", "resumed.json")

    assert answer.returncode == 0
    rows = read_rows(results.read_text())
    assert list(range(3000)) == [row["id"] for row in rows]
    assert {"accepted"} == {row["verdict"] for row in rows}
    summary = json.loads((badges / "resumed.json").read_text())
    assert (3000, 3000, done) == (summary["rows"], summary["accepted"], summary["kept"])
    again = results.read_bytes()
    assert run(badges, *words, "--resume").returncode == 0
    assert again == results.read_bytes()


def in_group(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def talking(badges: Path) -> Iterator[subprocess.Popen[str]]:
    """A batch that reads from a pipe."""
    child = subprocess.Popen(
        [ASSAY, *COMMAND, "-", "--json"],
        cwd=badges,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        bufsize=1,
    )
    with child:
        yield child
        child.kill()


def test_a_program_may_wait_for_each_answer_before_its_next_line(talking: subprocess.Popen[str]) -> None:
    assert talking.stdin
    assert talking.stdout
    for at in range(5):
        talking.stdin.write(json.dumps({"id": at, "source": "a.json"}) + "\n")
        row = json.loads(talking.stdout.readline())
        assert (at, "accepted") == (row["id"], row["verdict"])
    talking.stdin.write('{"id": "long", "source": "' + "x" * (3 << 20) + '"}\n\n{"source": "a.json"}')
    talking.stdin.close()

    rows = read_rows(talking.stdout.read())
    assert [(6, "undetermined"), (8, "accepted")] == [(row["id"], row["verdict"]) for row in rows]


def test_it_ends_when_it_is_interrupted_or_nobody_reads_on(badges: Path) -> None:
    write_lines(badges, "endless.jsonl", ["a.json"] * 5000)
    for end, status in (("interrupt", 130), ("close", 141)):
        with subprocess.Popen(
            [ASSAY, *COMMAND, "endless.jsonl"],
            cwd=badges,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as child:
            assert child.stdout
            child.stdout.readline()
            if end == "interrupt":
                os.killpg(child.pid, signal.SIGINT)
                child.stdout.read()
            else:
                child.stdout.close()
            assert child.wait(30) == status
        wait_for(lambda group=child.pid: not in_group(group))  # type: ignore[misc]  # bound at once


def test_a_folder_is_judged_file_by_file(badges: Path) -> None:
    (badges / "several").mkdir()
    for name in ("b.json", "a.json"):
        shutil.copy(badges / "a.json", badges / "several" / name)
    (badges / "several" / "notes.txt").write_text("not a badge")

    answer = run(badges, *COMMAND, "several")

    assert answer.returncode == 0
    assert [("a.json", "accepted"), ("b.json", "accepted")] == [
        (row["id"], row["verdict"]) for row in read_rows(answer.stdout)
    ]
