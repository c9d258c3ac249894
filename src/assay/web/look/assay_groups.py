"""The answers under the three questions that people ask, the known ones first.

Apart from the pieces because twelve answers in a row are a wall: which belongs to which question is decided
here, and nowhere is one made of several.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


class Answer(Protocol):
    """What is grouped: anything with the key of an answer, and whether it is known."""

    @property
    def key(self) -> str:
        """Of the indicator."""

    @property
    def is_known(self) -> bool:
        """Whether there is a value."""


Held = TypeVar("Held", bound=Answer)

_GROUPS: tuple[tuple[str, str | Promise, tuple[str, ...]], ...] = (
    (
        "itself",
        gettext_lazy("Is it what it says?"),
        ("rigor", "transparency", "portability", "specificity"),
    ),
    ("asked", gettext_lazy("Is it asked for?"), ("recognition", "named-in-ads", "skill-demand")),
    (
        "lasts",
        gettext_lazy("Does it last and pay back?"),
        ("time", "cost", "outcomes", "occupation-outlook", "durability"),
    ),
)


@dataclass(frozen=True, slots=True)
class Group(Generic[Held]):
    """One question of people's, with the answers that there are, and those that nobody has published."""

    key: str
    title: str
    known: tuple[Held, ...]
    unknown: tuple[Held, ...]

    @property
    def answers(self) -> tuple[Held, ...]:
        """All of them, the known ones first."""
        return (*self.known, *self.unknown)


def question_of(key: str) -> str:
    """The key of the question that this answer belongs to; one that nobody has placed is about itself."""
    return next((name for name, _title, keys in _GROUPS if key in keys), _GROUPS[0][0])


def grouped(answers: Iterable[Held]) -> tuple[Group[Held], ...]:
    """These answers under their questions; a question without any is left out."""
    held = list(answers)
    made = []
    for name, title, keys in _GROUPS:
        own = sorted(
            (one for one in held if question_of(one.key) == name), key=lambda one: _place(keys, one.key)
        )
        if own:
            made.append(
                Group(
                    name,
                    str(title),
                    tuple(one for one in own if one.is_known),
                    tuple(one for one in own if not one.is_known),
                )
            )
    return tuple(made)


def _place(keys: Sequence[str], key: str) -> int:
    return keys.index(key) if key in keys else len(keys)
