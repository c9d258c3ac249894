"""What tests of the platform may ask for beside the database of pytest-django."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from web import postgres


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The DATABASE_URL of a PostgreSQL server started for these tests; skipped where it is not installed."""
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with postgres.serving() as url:
        yield url
