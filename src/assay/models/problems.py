"""What an examination of shape finds, and where: problems, carried credentials, JSON pointers.

Apart from the rules because everything here costs only when something is found: a place in the
document is a chain of steps, and becomes a JSON pointer (RFC 6901) only for a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from assay.encoding import join
from assay.models.document import Json

Where: TypeAlias = "tuple[Where, str | int] | None"
"""A place in a document: the place that holds it and the step from there; None holds the root."""


MOST_PROBLEMS = 100  # of each sort, in one document
WARNINGS = frozenset({"credential-value-unlisted", "credential-recipient-unnamed"})
"""Departures from the law of shape that are tolerated, and said."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One departure from the law of shape: a code of the table, where, and the sentence's facts."""

    code: str
    pointer: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Shape:
    """All that one pass found: `problems` in document order, and what must be examined in turn.

    `carried` holds each embedded endorsement as (pointer, credential), `carried_tokens` each
    endorsement in token form as (pointer, text), `contained` each credential of a record as (pointer,
    credential or token); none has been examined as a credential yet.
    """

    problems: list[Problem]
    carried: list[tuple[str, Json]]
    carried_tokens: list[tuple[str, str]]
    contained: list[tuple[str, Json | str]] = field(default_factory=list)


def pointer_to(where: Where, *more: str | int) -> str:
    """The JSON pointer to this place, or to what lies these steps below it."""
    steps: list[str | int] = []
    while where is not None:
        where, step = where
        steps.append(step)
    steps.reverse()
    return join("", *steps[1:], *more)  # the first step is the one to the root


def _member_at(where: Where, step: str | int) -> str:
    """The name of the member that this step leads to; for an item of a list, the list's name."""
    while where is not None and isinstance(step, int):
        where, step = where
    return str(step)


@dataclass(slots=True)
class Found:
    """What the pass under way has found so far."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    carried: list[tuple[str, Json]] = field(default_factory=list)
    carried_tokens: list[tuple[str, str]] = field(default_factory=list)
    contained: list[tuple[str, Json | str]] = field(default_factory=list)
    urls: list[str] | None = None
    """The texts to be looked at together in the end; None to look at each where it stands."""

    def _note(self, problem: Problem) -> None:
        # A document that is wrong in a hundred places is told so a hundred times, not a million.
        # Warnings are counted apart, or they could crowd out what rejects.
        counted = self.warnings if problem.code in WARNINGS else self.problems
        if len(counted) < MOST_PROBLEMS:
            counted.append(problem)

    def missing(self, member: str, holder: str, where: Where) -> None:
        """Note that the object here, a `holder`, lacks this member."""
        facts = {"member": member, "holder": holder}
        self._note(Problem("credential-member-missing", pointer_to(where), facts))

    def malformed(self, expected: str, value: Any, where: Where, step: str | int) -> None:  # noqa: ANN401 - JSON
        """Note that this member is not what the standard's class or data type `expected` asks for."""
        member, pointer = _member_at(where, step), pointer_to(where, step)
        if isinstance(value, list) and len(value) > 1:  # several where the standard allows one
            self._note(Problem("credential-member-repeated", pointer, {"member": member}))
        else:
            facts = {"member": member, "expected": expected}
            self._note(Problem("credential-member-malformed", pointer, facts))

    def type_missing(self, name: str, where: Where, step: str | int) -> None:
        """Note that the types given here do not contain `name`."""
        self._note(Problem("credential-type-missing", pointer_to(where, step), {"type": name}))

    def unlisted(self, value: str, where: Where, step: str | int) -> None:
        """Note a value outside the published list that does not say it is an extension."""
        facts = {"member": _member_at(where, step), "value": value}
        self._note(Problem("credential-value-unlisted", pointer_to(where, step), facts))

    def recipient_unnamed(self, where: Where) -> None:
        """Note a subject that says in no way who it is."""
        self._note(Problem("credential-recipient-unnamed", pointer_to(where), {}))
