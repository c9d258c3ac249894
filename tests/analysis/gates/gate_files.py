"""What the tests of gates share: small rule files, and rows of a list."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from assay.analysis.gates import Gate, Row, Subject, read_gate

START: dict[str, Any] = {
    "form": "assay-gate/1",
    "title": "A test",
    "authority": "Nobody",
    "citation": {"text": "None", "url": "https://rules.example/1"},
}


def file_of(conditions: Mapping[str, Any], **members: Any) -> bytes:
    """A rule file; JSON is YAML."""
    return json.dumps(START | {"conditions": conditions} | members).encode()


def gate_of(conditions: Mapping[str, Any], **members: Any) -> Gate:
    return read_gate(file_of(conditions, **members), "rules.yaml")


def column(name: str = "a", **members: Any) -> dict[str, Any]:
    return {"fact": "column", "column": name, "says": f"about {name}"} | members


def subject(**cells: str) -> Subject:
    """A row of a list, and nothing else."""
    return Subject("One", row=Row(cells, "One", source="list.csv, row 2"))
