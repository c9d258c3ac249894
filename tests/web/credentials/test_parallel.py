"""The same thing asked for by several at once, and processes killed while they do it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from material import REPOSITORY

PROGRAM = REPOSITORY / "tests" / "web" / "credentials" / "together.py"


def told(folder: Path, database: str) -> dict[str, object]:
    environment = os.environ | {
        "ASSAY_FOLDER": str(folder),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "assay.web.site.settings",
        "PYTHONPATH": str(REPOSITORY / "tests"),
    }
    answer = subprocess.run(
        [sys.executable, PROGRAM], env=environment, capture_output=True, text=True, check=False
    )
    assert 0 == answer.returncode, answer.stderr
    result: dict[str, object] = json.loads(answer.stdout)
    return result


EXPECTED = {
    "same": True,
    "other": [False, True],
    "apart": 8,
    "revoked": 8,
    "corrected": 1,
    "entries": ["award", "revoke"],
    "credentials": 11,
    "places": 11,
    "mails": 11,
    "standing": "revoked",
}


def test_of_equal_requests_at_once_one_is_done_and_all_hear_of_it_dur_002(
    tmp_path: Path, empty_tables: Path
) -> None:
    shutil.copy(empty_tables, tmp_path)
    assert EXPECTED == told(tmp_path, "")


def database(server: str, name: str) -> str:
    """The address of a new database on this server."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


@pytest.mark.postgres
def test_of_equal_requests_at_once_one_is_done_on_postgresql_too(tmp_path: Path, postgres_url: str) -> None:
    assert EXPECTED == told(tmp_path, database(postgres_url, "together"))


def tortured(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.torture", *words],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )


def test_killed_at_any_instant_nothing_is_lost_doubled_or_used_again_dur_005_dur_014() -> None:
    answer = tortured("--kills", "10", "--jobs", "6", "--seed", "1")

    assert 0 == answer.returncode, answer.stdout + answer.stderr


@pytest.mark.postgres
def test_killed_at_any_instant_nothing_is_lost_on_postgresql_either(postgres_url: str) -> None:
    server = database(postgres_url, "tortured")
    answer = tortured("--kills", "10", "--jobs", "3", "--seed", "1", "--database", server)

    assert 0 == answer.returncode, answer.stdout + answer.stderr
