"""A yes and a withdrawal at once: whichever comes first, it ends closed."""

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

PROGRAM = REPOSITORY / "tests" / "web" / "consents" / "together.py"
EXPECTED = {"open": [False] * 5, "told": True, "left": 0}


def told(folder: Path, database: str) -> object:
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
    return json.loads(answer.stdout)


def test_a_yes_and_a_withdrawal_at_once_end_closed(tmp_path: Path, empty_tables: Path) -> None:
    shutil.copy(empty_tables, tmp_path)
    assert EXPECTED == told(tmp_path, "")


@pytest.mark.postgres
def test_a_yes_and_a_withdrawal_at_once_end_closed_on_postgresql_too(
    tmp_path: Path, postgres_url: str
) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE consents_together")
    assert EXPECTED == told(tmp_path, postgres_url.replace("/postgres?", "/consents_together?"))
