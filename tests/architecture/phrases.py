"""The short English reasons and expectations that stand written out in the sources.

A check names them as facts (`reason=…`), directly or through a small function that passes its
parameter on; both are found, and a part that changes is written `{}`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from architecture.sources import python_files, tree

FACTS = frozenset({"expected", "holder", "reason", "what"})

Passers = dict[str, tuple[int, str]]
"""Name of a function → position and name of the parameter that ends up as one of the facts."""


def written_phrases() -> dict[str, Path]:
    """Every text of the library that becomes such a fact, with a file in which it stands."""
    files = [path for path in python_files("src") if "sentences" not in path.parts]
    shared = {name: passed for path in files for name, passed in passers_of(path) if not name.startswith("_")}
    return {
        phrase: path for path in files for phrase in phrases_of(path, {**shared, **dict(passers_of(path))})
    }


def passers_of(path: Path) -> Iterator[tuple[str, tuple[int, str]]]:
    """The functions of a file that pass a parameter on as a fact."""
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.FunctionDef):
            continue
        names = [argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)]
        for value in facts_of(node):
            if isinstance(value, ast.Name) and value.id in names:
                is_method = names[0] in ("self", "cls")
                yield node.name, (names.index(value.id) - is_method, value.id)


def facts_of(node: ast.AST) -> Iterator[ast.expr]:
    """The values given as one of the facts, by keyword or in a dictionary of facts."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.keyword) and inner.arg in FACTS:
            yield inner.value
        elif isinstance(inner, ast.Dict):
            for key, value in zip(inner.keys, inner.values, strict=True):
                if isinstance(key, ast.Constant) and key.value in FACTS:
                    yield value


def phrases_of(path: Path, passers: Passers) -> Iterator[str]:
    """The texts of a file that become facts, directly or through a passing function."""
    for value in facts_of(tree(path)):
        yield from texts(value)
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name not in passers:
            continue
        position, parameter = passers[name]
        if position < len(node.args):
            yield from texts(node.args[position])
        for keyword in node.keywords:
            if keyword.arg == parameter:
                yield from texts(keyword.value)


def texts(value: ast.expr) -> Iterator[str]:
    """The text itself, those of a choice between texts, or one with holes."""
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from texts(body)
            yield from texts(orelse)
        case ast.BoolOp(values=values):
            for each in values:
                yield from texts(each)
        case ast.JoinedStr(values=parts):
            pieces = [part.value if isinstance(part, ast.Constant) else "{}" for part in parts]
            yield "".join(map(str, pieces))
