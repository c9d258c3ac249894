"""Questions with blanks in the place of their words: what is compiled for one is kept for all of its shape.

Compiling an expression takes longer than carrying it out over some thousand advertisements. A blank is two
private signs around a number. It stands in an expression where a text stands, and in SQL inside the quotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

Question = TypeVar("Question")
_OPEN, _CLOSE = "\ue000", "\ue001"
_BLANK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


def blanked(question: Question) -> tuple[Question, tuple[str, ...]]:
    """The question with a blank for each text that is not empty, and those texts by the blanks' numbers.

    Of two questions of one shape the blanked ones are equal.
    """
    texts: list[str] = []
    made: Question = _blank(question, texts)
    return made, tuple(texts)


def filled(sql: str, texts: Sequence[str]) -> str:
    """The SQL with these texts in its blanks, each of which stands inside single quotes."""
    return _BLANK.sub(lambda found: texts[int(found.group(1))].replace("'", "''"), sql)


def _blank(value: Any, texts: list[str]) -> Any:  # noqa: ANN401 - texts, tuples and dataclasses of them
    if isinstance(value, str) and value:
        texts.append(value)
        return f"{_OPEN}{len(texts) - 1}{_CLOSE}"
    if isinstance(value, tuple):
        return tuple(_blank(one, texts) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _blank(getattr(value, one.name), texts) for one in fields(value)})
    return value
