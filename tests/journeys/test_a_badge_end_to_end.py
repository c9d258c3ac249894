"""A badge from award to revocation, through the program itself as a person would type it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from material import REPOSITORY

ASSAY = Path(sys.executable).with_name("assay")
ISSUER = ("--key", "key.json", "--issuer", "issuer.yaml", "--passphrase-file", "passphrase")
AWARD = ("issue", "achievement.yaml", "--name", "x", "--id", "urn:x:1", "--out", "o")
LISTS = ("--documents", "lists/documents.json")

Answer = subprocess.CompletedProcess[str]


def assay(folder: Path, *words: str, given: str = "") -> Answer:
    """What the program does with these words in this folder; never a traceback."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    answer = subprocess.run(
        [ASSAY, *words], cwd=folder, input=given, capture_output=True, text=True, check=False, env=environment
    )
    assert "Traceback" not in answer.stderr
    return answer


def done(folder: Path, *words: str) -> Answer:
    """The same, and it must have worked."""
    answer = assay(folder, *words)
    assert (0, "") == (answer.returncode, answer.stderr), words
    return answer


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A folder with the examples and a passphrase."""
    for example in (REPOSITORY / "examples").iterdir():
        shutil.copy(example, tmp_path / example.name)
    (tmp_path / "passphrase").write_text("ebb and flow\n")
    return tmp_path


def test_award_verify_from_the_picture_revoke_and_verify_again(school: Path) -> None:
    done(school, "keys", "new", "key.json", "--passphrase-file", "passphrase")
    done(school, "status", "new", "register.json", "--address", "https://shore.example/status")
    done(
        school,
        *("issue", "achievement.yaml", *ISSUER, "--email", "ines.prado@example.org"),
        *("--register", "register.json", "--picture", "badge.png", "--out", "award.png"),
    )
    done(school, "status", "publish", "register.json", *ISSUER, "--out", "lists")
    assert "Tide Pool Field Assistant" in done(school, "verify", "award.png", *LISTS).stdout
    assert "Saltmarsh Field School" in done(school, "inspect", "award.png", *LISTS).stdout
    done(school, "unbake", "award.png", "--out", "award.json")
    done(school, "bake", "badge.svg", "award.json", "--out", "award.svg")
    done(school, "verify", "award.svg", *LISTS, "--recipient", "ines.prado@example.org")

    done(school, "status", "set", "register.json", "award.png", "--revoke")
    done(school, "status", "publish", "register.json", *ISSUER, "--out", "lists")

    for picture in ("award.png", "award.svg"):
        answer = assay(school, "verify", picture, *LISTS)
        assert answer.returncode == 1
        assert "status-revoked" in answer.stdout
        assert "Tide Pool" not in answer.stdout


def test_a_class_is_issued_from_a_table_and_judged_in_a_batch(school: Path) -> None:
    done(school, "keys", "new", "key.json", "--passphrase-file", "passphrase")
    for _ in range(2):
        done(school, "issue", "achievement.yaml", *ISSUER, "--recipients", "recipients.csv", "--out", "many")
    badges = sorted((school / "many").glob("*-*.json"))
    assert 3 == len(badges)
    changed = badges[0].read_text(encoding="utf-8").replace("Tide", "Ride")
    (school / "changed.json").write_text(changed, encoding="utf-8")
    rows = [{"id": path.name, "source": str(path)} for path in (*badges, school / "changed.json")]

    answer = assay(school, "verify", "--batch", "-", "--json", given="\n".join(map(json.dumps, rows)))

    assert answer.returncode == 0
    told = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [row["id"] for row in rows] == [line["id"] for line in told]
    assert ["accepted", "accepted", "accepted", "rejected"] == [line["verdict"] for line in told]


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        ((), 2, "usage: "),
        (("vrify",), 2, "usage-wrong"),
        (("verify",), 2, "usage-wrong"),
        (("verify", "none.png"), 2, "file-missing"),
        (("verify", "."), 2, "file-unreadable"),
        (("verify", "http://example.org/badge.png"), 2, "address-refused"),
        (("verify", "https://127.0.0.1/badge.png"), 2, "address-refused"),
        (("verify", "credential.json", "--at", "then"), 2, "usage-wrong"),
        (("verify", "credential.json", "--policy", "mild"), 2, "usage-wrong"),
        (("verify", "credential.json", "--language", "xx"), 2, "usage-wrong"),
        (("verify", "--batch", "none.jsonl"), 2, "file-missing"),
        ((*AWARD, "--key", "none.json"), 2, "file-missing"),
        ((*AWARD, "--key", "passphrase"), 2, "key-file-open-to-others"),
        (("keys", "new", "issuer.yaml", "--no-passphrase"), 2, "file-exists"),
        (("keys", "new", "key.json"), 2, "usage-wrong"),
        (("status", "set", "none.json", "urn:x:1", "--revoke"), 2, "file-missing"),
        (("unbake", "badge.png"), 1, "image-holds-no-credential"),
        (("bake", "achievement.yaml", "credential.json", "--out", "o"), 1, "image-kind-unknown"),
    ],
)
def test_each_mistake_of_a_person_has_its_code_its_help_and_its_exit_status(
    school: Path, words: tuple[str, ...], status: int, code: str
) -> None:
    answer = assay(school, *words)

    assert answer.returncode == status
    assert answer.stderr.startswith(code)
    assert code == "usage: " or "\nhelp: " in answer.stderr


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("badge.png", 1, "image-holds-no-credential"),
        ("achievement.yaml", 1, "document-not-json"),
        ("credential.json", 1, "proof-missing"),
        ("issuer.json", 3, "document-kind-unknown"),
        ("empty.json", 1, "document-empty"),
    ],
)
def test_each_file_that_does_not_hold_has_its_verdict(
    school: Path, name: str, status: int, code: str
) -> None:
    (school / "empty.json").write_bytes(b"")
    (school / "issuer.json").write_text('{"@context": "https://w3id.org/openbadges/v2", "type": "Issuer"}')

    answer = assay(school, "verify", name, "--offline")

    assert (status, "") == (answer.returncode, answer.stderr)
    assert code in answer.stdout
    assert "  help: " in answer.stdout


def test_a_reader_that_stops_reading_is_not_answered_with_noise(school: Path) -> None:
    answer = subprocess.run(
        ["sh", "-c", f"{ASSAY} verify credential.json --offline --json | true"],
        cwd=school,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "" == answer.stderr
