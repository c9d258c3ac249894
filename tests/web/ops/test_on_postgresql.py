"""The same tests of records, on a real PostgreSQL server."""

from __future__ import annotations

import pytest

from material import REPOSITORY
from web.postgres import run_tests

FOLDERS = sorted(
    path.relative_to(REPOSITORY).as_posix()
    for path in (REPOSITORY / "tests" / "web").iterdir()
    if path.is_dir() and any(path.glob("test_*.py"))
)


@pytest.mark.postgres
@pytest.mark.parametrize("folder", FOLDERS)
def test_records_behave_the_same_on_postgresql(folder: str, postgres_url: str) -> None:
    answer = run_tests(postgres_url, folder)

    assert answer.returncode in {0, 5}, answer.stdout[-6000:] + answer.stderr[-2000:]
