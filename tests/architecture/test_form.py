"""The form of every file: small, documented, without hidden imports or silent suppressions."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from architecture.sources import LIBRARY, TESTS, functions, python_files, short, tree

MOST_LINES_OF_A_FILE = 350
MOST_LINES_OF_A_FUNCTION = 60
MOST_LINES_OF_AN_ALGORITHM = 80  # whose docstring names the section that numbers its steps
SECTION = re.compile(r"\b\d+(\.\d+)+\b")

LIBRARY_FILES = python_files("src")
ALL_FILES = python_files("src", "tests", "tools")

# Apart from the mirror, with the reason.
MIRRORED_ELSEWHERE = {
    "codes.py": "tests/architecture/test_codes.py walks the whole table",
    "sentences": "tests/architecture/test_codes.py walks every sentence",
    "analysis": "the analysis is tested by tests/analysis, part by part",
    "cli": "the command line is tested by journeys and by its own folder",
    "web": "the platform is tested by tests/web, area by area, and by journeys in a browser",
    "py.typed": "a marker",
}

SUPPRESSION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no\s*(?:cover|branch)|ruff:\s*noqa|mypy:)(.*)")
REASONED = re.compile(
    r"""\#\s*(?:
        noqa:\s*[A-Z]+[0-9]+(?:,\s*[A-Z]+[0-9]+)*
      | type:\s*ignore\[[a-z-]+(?:,\s*[a-z-]+)*\]
      | pragma:\s*no\s*(?:cover|branch)
    )[\s:\#,;.—-]+\S.{2,}""",
    re.VERBOSE,
)


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def allowed_length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    if SECTION.search(ast.get_docstring(node) or ""):
        return MOST_LINES_OF_AN_ALGORITHM
    return MOST_LINES_OF_A_FUNCTION


def comments(path: Path) -> list[tuple[int, str]]:
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
    return [(token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT]


@pytest.mark.parametrize("path", ALL_FILES, ids=short)
def test_a_file_has_at_most_350_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES_OF_A_FILE


@pytest.mark.parametrize("path", ALL_FILES, ids=short)
def test_a_function_has_at_most_60_lines_or_80_if_a_standard_numbers_its_steps(path: Path) -> None:
    long = [f"{node.name}: {length(node)}" for node in functions(path) if length(node) > allowed_length(node)]

    assert [] == long


@pytest.mark.parametrize("path", LIBRARY_FILES, ids=short)
def test_every_public_name_is_documented(path: Path) -> None:
    silent = [] if ast.get_docstring(tree(path)) else ["the module"]
    classes = [n for n in tree(path).body if isinstance(n, ast.ClassDef) and not n.name.startswith("_")]
    owners: list[ast.Module | ast.ClassDef] = [tree(path), *classes]
    for owner in owners:
        silent += [
            node.name
            for node in owner.body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            and not node.name.startswith("_")
            and node.name != "Meta"  # Django's, described by its class
            and not ast.get_docstring(node)
        ]

    assert [] == silent


@pytest.mark.parametrize("path", LIBRARY_FILES, ids=short)
def test_no_import_hides_inside_a_function(path: Path) -> None:
    hidden = [
        f"line {inner.lineno}"
        for node in functions(path)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]

    assert [] == hidden


@pytest.mark.parametrize("path", ALL_FILES, ids=short)
def test_a_suppression_names_its_rule_and_its_reason(path: Path) -> None:
    bare = [
        f"line {line}: {comment}"
        for line, comment in comments(path)
        if SUPPRESSION.search(comment) and not REASONED.search(comment)
    ]

    assert [] == bare


@pytest.mark.parametrize("path", ALL_FILES, ids=short)
def test_nothing_is_left_to_do(path: Path) -> None:
    marks = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK"]) + r")\b")

    assert [] == [f"line {line}: {text}" for line, text in comments(path) if marks.search(text)]


def test_each_module_has_its_test_file() -> None:
    missing = []
    for path in LIBRARY_FILES:
        inside = path.relative_to(LIBRARY)
        if path.name == "__init__.py" or inside.parts[0] in MIRRORED_ELSEWHERE:
            continue
        twin = TESTS / "unit" / inside.parent / f"test_{path.name}"
        if not twin.exists():
            missing.append(short(twin))

    assert [] == missing, "\n".join(missing)


def test_each_unit_test_file_has_its_module() -> None:
    orphans = []
    for path in sorted((TESTS / "unit").rglob("test_*.py")):
        inside = path.relative_to(TESTS / "unit")
        stem = path.name.removeprefix("test_")
        homes = (LIBRARY / inside.parent / stem, LIBRARY / inside.parent / stem.removesuffix(".py"))
        if not any(home.exists() for home in homes):
            orphans.append(short(path))

    assert [] == orphans, "\n".join(orphans)
