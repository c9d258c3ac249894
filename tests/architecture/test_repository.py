"""What the repository says about itself: no address of a machine, links that lead somewhere, locks."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from architecture.sources import short, tracked_files
from material import REPOSITORY

README = REPOSITORY / "README.md"

# Written in halves so that this file does not name them either.
PACKAGE_INDEXES = re.compile(
    "|".join(("pypi" + r"\.org", "python" + r"hosted\.org", "npm" + r"js\.(org|com)", "yarn" + r"pkg\.com"))
)
MACHINE_PATHS = re.compile(
    rf"(?<![\w.:/-])(?:/(?:root|home/\w+|Users/\w+|opt/\w+|tmp/\w+)/|{re.escape(str(REPOSITORY))}\b)"
)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)\s]*)?\)")


def texts() -> list[tuple[Path, str]]:
    """Every tracked file that is text."""
    found = []
    for path in tracked_files():
        try:
            found.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue  # a picture
    return found


def test_no_tracked_file_names_a_package_index() -> None:
    assert [] == [short(path) for path, text in texts() if PACKAGE_INDEXES.search(text)]


def test_no_tracked_file_names_a_path_of_some_machine() -> None:
    named = [f"{short(path)}: {hit.group()}" for path, text in texts() if (hit := MACHINE_PATHS.search(text))]

    assert [] == named


def test_the_locks_hold_names_versions_and_hashes_and_no_address() -> None:
    line = re.compile(r"[a-z0-9.-]+==[\w.]+(?: ; .+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?")
    locks = sorted((REPOSITORY / "requirements").glob("*.txt"))

    assert ["dev.txt", "peers.txt", "run.txt", "spark.txt"] == [lock.name for lock in locks]
    for lock in locks:
        assert [] == [row for row in lock.read_text().splitlines() if not line.fullmatch(row)]


def test_every_dependency_of_the_project_stands_in_the_run_lock() -> None:
    locked = set(
        re.findall(r"^([a-z0-9.-]+)==", (REPOSITORY / "requirements" / "run.txt").read_text(), re.MULTILINE)
    )
    project = (REPOSITORY / "pyproject.toml").read_text()
    block = re.search(r"^dependencies = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL)

    assert block
    assert set(re.findall(r'"([A-Za-z0-9.-]+)', block.group(1))) | {"hatchling", "editables"} <= locked


def test_the_readme_has_at_most_120_lines() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("path", [path for path in tracked_files() if path.suffix == ".md"], ids=short)
def test_every_link_of_a_page_leads_to_a_file(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))

    assert [] == [target for target in targets if not (path.parent / target).exists()]


def test_every_word_of_make_is_explained() -> None:
    text = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)

    assert phony
    assert sorted(phony.group(1).split()) == sorted(re.findall(r"^([a-z-]+):.*## \S", text, re.MULTILINE))


def test_continuous_integration_is_make_check() -> None:
    assert "make --no-print-directory check" in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")


def test_the_reference_is_what_the_sources_say() -> None:
    answer = subprocess.run(
        [sys.executable, REPOSITORY / "tools" / "reference.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "") == (answer.returncode, answer.stdout + answer.stderr)
