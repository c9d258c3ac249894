"""What every test may ask for: the shared material and the fakes of the outside world."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from assay.analysis.sources import Store
from fakes import FakeClock, FakeFetch
from material import ABSENT, find_material
from skill_data import NOT_INSTALLED, find_skill_data, small_part_of

settings.register_profile("assay", deadline=None)  # nothing is timed in tests: the machine may be busy
settings.load_profile("assay")


@pytest.hookimpl(trylast=True)  # after the shuffling
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes begins first, so that it does not run alone at the end."""
    items.sort(key=lambda item: item.get_closest_marker("postgres") is None)


@pytest.fixture(scope="session")
def material() -> Callable[[str], Path]:
    """`material("data/standards/…")` is that file or folder; the test is skipped where it is absent."""

    def find(name: str) -> Path:
        found = find_material(name)
        if found is None:
            pytest.skip(f"{ABSENT}: {name}")
        return found

    return find


@pytest.fixture(scope="session")
def skill_data() -> Store:
    """The starter pack of skills as installed; the test is skipped where it is not."""
    store = find_skill_data()
    if store is None:
        pytest.skip(f"{NOT_INSTALLED}: make data")
    return store


@pytest.fixture(scope="session")
def small_skill_data(skill_data: Store, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The pack's model and some 150 of its skills, with their vectors: a linker over it opens at once.

    Shared by all tests: none of them writes into it.
    """
    return small_part_of(skill_data, tmp_path_factory.mktemp("small-skill-data"))


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands at noon on 1 September 2026 until the test moves it."""
    return FakeClock(datetime(2026, 9, 1, 12, tzinfo=UTC))


@pytest.fixture
def fetch() -> FakeFetch:
    """A Fetch that knows what the test puts in and remembers what was asked for."""
    return FakeFetch()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests were skipped because the shared material or the skill data are not here."""
    skipped: list[pytest.TestReport] = terminalreporter.stats.get("skipped", [])
    missing = sum(ABSENT in str(report.longrepr) for report in skipped)
    if missing:
        terminalreporter.write_line(f"{missing} tests skipped: {ABSENT} (set ASSAY_MATERIAL)")
    without_data = sum(NOT_INSTALLED in str(report.longrepr) for report in skipped)
    if without_data:
        terminalreporter.write_line(f"{without_data} tests skipped: {NOT_INSTALLED} (make data)")
