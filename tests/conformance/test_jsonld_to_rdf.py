"""The official toRdf suite of JSON-LD 1.1: right quads or a refusal with a code, never wrong quads.

We are no general processor: what a credential has no use for, and what two readers could take in
two ways, is refused. A remark is no refusal; it is what the verification layer judges.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assay.errors import AssayError
from assay.jsonld import SHIPPED, ContextStore, canonicalize, read_statements
from nquads import canonicalize_quads, read_nquads

SUITE = "data/standards/vectors/json-ld-toRdf"
PLACE = "https://w3c.github.io/json-ld-api/tests/"
EXAMPLES = "data/standards/1edtech/openbadges-specification/ob_v3p0/impl/linked-data-proof-"
STATEMENTS = "data/standards/vectors/ob30-spec/test-vectors/{}"
NEGATIVES = 93
FEWEST_RIGHT = 200

# Not normative, and asks for an option that we do not have: directions are not written as RDF.
OTHER_OPTIONS = {"#tdi09", "#tdi10", "#tdi11", "#tdi12"}


def concerns_1_1(test: dict[str, Any]) -> bool:
    option = test.get("option", {})
    return "json-ld-1.0" not in {option.get("specVersion"), option.get("processingMode")}


@cache
def store(folder: Path) -> ContextStore:
    found = folder.rglob("*.jsonld")
    return SHIPPED.with_contexts({PLACE + str(path.relative_to(folder)): path.read_bytes() for path in found})


def outcome(folder: Path, test: dict[str, Any]) -> str:
    """Right, wrong or read, or the code of the refusal; any other exception comes through."""
    document = json.loads((folder / test["input"]).read_text(encoding="utf-8"))
    base = test.get("option", {}).get("base", PLACE + test["input"])
    try:
        statements = read_statements(document, store(folder), base=base)
    except AssayError as error:
        return error.code
    if "expect" not in test:
        return "read"
    expected = read_nquads((folder / test["expect"]).read_text(encoding="utf-8"))
    return "right" if canonicalize_quads(expected) == canonicalize(statements) else "wrong"


def cases(folder: Path, kind: str) -> list[dict[str, Any]]:
    manifest = json.loads((folder / "toRdf-manifest.jsonld").read_text(encoding="utf-8"))
    ours = [test for test in manifest["sequence"] if concerns_1_1(test)]
    return [test for test in ours if f"jld:{kind}Test" in test["@type"]]


def tell(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\ntoRdf: {line}\n")


def test_a_positive_test_gives_the_right_quads_or_a_refusal(
    material: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = material(SUITE)
    positives = cases(folder, "PositiveEvaluation") + cases(folder, "PositiveSyntax")
    outcomes = {test["@id"]: outcome(folder, test) for test in positives}
    counted = Counter(outcomes.values())
    right = counted["right"] + counted["read"]
    tell(
        capsys,
        f"{right} of {len(positives)} positives right, {counted.total() - right - counted['wrong']} refused",
    )

    assert {name for name, found in outcomes.items() if found == "wrong"} <= OTHER_OPTIONS
    assert right >= FEWEST_RIGHT


def test_every_negative_test_of_1_1_is_refused(
    material: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = material(SUITE)
    negatives = cases(folder, "NegativeEvaluation")
    outcomes = {test["@id"]: outcome(folder, test) for test in negatives}
    tell(capsys, f"{len(outcomes)} negatives refused")

    assert len(outcomes) == NEGATIVES
    assert {name for name, found in outcomes.items() if found in {"right", "wrong", "read"}} == set()


@pytest.mark.parametrize(("example", "vectors"), [("ob", "obv3p0"), ("clr", "clrv2p0")])
def test_the_worked_examples_of_1edtech_give_the_published_statements(
    example: str, vectors: str, material: Callable[[str], Path]
) -> None:
    document = json.loads(material(f"{EXAMPLES}{example}/07-Signed-credential.json").read_bytes())
    folder = material(STATEMENTS.format(vectors))
    held = document.pop("proof")
    proof = held[0] if isinstance(held, list) else held
    options = {name: held for name, held in proof.items() if name != "proofValue"}
    options["@context"] = document["@context"]

    for read, file in ((document, "document-canon.txt"), (options, "proof-canon.txt")):
        expected = (folder / file).read_text(encoding="utf-8").strip()

        assert canonicalize(read_statements(read)).strip() == expected
