"""The same tests of records, on a real PostgreSQL server."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from material import REPOSITORY
from web.postgres import programs, run_tests

FOLDERS = sorted(
    path.relative_to(REPOSITORY).as_posix()
    for path in (REPOSITORY / "tests" / "web").iterdir()
    if path.is_dir() and any(path.glob("test_*.py"))
)

# What has nothing to do with records, has a test of its own on PostgreSQL, or reads what every address says.
ELSEWHERE = (
    "look",
    "certificates/test_wording.py",
    "counsellor/test_made_up_district.py",
    "ops/test_instance.py",
    "ops/test_together.py",
    "yardstick/test_suggestions.py",
    "credentials/test_parallel.py",
    "shares/test_certificates.py",
    "statements/test_parallel.py",
    "security/test_attacks_have_tests.py",
    "security/test_durability.py",
    "security/test_minors.py",
    "security/test_supply.py",
    "security/test_tenancy.py",
    "security/test_uploads.py",
)


@pytest.mark.postgres
def test_records_behave_the_same_on_postgresql(postgres_url: str) -> None:
    answer = run_tests(postgres_url, *FOLDERS, *(f"--ignore=tests/web/{path}" for path in ELSEWHERE))

    assert 0 == answer.returncode, answer.stdout[-6000:] + answer.stderr[-2000:]


@pytest.mark.postgres
def test_an_instance_on_postgresql_is_saved_and_brought_back(postgres_url: str, tmp_path: Path) -> None:
    home = programs()
    assert home is not None
    environment = {
        **os.environ,
        "ASSAY_FOLDER": str(tmp_path),
        "DATABASE_URL": postgres_url,
        "PATH": f"{home}{os.pathsep}{os.environ['PATH']}",
    }

    def admin(*words: str) -> str:
        assay = Path(sys.executable).with_name("assay")
        answer = subprocess.run(
            [str(assay), "admin", *words], env=environment, capture_output=True, text=True, check=False
        )
        assert 0 == answer.returncode, answer.stderr
        return answer.stdout

    admin("django", "prepare")
    admin("operator", "robin@assay.example")
    admin("backup", str(tmp_path / "saved"))
    admin("operator", "late@assay.example")
    admin("restore", str(tmp_path / "saved"), "--replace")

    count = (
        "from assay.web.records.people.models import Person; print(list(Person.objects.values_list('email')))"
    )
    assert "robin" in (told := admin("django", "shell", "--no-imports", "-c", count))
    assert "late" not in told
