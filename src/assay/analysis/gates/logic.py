"""Three-valued logic: what of several verdicts follows when some cannot be evaluated.

A result is certain only where every way in which the open ones may come out gives the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assay.analysis.gates.values import Op, Rule
from assay.analysis.valuation import Mark

_TURNED = {Mark.PASSED: Mark.FAILED, Mark.FAILED: Mark.PASSED, Mark.UNKNOWN: Mark.UNKNOWN}


def at_least(count: int, verdicts: Sequence[Mark]) -> Mark:
    """Whether so many of them pass: certain where the open ones change nothing."""
    passed = sum(one is Mark.PASSED for one in verdicts)
    still = sum(one is Mark.UNKNOWN for one in verdicts)
    if passed >= count:
        return Mark.PASSED
    return Mark.UNKNOWN if passed + still >= count else Mark.FAILED


def all_of(verdicts: Sequence[Mark]) -> Mark:
    """One that fails decides; else one that is open leaves it open."""
    return at_least(len(verdicts), verdicts)


def any_of(verdicts: Sequence[Mark]) -> Mark:
    """One that passes decides; else one that is open leaves it open."""
    return at_least(1, verdicts)


def negated(verdict: Mark) -> Mark:
    """The contrary; what is open stays open."""
    return _TURNED[verdict]


def verdict_of(rule: Rule, verdicts: Mapping[str, Mark]) -> Mark:
    """What the rule says, given the verdict of each condition by name."""
    if rule.op is Op.IS:
        return verdicts[rule.condition]
    parts = [verdict_of(part, verdicts) for part in rule.parts]
    match rule.op:
        case Op.NOT:
            return negated(parts[0])
        case Op.ANY:
            return any_of(parts)
        case Op.AT_LEAST:
            return at_least(rule.count, parts)
        case _:
            return all_of(parts)
