"""Every vector of the framework is met by the library, and by a reader made from the document alone."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from analysis.framework import answers, independent_labour, independent_market, independent_reader
from analysis.framework.answers_labour import LABOUR
from material import REPOSITORY

Json = dict[str, Any]
DOCUMENT: Json = json.loads((REPOSITORY / "docs" / "framework" / "vectors.json").read_text(encoding="utf-8"))
VECTORS: list[Json] = DOCUMENT["vectors"]
CORE = [vector for vector in VECTORS if vector["kind"] in ("description", "told")]
FIGURES = ("specificity", "recognition", "cost", "dominance")
MARKET = [vector for vector in VECTORS if vector["kind"] in FIGURES]
OF_LABOUR = [vector for vector in VECTORS if vector["kind"] in LABOUR]
NEAR = 0.0005
MOST_LINES = 150


def name(vector: Json) -> str:
    return str(vector["name"])


def missed(expected: Any, found: Any, where: str = "") -> list[str]:
    """Where an answer is another than the one expected."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [line for key in expected for line in missed(expected[key], found.get(key), f"{where}/{key}")]
    if isinstance(expected, float | int) and isinstance(found, float | int):
        return [] if abs(expected - found) <= NEAR else [f"{where}: {found} and not {expected}"]
    return [] if expected == found else [f"{where}: {found} and not {expected}"]


@pytest.mark.parametrize("vector", VECTORS, ids=name)
def test_the_library_meets_the_vector(vector: Json) -> None:
    assert [] == missed(vector["expected"], answers.answer(vector))


@pytest.mark.parametrize("vector", CORE, ids=name)
def test_a_reader_made_from_the_document_meets_the_vector(vector: Json) -> None:
    given, seen = vector["input"], vector.get("observed", {})
    if vector["kind"] == "description":
        told, awarded = independent_reader.read(given)
    else:
        told, awarded = {key: (one[0], one[1], *(one[2:] or [[]])) for key, one in given.items()}, False
    found = {
        "transparency": independent_reader.transparency(told, awarded=awarded)
        | {"told": {key: one[1] for key, one in told.items() if key in independent_reader.WEIGHTS}},
        "rigor": independent_reader.rigor(told, seen),
        "effort": independent_reader.effort(told, seen),
    }

    assert [] == missed(vector["expected"], found)


@pytest.mark.parametrize("vector", MARKET, ids=name)
def test_the_figures_of_the_market_are_computed_alike_from_the_document(vector: Json) -> None:
    given = vector["input"]
    match vector["kind"]:
        case "specificity":
            found = independent_market.specificity(given)
        case "recognition":
            issuer = "https://x.example"
            found = independent_market.recognition(given, DOCUMENT["achievement"], issuer, DOCUMENT["as_of"])
        case "cost":
            found = independent_market.cost(given)
        case _:
            found = {"probability": independent_market.dominance(given["one"], given["other"])}

    assert [] == missed(vector["expected"], found)


@pytest.mark.parametrize("vector", OF_LABOUR, ids=name)
def test_the_labour_market_is_computed_alike_from_the_document(vector: Json) -> None:
    given = vector["input"]
    if vector["kind"] == "occupations":
        found: Json = {"occupations": independent_labour.occupations(given["alignment"])}
    else:
        found = getattr(independent_labour, vector["kind"].replace("-", "_"))(given)

    assert [] == missed(vector["expected"], found)


def test_there_are_vectors_of_every_kind_and_each_has_a_name_of_its_own() -> None:
    assert len(VECTORS) >= len({name(vector) for vector in VECTORS}) >= 60
    kinds = {"description", "told", "sentences", "specificity", "recognition", "cost", "dominance", *LABOUR}
    assert kinds == {vector["kind"] for vector in VECTORS}


@pytest.mark.parametrize("module", [independent_reader, independent_market, independent_labour])
def test_the_independent_reader_imports_nothing_of_ours_and_is_short(module: Any) -> None:
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    tree = ast.parse(source)
    imported = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported += [one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names]
    told = ast.get_docstring(tree, clean=False) or ""
    code = [line for line in source.replace(told, "").splitlines() if line.strip() and '"""' not in line]

    assert not [one for one in imported if one.split(".")[0] in ("assay", "analysis")]
    assert len(code) <= MOST_LINES
