"""A school year's work done by several at once: once, whole, and nobody is told what is not so."""

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

YEAR = "ops/year.py"
PHONES = "pupil/together.py"
GUARDIANS = "consents/together.py"
EXPECTED: dict[str, object] = {
    YEAR: {
        "settled": {"told": 24, "awarded": 24, "credentials": 24, "different": 24, "mails": 24},
        "applied": {
            "pupils": 12,
            "enrolments": 12,
            "states": [["checked", "changed"], ["done", ""]],
            "entries": 1,
        },
        "imported": {"never": 0, "attempts": 24, "certificates": 12, "states": ["done", "done"]},
        "kept_back": {"agree": [True] * 4},
    },
    GUARDIANS: {"open": [False] * 5, "told": True, "left": 0},
    PHONES: {"won": 1, "accounts": 1, "linked": True, "opened": 1, "guessed": 0, "misses": 10},
}


def told(program: str, folder: Path, database: str) -> object:
    environment = os.environ | {
        "ASSAY_FOLDER": str(folder),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "assay.web.site.settings",
        "PYTHONPATH": os.pathsep.join(
            filter(None, (str(REPOSITORY / "tests"), os.environ.get("PYTHONPATH")))
        ),
    }
    answer = subprocess.run(
        [sys.executable, REPOSITORY / "tests" / "web" / program],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == answer.returncode, answer.stderr
    return json.loads(answer.stdout)


@pytest.mark.parametrize("program", EXPECTED)
def test_what_several_do_at_once_is_done_once(program: str, tmp_path: Path, empty_tables: Path) -> None:
    shutil.copy(empty_tables, tmp_path)

    assert EXPECTED[program] == told(program, tmp_path, "")


@pytest.mark.postgres
@pytest.mark.parametrize("program", EXPECTED)
def test_what_several_do_at_once_is_done_once_on_postgresql_too(
    program: str, tmp_path: Path, postgres_url: str
) -> None:
    name = program.partition("/")[0] + "_together"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")

    assert EXPECTED[program] == told(program, tmp_path, postgres_url.replace("/postgres?", f"/{name}?"))
