from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from assay.errors import Unavailable
from assay.schemas import SchemaProcess


@pytest.fixture
def ask() -> Iterator[SchemaProcess]:
    one = SchemaProcess(seconds=5)
    yield one
    one.close()


def doubling(depth: int) -> bytes:
    """A small schema that takes two to the power of `depth` steps."""
    steps: dict[str, Any] = {f"a{n}": {"allOf": [{"$ref": f"#/$defs/a{n + 1}"}] * 2} for n in range(depth)}
    return json.dumps({"$ref": "#/$defs/a0", "$defs": {**steps, f"a{depth}": {"type": "object"}}}).encode()


def test_a_document_that_fits(ask: SchemaProcess) -> None:
    assert ask(b'{"required": ["name"]}', {"name": "A"}) is None


def test_a_document_that_does_not_fit_is_told_with_the_place(ask: SchemaProcess) -> None:
    assert "" == ask(b'{"required": ["name"]}', {})
    assert "/a~1b" == ask(b'{"properties": {"a/b": {"type": "string"}}}', {"a/b": 5})


@pytest.mark.parametrize("schema", [b"\xff", b"no JSON", b'{"$ref": "https://other.example/"}'])
def test_a_schema_that_cannot_be_used_is_unavailable(ask: SchemaProcess, schema: bytes) -> None:
    with pytest.raises(Unavailable):
        ask(schema, {})


def test_a_schema_without_an_end_is_given_up_and_the_next_one_answered() -> None:
    ask = SchemaProcess(seconds=0.3)
    with pytest.raises(Unavailable):
        ask(doubling(60), {})
    ask.seconds = 5
    assert ask(b"{}", {}) is None
    ask.close()
    ask.close()


def test_a_process_that_broke_off_is_replaced(ask: SchemaProcess) -> None:
    assert ask(b"{}", {}) is None
    assert ask._process is not None
    ask._process.kill()
    ask._process.wait()
    with pytest.raises(Unavailable):
        ask(b"{}", {"a": "x" * 1_000_000})
    assert ask(b"{}", {}) is None


def test_a_fork_starts_one_of_its_own(ask: SchemaProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(b"{}", {}) is None
    parent, first = os.getpid(), ask._process
    assert first is not None
    monkeypatch.setattr(os, "getpid", lambda: parent + 1)
    assert ask(b"{}", {}) is None
    assert first.poll() is None  # the other one is not ours to end
    ask.close()
    monkeypatch.undo()
    first.kill()
    first.communicate()


def test_without_the_library_nothing_can_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(Unavailable) as raised:
        SchemaProcess()(b"{}", {})
    assert "part-not-installed" == raised.value.code
