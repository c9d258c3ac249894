"""Rule files are read strictly, lists with bounds; the gates that come along say what they should."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.gates.gate_files import column, file_of, gate_of
from analysis.valuation.assaying import AS_OF, described
from assay.analysis.descriptions import ELEMENTS, Family
from assay.analysis.gates import SHIPPED, Subject, columns_needed, judge, read_gate, read_list, shipped
from assay.analysis.gates.cells import bounds
from assay.analysis.gates.values import Kind
from assay.analysis.valuation import Mark, OutcomeFigures, assay
from assay.errors import AssayError

ONE = {"a": column("a", at_least=5)}


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"form: assay-gate/2", "form"),
        (b"a: 1\na: 2", "/"),
        (b"a: &x 1\nb: *x", "/"),
        (b"[1", "/"),
        (b"\xff", "/"),
        (b"- 1", "/"),
        (b"#" * (65 << 10), "/"),
        (file_of(ONE, passes="a", extra=1), "extra"),
        (file_of(ONE, passes="b"), "passes"),
        (file_of(ONE, passes="a", tiers=[]), "/"),
        (file_of(ONE), "/"),
        (file_of(ONE, tiers=[]), "tiers"),
        (file_of(ONE, passes={"most": ["a"]}), "passes"),
        (file_of(ONE, passes={"at_least": 3, "of": ["a"]}), "passes"),
        (file_of(ONE, passes={"all": []}), "passes"),
        (file_of(ONE | {"b": column("b")}, passes="a"), "conditions/b"),
        (file_of({}, passes="a"), "conditions"),
        (file_of({"A b": column()}, passes="a"), "conditions/A b"),
        (file_of({"a": {"fact": "weather", "says": "x"}}, passes="a"), "conditions/a/fact"),
        (file_of({"a": {"fact": "told", "of": "weather", "says": "x"}}, passes="a"), "conditions/a/of"),
        (file_of({"a": {"fact": "hours", "says": "x"}}, passes="a"), "conditions/a"),
        (
            file_of({"a": {"fact": "hours", "says": "x", "at_least": "1"}}, passes="a"),
            "conditions/a/at_least",
        ),
        (file_of({"a": column(at_least=1, above=2)}, passes="a"), "conditions/a"),
        (file_of({"a": column(at_least=3, at_most=2)}, passes="a"), "conditions/a"),
        (file_of({"a": column(at_least=3, one_of=["x"])}, passes="a"), "conditions/a/one_of"),
        (file_of(ONE, passes="a", in_force={"from": "soon"}), "in_force/from"),
        (file_of(ONE, passes="a", citation={"text": "x", "url": "http://x.example"}), "citation/url"),
        (file_of(ONE, passes="a", title={"en": 3}), "title"),
    ],
)
def test_a_rule_file_that_is_wrong_is_refused_with_its_place(content: bytes, place: str) -> None:
    with pytest.raises(AssayError) as caught:
        read_gate(content, "rules.yaml")
    assert "gate-wrong" == caught.value.code
    assert place == caught.value.facts["place"]


def test_rules_nested_without_end_are_refused() -> None:
    rule: Any = "a"
    for _ in range(40):
        rule = {"not": rule}
    with pytest.raises(AssayError, match="gate-wrong"):
        gate_of(ONE, passes=rule)


def test_the_gates_that_come_along_say_where_they_stand() -> None:
    for name in SHIPPED:
        gate = shipped(name)
        assert gate.address.startswith("https://")
        assert {"en", "es"} == set(gate.title.texts)
        assert gate.is_example == (name == "tiered-example")
    elements = {one.key for one in ELEMENTS if one.family is Family.EU_MANDATORY}
    annex = shipped("eu-annex-1")
    assert elements == {one.of for one in annex.conditions.values() if one.kind is Kind.TOLD}
    assert 11 == len(annex.conditions)
    pell = shipped("workforce-pell")
    assert {150, 599, 8, 15, 0.7, 23475} == set(pell.thresholds.values())
    assert "value-added" in pell.left_out[0].said("en")
    with pytest.raises(AssayError, match="gate-unknown"):
        shipped("../../etc/passwd")


def test_annex_one_on_a_description_and_on_its_awards() -> None:
    gate, told = shipped("eu-annex-1"), described()
    found = {one.condition: one for one in judge(gate, Subject("x", description=told), as_of=AS_OF).judged}
    assert Mark.PASSED is found["title"].verdict
    assert Mark.FAILED is found["quality"].verdict
    assert ("only-in-award", Mark.UNKNOWN) == (found["learner"].why, found["learner"].verdict)
    assert ("may-not-apply", Mark.UNKNOWN) == (found["level"].why, found["level"].verdict)
    awarded = Subject("x", description=told, awards_tell={"learner": "here"})
    judged = judge(gate, awarded, as_of=AS_OF).judged[0]
    assert (Mark.PASSED, "here") == (judged.verdict, judged.source)


LIST = (
    "Programme;clock hours;Weeks;completion rate;placement rate 180 days;median earnings\n"
    "Care;200;10;72 %;0.8;30,000\n"
    "Suppressed;200;10;*;0.8;30,000\n"
    "Short;100;10;;;\n"
    "Long;600;15;90%;90%;30000\n"
)


def test_workforce_pell_on_a_list_has_three_verdicts() -> None:
    gate, listed = shipped("workforce-pell"), read_list(LIST.encode(), "list.csv")
    assert () == listed.lacks(columns_needed(gate))
    told = [judge(gate, Subject(row.name, row=row), as_of=AS_OF) for row in listed.rows]
    assert [Mark.PASSED, Mark.UNKNOWN, Mark.FAILED, Mark.FAILED] == [one.verdict for one in told]
    suppressed = told[1].deciding
    assert [("completion", "cell-empty", "list.csv, row 3")] == [
        (one.condition, one.why, one.source) for one in suppressed
    ]
    assert [("hours", "goes-beyond"), ("weeks", "goes-beyond")] == [
        (one.condition, one.why) for one in told[3].deciding
    ]


def test_outcomes_pass_with_the_whole_interval_and_never_on_the_issuers_word() -> None:
    told = described(workloadHours=200)
    row = OutcomeFigures(
        told.id,
        "x",
        "state",
        began=1000,
        completed=800,
        followed=700,
        placed=560,
        placed_within_days=180,
        earners=500,
        earnings_median=30000,
        currency="USD",
        design="raw",
        citation="State report",
        by_address=True,
    )
    whys = {}
    for name, figures in (("good", [row]), ("few", [row_of(row, began=9, completed=9)]), ("none", [])):
        made = assay(told, outcomes=figures, as_of=AS_OF)
        found = judge(shipped("workforce-pell"), Subject("x", description=told, assay=made), as_of=AS_OF)
        by_name = {one.condition: one for one in found.judged}
        whys[name] = (by_name["completion"].verdict, by_name["completion"].why)
        assert Mark.UNKNOWN is found.verdict  # nobody tells the weeks
        assert Mark.PASSED is by_name["hours"].verdict
    assert (Mark.PASSED, "reaches") == whys["good"]
    assert (Mark.UNKNOWN, "few") == whys["few"]
    assert (Mark.UNKNOWN, "no-outcomes") == whys["none"]
    claimed = assay(told, outcomes=[row_of(row, design="claim", citation="")], as_of=AS_OF)
    gate = shipped("workforce-pell")
    judged = judge(gate, Subject("x", description=told, assay=claimed), as_of=AS_OF).judged
    assert Mark.UNKNOWN is next(one for one in judged if one.condition == "completion").verdict


def row_of(row: OutcomeFigures, **changed: Any) -> OutcomeFigures:
    return OutcomeFigures(**{name: getattr(row, name) for name in row.__slots__} | changed)


@pytest.mark.parametrize(
    ("cell", "share", "expected"),
    [
        ("72%", True, (0.72, 0.72)),
        ("0.72", True, (0.72, 0.72)),
        ("72", True, None),
        ("70-80 %", True, (0.7, 0.8)),
        ("1,200.5", False, (1200.5, 1200.5)),
        ("$23,475", False, (23475, 23475)),
        ("8 weeks", False, (8, 8)),
        ("8 to 10", False, (8, 10)),
        ("9-8", False, None),
        ("1,2", False, None),
        ("50%", False, None),
        ("<10", False, None),
        ("1e999", False, None),
    ],
)
def test_cells(cell: str, share: bool, expected: tuple[float, float] | None) -> None:
    assert expected == bounds(cell, is_share=share)


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (b"", 0),
        (b"name\n", 0),
        (b"\xff\xfe", 0),
        (b"place\nx\n", 1),
        (b"name,name\nx,y\n", 1),
        (b"name,\nx,y\n", 2),
        (b"name,a\n,y\n", 2),
        (b'name\n"x\n', 0),
        (b"name\na\nb\nc\n", 0),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_its_row(content: bytes, row: int) -> None:
    with pytest.raises(AssayError) as caught:
        read_list(content, "list.csv", most=2)
    assert ("gate-list-wrong", row) == (caught.value.code, caught.value.facts["row"])
