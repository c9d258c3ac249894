"""Three-valued logic, and what never happens: facts that unsettle, a stricter rule that passes more."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.gates.gate_files import column, gate_of, subject
from analysis.valuation.assaying import AS_OF
from assay.analysis.gates import Gate, judge, what_if, with_thresholds
from assay.analysis.gates.logic import all_of, any_of, at_least, negated, verdict_of
from assay.analysis.gates.values import Op, Rule
from assay.analysis.valuation import Mark
from assay.errors import AssayError

P, F, U = Mark.PASSED, Mark.FAILED, Mark.UNKNOWN
NAMES = ("a", "b", "c")


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [(P, P, P, P), (P, F, F, P), (P, U, U, P), (F, F, F, F), (F, U, F, U), (U, U, U, U)],
)
def test_the_tables_of_all_any_and_not(one: Mark, other: Mark, both: Mark, either: Mark) -> None:
    assert both == all_of([one, other]) == all_of([other, one])
    assert either == any_of([one, other]) == any_of([other, one])
    assert [F, P, U] == [negated(mark) for mark in (P, F, U)]


@pytest.mark.parametrize(
    ("marks", "expected"), [((P, P, U), P), ((P, U, F), U), ((P, F, F), F), ((U, U, U), U), ((F, F, U), F)]
)
def test_two_of_three(marks: tuple[Mark, ...], expected: Mark) -> None:
    assert expected == at_least(2, marks)


def rules(*, negates: bool = True) -> st.SearchStrategy[Rule]:
    leaves: st.SearchStrategy[Rule] = st.sampled_from(NAMES).map(lambda name: Rule(Op.IS, name))

    def combined(inner: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
        parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
        made = [
            parts.map(lambda held: Rule(Op.ALL, parts=held)),
            parts.map(lambda held: Rule(Op.ANY, parts=held)),
            parts.map(lambda held: Rule(Op.AT_LEAST, parts=held, count=(len(held) + 1) // 2)),
        ]
        if negates:
            made.append(inner.map(lambda held: Rule(Op.NOT, parts=(held,))))
        return st.one_of(made)

    return st.recursive(leaves, combined, max_leaves=6)


@given(rules(), st.tuples(*[st.sampled_from([P, F, U])] * 3))
def test_what_is_settled_holds_however_the_open_ones_come_out(rule: Rule, marks: tuple[Mark, ...]) -> None:
    """So more facts never turn a pass or a fail into anything else, and an open one may become either."""
    verdict = verdict_of(rule, dict(zip(NAMES, marks, strict=True)))
    if verdict is U:
        return
    for chosen in product(*[[mark] if mark is not U else [P, F, U] for mark in marks]):
        assert verdict == verdict_of(rule, dict(zip(NAMES, chosen, strict=True)))


BARS = {"a": column("a", at_least=5), "b": column("b", below=5), "c": column("c", at_least=3, at_most=7)}
CELLS = st.sampled_from(["", "*", "words", "2", "5", "6", "4-6", "9"])
RULES = st.sampled_from(
    [{"all": ["a", "b", "c"]}, {"any": ["a", "b", "c"]}, {"at_least": 2, "of": ["a", "b", {"all": ["c"]}]}]
)


@given(st.tuples(CELLS, CELLS, CELLS), RULES, st.floats(0, 10), st.floats(0, 5))
def test_a_stricter_threshold_never_passes_more(
    cells: tuple[str, ...], passes: dict[str, object], start: float, step: float
) -> None:
    gate = gate_of(BARS, passes=passes)
    one = subject(**dict(zip(NAMES, cells, strict=True)))
    verdicts = []
    for bar in (start, start + step):
        values = {"a": bar, "b": 10 - bar}
        verdicts.append(judge(with_thresholds(gate, values), one, as_of=AS_OF).verdict)
    order = {F: 0, U: 1, P: 2}
    assert order[verdicts[1]] <= order[verdicts[0]]


@given(st.tuples(CELLS, CELLS, CELLS), RULES)
def test_filling_an_empty_cell_never_opens_what_was_settled(
    cells: tuple[str, ...], passes: dict[str, object]
) -> None:
    gate = gate_of(BARS, passes=passes)
    settled = judge(gate, subject(**dict(zip(NAMES, cells, strict=True))), as_of=AS_OF).verdict
    for filling in ("2", "9"):
        filled = {name: cell or filling for name, cell in zip(NAMES, cells, strict=True)}
        after = judge(gate, subject(**filled), as_of=AS_OF).verdict
        assert settled in {U, after}


@given(CELLS)
def test_nothing_unknown_is_a_fail(cell: str) -> None:
    gate = gate_of({"a": column("a", at_least=5)}, passes="a")
    if cell in {"", "*", "words"}:
        assert U is judge(gate, subject(a=cell), as_of=AS_OF).verdict


def tiered() -> Gate:
    bars = {"a": column("a", at_least=5), "b": column("b", at_least=5)}
    tiers = [{"name": "one", "when": {"all": ["a", "b"]}}, {"name": "two", "when": "b"}]
    return gate_of(bars, tiers=tiers)


@pytest.mark.parametrize(
    ("a", "b", "verdict", "tier", "unclear"),
    [
        ("6", "6", P, "one", []),
        ("", "6", P, "two", ["one"]),
        ("2", "6", P, "two", []),
        ("6", "", U, "", ["one", "two"]),
        ("6", "2", F, "", []),
    ],
)
def test_a_tier_above_that_nobody_can_tell_is_said(
    a: str, b: str, verdict: Mark, tier: str, unclear: list[str]
) -> None:
    decision = judge(tiered(), subject(a=a, b=b), as_of=AS_OF)
    assert verdict is decision.verdict
    assert tier == (decision.tier.said("en") if decision.tier else "")
    assert unclear == [one.said("en") for one in decision.open_tiers]


def test_what_if_says_whose_verdict_changes_and_how_many_come_out_how() -> None:
    gate = gate_of({"a": column("a", at_least=5)}, passes="a")
    subjects = [subject(a=cell) for cell in ("4", "6", "")]
    before = [judge(gate, one, as_of=AS_OF) for one in subjects]
    after = [judge(with_thresholds(gate, {"a": 3}), one, as_of=AS_OF) for one in subjects]
    changed = what_if(before, after)
    assert (1, 1, 1) == (changed.before.passed, changed.before.failed, changed.before.unknown)
    assert (2, 0, 1) == (changed.after.passed, changed.after.failed, changed.after.unknown)
    assert [(0, F, P)] == [(one.place, one.before, one.after) for one in changed.changes]


def test_a_threshold_that_is_none_or_cannot_be_is_refused() -> None:
    gate = gate_of({"c": column("c", at_least=3, at_most=7)}, passes="c")
    with pytest.raises(AssayError, match="gate-threshold-unknown"):
        with_thresholds(gate, {"c": 1})
    with pytest.raises(AssayError, match="gate-threshold-wrong"):
        with_thresholds(gate, {"c.at_least": 8})
