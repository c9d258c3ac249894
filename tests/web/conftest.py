"""What tests of the platform may ask for beside the database of pytest-django."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from assay.analysis.sources import Store
from assay.web.base import skill_data
from web import postgres
from web.opening import until_opened


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The DATABASE_URL of a PostgreSQL server started for these tests; skipped where it is not installed."""
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with postgres.serving() as url:
        yield url


@pytest.fixture(scope="session")
def empty_tables(
    django_db_setup: None,  # noqa: ARG001 - the database of the tests must be there first
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """An SQLite file with every table and no row, to be copied to where a process of its own begins.

    Bringing an empty file up to date takes such a process longer than most of what is tested with it.
    """
    path = tmp_path_factory.mktemp("tables") / "assay.sqlite3"
    if connection.vendor != "sqlite":
        sqlite3.connect(path).close()  # an empty file: whoever copies it brings it up to date
        return path
    with django_db_blocker.unblock(), closing(sqlite3.connect(path)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    return path


@pytest.fixture
def skills_installed(settings: Settings, small_skill_data: Store) -> Iterator[Store]:
    """A site with a language model and some of ESCO's skills, which it has opened already."""
    settings.ASSAY_DATA = small_skill_data.folder
    skill_data.forget()
    until_opened()
    yield small_skill_data
    skill_data.forget()
