"""The official test suite of RDF Dataset Canonicalization 1.0 (w3c/rdf-canon, tests/manifest.jsonld)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assay.errors import Malformed
from nquads import canonicalize_quads, labels_of_quads, read_nquads

Material = Callable[[str], Path]

SUITE = "data/standards/vectors/rdf-canon"


def entries(material: Material, kind: str) -> list[tuple[Path, dict[str, Any]]]:
    folder = material(SUITE)
    manifest = json.loads((folder / "manifest.jsonld").read_text("utf-8"))
    return [(folder, entry) for entry in manifest["entries"] if entry["type"] == f"rdfc:{kind}"]


def hash_name(entry: dict[str, Any]) -> str:
    return str(entry.get("hashAlgorithm", "SHA256")).lower()


def text(folder: Path, name: str) -> str:
    return (folder / name).read_bytes().decode()


def test_the_suite_is_whole(material: Material) -> None:
    manifest = json.loads((material(SUITE) / "manifest.jsonld").read_text("utf-8"))
    kinds = Counter(entry["type"] for entry in manifest["entries"])
    assert kinds == {"rdfc:RDFC10EvalTest": 64, "rdfc:RDFC10MapTest": 21, "rdfc:RDFC10NegativeEvalTest": 1}


def test_every_graph_gets_the_official_text(material: Material) -> None:
    wrong = [
        entry["id"]
        for folder, entry in entries(material, "RDFC10EvalTest")
        if canonicalize_quads(read_nquads(text(folder, entry["action"])), hash_name=hash_name(entry))
        != text(folder, entry["result"])
    ]
    assert wrong == []


def test_every_blank_node_gets_the_official_label(material: Material) -> None:
    wrong = []
    for folder, entry in entries(material, "RDFC10MapTest"):
        labels = labels_of_quads(read_nquads(text(folder, entry["action"])), hash_name=hash_name(entry))
        plain = {node.removeprefix("_:"): label.removeprefix("_:") for node, label in labels.items()}
        if plain != json.loads(text(folder, entry["result"])):
            wrong.append(entry["id"])
    assert wrong == []


def test_the_poison_graph_is_refused(material: Material) -> None:
    for folder, entry in entries(material, "RDFC10NegativeEvalTest"):
        quads = read_nquads(text(folder, entry["action"]))
        with pytest.raises(Malformed) as refused:
            canonicalize_quads(quads)
        assert refused.value.code == "document-graph-too-complex"
