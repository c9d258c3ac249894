"""What a walk gives: the statements of a document, and what a verifier must still judge.

Apart because the walk fills it, canonicalization reads it, and neither should know the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
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


@dataclass(frozen=True, slots=True)
class Survey:
    """What a walk found of a document whose statements nobody asked for."""

    remarks: list[Remark]
    has_numbers: bool


@dataclass(slots=True)
class Statements:
    """The statements of a document, kept as canonicalization wants them, and what was remarked.

    Terms are canonical N-Quads text: `"` literals, `<` IRIs and `_:` blank nodes sort in this
    order, so one comparison with `_` tells a blank node.
    """

    tails: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By subject, the rest of each line of the default graph whose object is no blank node."""
    links: list[Quad] = field(default_factory=list)
    """The others: with a blank node as object, or in a graph of their own."""
    remarks: list[Remark] = field(default_factory=list)
    may_repeat: bool = False
    """Whether a statement may be kept twice; to look for it costs a tenth of canonicalization."""
    has_numbers: bool = False
    """Whether the document holds, anywhere, what is no text, object or list of such."""

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> Statements:
        """These statements, as from a walk."""
        made = cls()
        for quad in quads:
            made.add(*quad)
        return made

    def add(self, subject: str, predicate: str, term: str, graph: str) -> None:
        """One more statement, which may be there already."""
        self.may_repeat = True
        if graph or term > "_":
            self.links.append((subject, predicate, term, graph))
        else:
            self.tails[subject].append(f" {predicate} {term} .\n")

    @property
    def quads(self) -> list[Quad]:
        """Every statement as four terms, subject by subject; for other libraries to read."""
        found = list(self.links)
        for subject, tails in self.tails.items():
            for tail in tails:
                _, predicate, rest = tail.split(" ", 2)
                found.append((subject, predicate, rest.removesuffix(" .\n"), ""))
        return found

    def __bool__(self) -> bool:
        return bool(self.links) or any(self.tails.values())

    def __len__(self) -> int:
        return len(self.links) + sum(map(len, self.tails.values()))
