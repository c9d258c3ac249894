from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from pyld import jsonld

from analysis.valuation.assaying import (
    AS_OF,
    ID,
    SCHOOL,
    KnownRelease,
    SmallGraph,
    achievement,
    load_shipped,
    statement,
    wage,
)
from analysis.valuation.labour import COOKS, SmallDemand, SmallMarket, SmallSeries, figure, row
from assay.analysis.descriptions import read
from assay.analysis.valuation import (
    Assay,
    Match,
    Observed,
    Recomputation,
    Relation,
    assay,
    recompute,
    sign,
)
from assay.errors import AssayError
from assay.issuance import CannotIssue, Issuer
from assay.jsonld import canonicalize, read_statements
from assay.models import Document
from assay.verification import OFFLINE, Verdict
from factories import STRANGER, but, to_bytes, verifier
from nquads import canonicalize_quads, read_nquads

Json = dict[str, Any]
FIRST = ("transparency", "rigor", "specificity", "portability", "recognition", "cost", "time")
BEGAN = datetime(2026, 11, 1, tzinfo=UTC)
WATCH = Issuer.with_key(STRANGER, "Credential Watch", now=lambda: BEGAN)
OBSERVED = Observed(attempts=30, passed_first=20, with_evidence=30, by_rubric=28)
WHOLE: Json = {
    "observed": OBSERVED,
    "statements": (statement("a"), statement("b")),
    "graph": SmallGraph(),
    "wage": wage(9),
}


def made(content: bytes | None = None, **inputs: Any) -> Assay:
    return assay(read(content or achievement()), as_of=AS_OF, **inputs)


def signed(content: bytes | None = None, **inputs: Any) -> Document:
    return sign(made(content, **inputs), WATCH, Relation.INDEPENDENT, comment="Six indicators.")


def again(document: Document, content: bytes | None = None, **inputs: Any) -> Recomputation:
    return recompute(document.content, content or achievement(), **inputs)


def test_our_own_verifier_accepts_a_signed_assay() -> None:
    document = signed(**WHOLE)

    report = verifier().examine(document.content, OFFLINE)

    assert Verdict.ACCEPTED is report.verdict
    assert [] == report.codes
    assert ID == document.json["credentialSubject"]["id"]
    assert "independent" == document.json["credentialSubject"]["assay"]["relation"]


def test_its_statements_are_those_of_pyld() -> None:
    document = signed(**WHOLE).json
    unsecured = {name: value for name, value in document.items() if name != "proof"}

    theirs = jsonld.to_rdf(unsecured, {"documentLoader": load_shipped, "format": "application/n-quads"})

    assert canonicalize_quads(read_nquads(theirs)) == canonicalize(read_statements(unsecured))


def test_every_figure_of_it_is_among_the_signed_statements() -> None:
    document = signed(**WHOLE).json
    unsecured = {name: value for name, value in document.items() if name != "proof"}

    text = str(canonicalize(read_statements(unsecured)))

    for indicator in document["credentialSubject"]["assay"]["indicator"]:
        for name in ("key", "low", "high", "unit", "grade", "method"):
            assert f'"{indicator[name]}"' in text
    for given in document["credentialSubject"]["assay"]["input"]:
        assert given["sha256"] in text


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/credentialSubject/assay/indicator/1/value", "4"),
        ("/credentialSubject/assay/indicator/1/low", "3"),
        ("/credentialSubject/assay/relation", "self"),
        ("/credentialSubject/assay/asOf", "2027-01-01"),
        ("/credentialSubject/assay/input/0/sha256", "00" * 32),
        ("/credentialSubject/id", "https://other.example/a"),
        ("/credentialSubject/assay/frameworkVersion", "2"),
    ],
)
def test_no_change_of_a_signed_assay_is_accepted(pointer: str, value: str) -> None:
    changed = but(signed(**WHOLE).json, pointer, value)

    assert Verdict.REJECTED is verifier().examine(to_bytes(changed), OFFLINE).verdict


def test_nothing_in_an_assay_can_speak_of_another_thing() -> None:
    draft = {name: value for name, value in signed().json.items() if name != "proof"}
    spoiled = but(draft, "/credentialSubject/assay/id", "https://other.example/a")

    with pytest.raises(CannotIssue):
        WATCH.issue(spoiled)


def test_the_issuer_itself_cannot_sign_as_somebody_else() -> None:
    own = achievement(creator={"id": WATCH.id, "type": ["Profile"], "name": "Watch"})

    with pytest.raises(AssayError) as refused:
        sign(made(own), WATCH, Relation.INDEPENDENT)

    assert "assay-relation-wrong" == refused.value.code
    assert "self" == sign(made(own), WATCH, Relation.SELF).json["credentialSubject"]["assay"]["relation"]


def test_a_later_assay_says_which_it_replaces() -> None:
    first = sign(made(), WATCH, Relation.PAID)

    second = sign(made(), WATCH, Relation.PAID, number=2, replaces=first.json["id"])

    told = second.json["credentialSubject"]["assay"]
    assert (2, first.json["id"]) == (told["number"], told["replaces"])


@pytest.mark.parametrize("inputs", [{}, {"graph": SmallGraph()}, WHOLE])
def test_computed_again_from_the_same_it_matches(inputs: Json) -> None:
    found = again(signed(**inputs), **inputs)

    assert Recomputation(Match.MATCHES) == found


def test_what_is_at_hand_and_not_named_is_not_used() -> None:
    assert Match.MATCHES is again(signed(), **WHOLE).match


def test_an_inflated_figure_differs_by_so_much() -> None:
    draft = {name: value for name, value in signed().json.items() if name != "proof"}
    at = next(
        place
        for place, one in enumerate(draft["credentialSubject"]["assay"]["indicator"])
        if one["key"] == "rigor"
    )
    inflated = WATCH.issue(but(draft, f"/credentialSubject/assay/indicator/{at}/high", "4"))

    found = again(inflated)

    assert Match.DIFFERS is found.match
    (difference,) = found.differences
    assert ("rigor", "high", "4") == (difference.indicator, difference.member, difference.signed)
    assert difference.by is not None
    assert difference.by < 0


def test_an_indicator_left_out_or_told_twice_differs() -> None:
    draft = {name: value for name, value in signed().json.items() if name != "proof"}
    listed = draft["credentialSubject"]["assay"]["indicator"]

    short = WATCH.issue(but(draft, "/credentialSubject/assay/indicator", listed[1:]))
    double = WATCH.issue(but(draft, "/credentialSubject/assay/indicator", [*listed, listed[0]]))

    assert Match.DIFFERS is again(short).match
    assert Match.DIFFERS is again(double).match


def test_of_another_description_it_cannot_be_computed_again() -> None:
    found = again(signed(), achievement(description="Another."))

    assert Match.CANNOT is found.match
    assert ["description"] == [one.kind for one in found.missing]


def test_about_another_achievement_it_differs() -> None:
    draft = {name: value for name, value in signed().json.items() if name != "proof"}
    moved = WATCH.issue(but(draft, "/credentialSubject/id", "https://other.example/a"))

    found = again(moved)

    assert Match.DIFFERS is found.match
    assert "achievement" == found.differences[0].member


@pytest.mark.parametrize(
    ("changed", "left_open"),
    [
        ({"observed": None}, "rigor"),
        ({"statements": (statement("a"),)}, "recognition"),
        ({"graph": None}, "specificity"),
        ({"graph": SmallGraph(releases=(KnownRelease(version="1.3.0", digest="cd" * 32),))}, "specificity"),
        ({"wage": None}, "cost"),
        ({"wage": wage(10)}, "cost"),
    ],
)
def test_an_input_missing_or_of_another_version_leaves_open_what_rests_on_it(
    changed: Json, left_open: str
) -> None:
    found = again(signed(**WHOLE), **{**WHOLE, **changed})

    assert Match.CANNOT is found.match
    assert left_open in found.open
    assert "transparency" not in found.open
    assert len(found.missing) >= 1


def test_a_method_of_another_version_differs_by_its_name() -> None:
    draft = {name: value for name, value in signed().json.items() if name != "proof"}
    other = WATCH.issue(but(draft, "/credentialSubject/assay/indicator/0/method", "transparency/0"))

    assert Match.CANNOT is again(other).match
    assert "method" in {one.kind for one in again(other).missing}


def test_a_framework_of_another_version_cannot_be_computed_again() -> None:
    draft = {name: value for name, value in signed().json.items() if name != "proof"}
    other = WATCH.issue(but(draft, "/credentialSubject/assay/frameworkVersion", "9"))

    assert Match.CANNOT is again(other).match


MARKET: Json = {
    "market": SmallMarket(asked={"swift water": figure(0.4)}),
    "target": COOKS,
    "demand": SmallDemand({"swift water": figure(0.5, 0.2, 0.9)}),
    "durability": SmallSeries(),
    "outcomes": (row(),),
}


def test_an_assay_with_the_market_s_figures_is_computed_again_with_the_target_that_it_names() -> None:
    document = signed(**MARKET, horizon=2030)
    without = {name: held for name, held in MARKET.items() if name != "target"}

    assert Match.MATCHES is again(document, **without).match
    assert {"market", "target", "demand", "term-series", "horizon", "outcomes"} <= {
        one["kind"] for one in document.json["credentialSubject"]["assay"]["input"]
    }


@pytest.mark.parametrize(
    ("left_out", "kind", "key"),
    [
        ("market", "market", "occupation-outlook"),
        ("demand", "demand", "skill-demand"),
        ("durability", "term-series", "durability"),
        ("outcomes", "outcomes", "outcomes"),
    ],
)
def test_a_release_of_the_market_that_is_not_at_hand_is_named_and_leaves_open_what_rests_on_it(
    left_out: str, kind: str, key: str
) -> None:
    given = {name: held for name, held in MARKET.items() if name != left_out}

    found = again(signed(**MARKET), **given)

    assert Match.CANNOT is found.match
    assert kind in {one.kind for one in found.missing}
    assert key in found.open
    assert "rigor" not in found.open


def test_a_statement_of_the_first_version_is_computed_again_by_that_version() -> None:
    entry = {"type": ["Alignment"], "targetName": "Lifeguards", "targetType": "ext:Occupation"}
    content = achievement(alignment=[entry])
    whole = assay(read(content, framework="1"), as_of=AS_OF)
    draft = sign(whole, WATCH, Relation.INDEPENDENT).json
    told = draft["credentialSubject"]["assay"]
    told["indicator"] = [one for one in told["indicator"] if one["key"].partition("/")[0] in FIRST]
    told["frameworkVersion"] = "1"
    old = WATCH.issue({name: value for name, value in draft.items() if name != "proof"})

    assert Match.MATCHES is again(old, content).match
    assert Match.MATCHES is again(old, content, market=SmallMarket(), durability=SmallSeries()).match
    assert (
        "skills-not-in-data"
        == assay(read(content, framework="1"), graph=SmallGraph(), as_of=AS_OF).indicator("specificity").words
    )
    assert (
        "no-skill-declared"
        == assay(read(content), graph=SmallGraph(), as_of=AS_OF).indicator("specificity").words
    )


@pytest.mark.parametrize(
    "document",
    [
        b"{}",
        b'{"credentialSubject": {"id": "x"}}',
        b'{"credentialSubject": {"assay": {"input": [1], "indicator": []}}}',
    ],
)
def test_what_is_no_assay_is_refused(document: bytes) -> None:
    with pytest.raises(AssayError) as refused:
        recompute(document, achievement())

    assert "assay-statement-missing" == refused.value.code


def test_an_assay_without_a_day_is_refused() -> None:
    document = but(signed().json, "/credentialSubject/assay/asOf", "yesterday")

    with pytest.raises(AssayError) as refused:
        recompute(to_bytes(document), achievement())

    assert "assay-statement-missing" == refused.value.code


def test_the_school_may_assay_itself_and_says_so() -> None:
    assert SCHOOL == made().issuer_id
    assert "self" == sign(made(), WATCH, Relation.SELF).json["credentialSubject"]["assay"]["relation"]
