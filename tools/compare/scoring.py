"""Count fairly: a contender answers for the formats it reads, and for twins of honest files it accepts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from tools.compare.contenders import Contender
from tools.compare.corpus import CORE, OTHER, Case
from tools.compare.running import Answer

_Z = 1.959963984540054
"""Standard deviations that leave 2.5 % on either side."""


@dataclass(slots=True)
class Count:
    """How many of the scored cases were accepted, and how many it hung or crashed on."""

    accepted: int = 0
    scored: int = 0
    broken: int = 0

    def add(self, answer: Answer) -> None:
        """Count one case."""
        self.scored += 1
        self.accepted += answer.verdict == "accepted"
        self.broken += answer.verdict in {"hung", "crashed"}

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the rate after Wilson; all of it when nothing was scored."""
        if not self.scored:
            return 0.0, 1.0
        n, rate, square = self.scored, self.accepted / self.scored, _Z * _Z
        middle = rate + square / (2 * n)
        spread = _Z * sqrt(rate * (1 - rate) / n + square / (4 * n * n))
        scale = 1 + square / n
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


@dataclass(slots=True)
class Score:
    """One contender's counts, and the ids behind them."""

    honest: Count = field(default_factory=Count)
    core: Count = field(default_factory=Count)
    every: Count = field(default_factory=Count)
    classes: dict[str, Count] = field(default_factory=dict)
    formats_not_read: list[str] = field(default_factory=list)
    honest_not_read: int = 0
    hostile_not_read: int = 0
    honest_refused: list[str] = field(default_factory=list)
    hostile_accepted: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def core_without(self, name: str) -> Count:
        """The core count less one of its classes."""
        less = self.classes[name]
        return Count(
            self.core.accepted - less.accepted, self.core.scored - less.scored, self.core.broken - less.broken
        )


def score(contender: Contender, cases: Sequence[Case], answers: Mapping[str, Answer]) -> Score:
    """The score of a contender from its answers."""
    result = Score(classes={name: Count() for name in (*CORE.values(), *OTHER.values())})
    accepted = {case.id for case in cases if answers[case.id].verdict == "accepted"}
    honest = [case for case in cases if case.honest]
    read = {case.format for case in honest if case.id in accepted}
    result.formats_not_read = list(dict.fromkeys(case.format for case in honest if case.format not in read))
    for case in honest:
        if case.format not in read:
            result.honest_not_read += 1
            continue
        result.honest.add(answers[case.id])
        if case.id not in accepted:
            result.honest_refused.append(case.id)
    for case in cases:
        if case.hostile:
            _count_hostile(contender, case, answers[case.id], accepted, result)
    result.broken = [
        case.id for case in cases if answers[case.id].verdict in {"hung", "crashed"} and case.verdict != "any"
    ]
    return result


def _count_hostile(
    contender: Contender, case: Case, answer: Answer, accepted: set[str], result: Score
) -> None:
    parsed_for_it = case.layer == "parse" and case.json_document and not contender.documents_as_bytes
    if case.base not in accepted or parsed_for_it:
        result.hostile_not_read += 1
        return
    counts = [result.every, result.classes[CORE.get(case.layer) or OTHER[case.layer]]]
    if case.layer in CORE:
        counts.append(result.core)
    for count in counts:
        count.add(answer)
    if answer.verdict == "accepted":
        result.hostile_accepted.append(case.id)
