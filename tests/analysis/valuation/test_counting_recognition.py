from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.valuation.assaying import AS_OF, ID, SCHOOL, statement
from assay.analysis.valuation import Indicator, Mark, Proof, RecognitionStatement, Verb, recognition


def counted(*statements: RecognitionStatement) -> Indicator:
    return recognition(statements, achievement=ID, issuer_id=SCHOOL, as_of=AS_OF)


def test_nobody_known_is_unknown_and_not_none() -> None:
    found = counted()

    assert found.estimate.value is None
    assert (0, 10) == (found.estimate.low, found.estimate.high)
    assert "no-statement" == found.estimate.reason


def test_those_who_state_it_are_at_least_so_many() -> None:
    found = counted(statement("hospital"), statement("college", verb=Verb.CREDITS, credits=3))

    assert (2, 2, 10) == (found.estimate.value, found.estimate.low, found.estimate.high)
    assert 3 == found.others["credits"].value


def test_each_controlling_organization_counts_once() -> None:
    one = statement("hospital", by="North Hospital")
    other = statement("hospital", by="South Hospital", verb=Verb.REQUIRES)

    found = counted(one, other)

    assert 1 == found.estimate.value
    assert ["counted", "same-organization"] == [part.key for part in found.parts]
    assert found.parts[0].value.startswith("South Hospital · requires")


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"proof": Proof.WITHDRAWN}, "withdrawn"),
        ({"proof": Proof.UNPROVEN}, "unproven"),
        ({"controller": ""}, "unproven"),
        ({"until": date(2026, 10, 31)}, "expired"),
        ({"since": date(2026, 11, 2)}, "not-begun"),
        ({"controller": "school"}, "issuer-itself"),
        ({"controller": SCHOOL}, "issuer-itself"),
    ],
)
def test_what_does_not_count_is_shown_with_the_reason(members: dict[str, Any], reason: str) -> None:
    found = counted(statement(**members))

    assert found.estimate.value is None
    assert "no-statement-counts" == found.estimate.reason
    assert [reason] == [part.key for part in found.parts]
    assert all(part.mark is Mark.SHOWN for part in found.parts)


def test_a_statement_counts_on_its_last_day() -> None:
    assert 1 == counted(statement(until=AS_OF)).estimate.value


def test_two_who_recognise_each_other_are_shown_and_left_out() -> None:
    back = statement("school", recognised="college", achievement="https://college.example/a/9")

    found = counted(statement("college"), back, statement("hospital"))

    assert 1 == found.estimate.value
    assert {"reciprocal", "counted"} == {part.key for part in found.parts}


def test_nobody_voids_a_statement_by_inventing_its_other_half() -> None:
    back = statement("school", recognised="college", achievement="x", proof=Proof.UNPROVEN)

    assert 1 == counted(statement("college"), back).estimate.value


def test_statements_about_another_achievement_do_not_count() -> None:
    assert "no-statement" == counted(statement(achievement="https://school.example/other")).estimate.reason
    assert "no-statement" == recognition([statement(achievement="")], achievement="", as_of=AS_OF).words


def test_an_achievement_without_an_identifier_is_recognised_by_nobody() -> None:
    found = recognition([statement()], achievement="", issuer_id="", as_of=AS_OF)

    assert found.estimate.value is None


statements = st.lists(
    st.builds(
        statement,
        st.sampled_from(["a", "b", "c", "school"]),
        verb=st.sampled_from(list(Verb)),
        proof=st.sampled_from(list(Proof)),
        recognised=st.sampled_from(["school", "a", "b"]),
        achievement=st.sampled_from([ID, "https://other.example/a"]),
        until=st.sampled_from([None, date(2026, 1, 2), date(2027, 1, 1)]),
    ),
    max_size=8,
)


@given(statements, st.randoms())
def test_the_order_of_statements_changes_nothing(given_ones: list[RecognitionStatement], chance: Any) -> None:
    shuffled = list(given_ones)
    chance.shuffle(shuffled)

    assert counted(*given_ones) == counted(*shuffled)


@given(statements)
def test_an_issuers_word_for_itself_changes_nothing(given_ones: list[RecognitionStatement]) -> None:
    own = statement("school", verb=Verb.REQUIRES)

    assert counted(*given_ones).estimate.value == counted(*given_ones, own).estimate.value


@given(statements)
def test_saying_it_again_changes_nothing(given_ones: list[RecognitionStatement]) -> None:
    assert counted(*given_ones).estimate.value == counted(*given_ones, *given_ones).estimate.value


@given(statements)
def test_one_more_who_is_independent_never_lowers_it(given_ones: list[RecognitionStatement]) -> None:
    before, after = counted(*given_ones).estimate, counted(*given_ones, statement("new")).estimate

    assert after.low >= before.low
    assert after.coverage >= before.coverage
    assert after.value is not None
