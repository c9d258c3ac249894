"""What is told of each element, gathered: members before sentences, and contradictions kept.

Apart because every reader tells into the same tally and none may settle a contradiction by itself.
"""

from __future__ import annotations

from dataclasses import replace

from assay.analysis.descriptions.values import How, Told
from assay.analysis.descriptions.vocabulary import CLOSED, NOTHING_JUDGED, UNKNOWN, read_hours

_LONGEST = 400  # characters of a value that is text


class Telling:
    """The elements told so far. The first member that tells one wins; sentences only add what is missing."""

    def __init__(self, *, occupations_are_skills: bool = False) -> None:
        """Nothing is told yet. Version 1 of the framework took occupations named for skills."""
        self.occupations_are_skills = occupations_are_skills
        self._told: dict[str, Told] = {}

    def member(self, element: str, value: str, pointer: str, others: tuple[str, ...] = ()) -> None:
        """A member tells this; `others` is what another member beside it says to the contrary."""
        self._add(element, Told(_shorten(value), How.MACHINE, pointer, None, others))

    def half(self, element: str, value: str, pointer: str) -> None:
        """A member tells this in words that a program would have to guess at."""
        self._add(element, Told(_shorten(value), How.TEXT, pointer))

    def sentence(self, element: str, value: str, pointer: str, span: tuple[int, int]) -> None:
        """A sentence tells this."""
        self._add(element, Told(_shorten(value), How.TEXT, pointer, span))

    def all(self) -> dict[str, Told]:
        """What is told, by element."""
        return dict(self._told)

    def _add(self, element: str, new: Told) -> None:
        known = self._told.get(element)
        if known is None:
            self._told[element] = new
        elif known.how is How.TEXT and new.how is How.MACHINE:
            denied = contradict(element, known.value, new.value)
            self._told[element] = replace(new, others=(*new.others, known.value) if denied else new.others)
        elif contradict(element, known.value, new.value):
            others = tuple(dict.fromkeys((*known.others, new.value)))
            self._told[element] = replace(known, others=others)
        elif known.how is new.how and _is_more(element, new.value, known.value):
            self._told[element] = replace(new, others=known.others)


def contradict(element: str, one: str, other: str) -> bool:
    """Whether both cannot be so. Two kinds of assessment can: each must be passed."""
    if one == other or UNKNOWN in (one, other):
        return False
    pair = {one, other}
    if element == "assessment":
        return "none" in pair and not pair <= NOTHING_JUDGED
    if element == "supervision":
        return "unsupervised" in pair
    if element == "participation":
        return pair == {"online", "onsite"}
    if element == "workload":
        first, second = read_hours(one), read_hours(other)
        if first is None or second is None:
            return False
        return first[0] > second[1] or second[0] > first[1]
    if element == "level":
        return all(value.startswith("EQF ") for value in pair)
    return element == "status"


def _is_more(element: str, new: str, known: str) -> bool:
    """Whether the later word says more of the same: a stronger assessment, hours where there were credits."""
    if element in ("assessment", "supervision", "assessor"):
        order = (UNKNOWN, *CLOSED[element])
        return new in order and (known not in order or order.index(new) > order.index(known))
    if element == "workload":
        return read_hours(known) is None and read_hours(new) is not None
    if element == "level":
        return new.startswith("EQF ") and not known.startswith("EQF ")
    return known == UNKNOWN != new


def _shorten(value: str) -> str:
    text = " ".join(value.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
