"""The other process: reads questions, one a line, and answers each with one line.

Run as a script, with nothing of Assay in it, so that it starts fast and holds nothing worth stealing.
A question is the schema's text and a document; the answer says whether it fits and else where not.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any, TextIO

import jsonschema_rs

MEMORY = 512 << 20  # bytes of address space
VALIDATORS = 32  # schemas kept compiled


def limit_memory() -> None:
    """Take at most `MEMORY` bytes; a system that lets no process say so runs no schemas."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def answer(question: dict[str, Any], validators: dict[str, Any]) -> dict[str, Any]:
    """Whether the document fits; `place` has the steps to where it first does not.

    `usable` is false for a schema that is none, or that needs others or patterns that may take for ever.
    """
    text = question["schema"]
    try:
        if text not in validators:
            if len(validators) >= VALIDATORS:
                validators.clear()
            validators[text] = jsonschema_rs.validator_for(
                json.loads(text),
                offline=True,  # a reference to another schema is an error, not a look-up
                pattern_options=jsonschema_rs.RegexOptions(),
            )
        error = next(iter(validators[text].iter_errors(question["document"])), None)
    except (ValueError, jsonschema_rs.ReferencingError):  # its own ValidationError is a ValueError
        return {"usable": False}
    return {"usable": True, "place": None if error is None else list(error.instance_path)}


def serve(questions: TextIO, answers: TextIO) -> None:
    """Answer until there are no more questions."""
    validators: dict[str, Any] = {}
    for line in questions:
        answers.write(json.dumps(answer(json.loads(line), validators)) + "\n")
        answers.flush()


def main() -> None:
    """Say that it is ready, then answer."""
    limit_memory()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    serve(sys.stdin, sys.stdout)


if __name__ == "__main__":  # pragma: no cover - in a process of its own
    main()
