"""The Python files of this repository and what stands in them, for the tests of this folder."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from material import REPOSITORY

LIBRARY = REPOSITORY / "src" / "assay"
TESTS = REPOSITORY / "tests"

MADE_HERE = frozenset(
    {
        ".coverage",
        ".hypothesis",
        ".mypy_cache",
        ".ruff_cache",
        ".venv",
        ".venv-spark",
        "__pycache__",
        "node_modules",
        "var",
    }
)

type_of_definition = (ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that git knows or would add; outside a repository, every file not made here."""
    answer = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:  # unpacked from an archive
        found = (path for path in sorted(REPOSITORY.rglob("*")) if path.is_file())
        return tuple(path for path in found if MADE_HERE.isdisjoint(path.relative_to(REPOSITORY).parts))
    return tuple(
        path for name in sorted(answer.stdout.split("\0")) if name and (path := REPOSITORY / name).is_file()
    )


def python_files(*folders: str) -> list[Path]:
    """The Python files below these folders that somebody wrote, in order."""
    found = (path for folder in folders for path in (REPOSITORY / folder).rglob("*.py"))
    return sorted(path for path in found if {"node_modules", "migrations"}.isdisjoint(path.parts))


@cache
def tree(path: Path) -> ast.Module:
    """The file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of the file, nested ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, type_of_definition):
            yield node


def short(path: Path) -> str:
    """The path as people name it: from the root of the repository."""
    return path.relative_to(REPOSITORY).as_posix()
