from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
from typing import Any

import jsonschema_rs
import pytest

from assay.schemas import worker


def asked(schema: object, document: object, validators: dict[str, Any] | None = None) -> dict[str, Any]:
    question = {"schema": schema if isinstance(schema, str) else json.dumps(schema), "document": document}
    return worker.answer(question, {} if validators is None else validators)


def test_a_document_that_fits() -> None:
    assert {"usable": True, "place": None} == asked({"required": ["a"]}, {"a": 1})


def test_a_document_that_does_not_fit_is_told_with_the_place() -> None:
    schema = {"properties": {"a": {"items": {"type": "string"}}}}
    assert {"usable": True, "place": ["a", 1]} == asked(schema, {"a": ["x", 5]})


@pytest.mark.parametrize(
    "schema",
    ["no JSON", {"type": "nothing"}, {"$ref": "https://other.example/s.json"}, {"pattern": "(?=a)b"}],
)
def test_a_schema_that_is_none_or_reaches_out_cannot_be_used(schema: object) -> None:
    assert {"usable": False} == asked(schema, {})


def test_a_schema_is_compiled_once_and_there_is_an_end_to_what_is_kept() -> None:
    validators: dict[str, Any] = {}
    for number in range(worker.VALIDATORS + 1):
        asked({"minProperties": number}, {}, validators)
        asked({"minProperties": number}, {}, validators)
    assert 1 == len(validators)


def test_one_line_in_one_line_out() -> None:
    answers = io.StringIO()
    worker.serve(io.StringIO('{"schema": "{}", "document": {}}\n' * 2), answers)
    assert [{"usable": True, "place": None}] * 2 == [
        json.loads(line) for line in answers.getvalue().splitlines()
    ]


def test_as_a_program_it_says_that_it_is_ready() -> None:
    answer = subprocess.run(
        [sys.executable, "-I", worker.__file__], input="", capture_output=True, text=True, check=True
    )
    assert "ready\n" == answer.stdout
    assert jsonschema_rs.__name__ in sys.modules


def test_it_says_so_here_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(worker, "limit_memory", lambda: None)  # of the process of the tests
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    worker.main()
    assert "ready\n" == capsys.readouterr().out


def test_the_limit_is_asked_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = []
    monkeypatch.setattr(resource, "setrlimit", lambda *limit: limits.append(limit))
    worker.limit_memory()
    assert [(resource.RLIMIT_AS, (worker.MEMORY, worker.MEMORY))] == limits
