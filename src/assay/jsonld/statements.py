"""What a walk gives: the statements of a document, and what a verifier must still judge.

Apart because the walk fills it and everybody above reads it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

Quad = tuple[str, str, str, str]
"""Subject, predicate, object, graph as canonical N-Quads terms; the default graph is ''."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Lawful JSON-LD that a signature does not hold in place: a code, where, and its facts."""

    code: str
    pointer: str
    facts: dict[str, object]


@dataclass(slots=True)
class Statements:
    """The quads of a document in the order of its members, and what was remarked on the way."""

    quads: list[Quad] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
