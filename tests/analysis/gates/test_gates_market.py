"""Gates on the labour market: figures of the place itself, lists that name it, no issuer's own word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis.gates.gate_files import gate_of
from analysis.market.market_worlds import AREAS, AS_OF, NURSING, put, wages
from analysis.valuation.assaying import ID, described
from assay.analysis.gates import Judged, Row, Subject, judge
from assay.analysis.market import Market
from assay.analysis.sources import Store
from assay.analysis.valuation import Mark

WAGE: dict[str, Any] = {"fact": "occupation", "of": "median-wage", "at_least": 35000, "says": "wage"}
LISTED: dict[str, Any] = {"fact": "listed", "area": "US-OH", "says": "on the list"}


@pytest.fixture
def market(tmp_path: Path) -> Market:
    listed = [
        {"name": "River rescue", "body": "River School", "area": "US-OH", "citation": "Ohio list"},
        {"name": "Lake rescue", "body": "Lake School", "code": ID, "area": "US-OH", "citation": "Ohio list"},
    ]
    store = put(Store(tmp_path), "oews", areas=AREAS, wages=[wages("US"), wages("US-OH")])
    put(store, "credential-list", listed_credentials=listed)
    opened = Market.open(store)
    assert opened is not None
    return opened


def only(conditions: dict[str, Any], subject: Subject, **members: Any) -> Judged:
    return judge(gate_of({"x": conditions}, passes="x", **members), subject, as_of=AS_OF).judged[0]


def test_a_wage_is_of_the_place_asked_about_or_nobody_can_tell(market: Market) -> None:
    row = Subject("Care", row=Row({}, "Care"), market=market, target=market.target(NURSING, "US-OH"))
    assert (Mark.PASSED, "reaches") == (only(WAGE, row).verdict, only(WAGE, row).why)
    assert Mark.FAILED is only(WAGE | {"at_least": 90000}, row).verdict
    elsewhere = replace(row, target=market.target(NURSING, "US-M45780"))
    assert (Mark.UNKNOWN, "figure-of-wider") == (only(WAGE, elsewhere).verdict, only(WAGE, elsewhere).why)
    euros = only(WAGE | {"currency": "EUR"}, row)
    assert (Mark.UNKNOWN, "other-currency") == (euros.verdict, euros.why)


def test_an_occupation_that_only_the_issuer_states_counts_only_where_the_rules_say_so(market: Market) -> None:
    stated = Subject("x", market=market, target=market.target(NURSING, "US-OH"), is_target_stated=True)
    assert "occupation-only-stated" == only(WAGE, stated).why
    assert Mark.PASSED is only(WAGE, stated, occupation_may_be_stated=True).verdict
    assert "no-occupation" == only(WAGE, replace(stated, target=None)).why
    assert "no-market" == only(WAGE, replace(stated, market=None)).why


def test_a_list_names_it_by_address_or_by_body_and_a_chosen_name_is_neither(market: Market) -> None:
    described_one = described(name="Lake rescue")
    by_address = Subject("Lake rescue", description=described_one, market=market)
    assert (Mark.PASSED, "Ohio list") == (only(LISTED, by_address).verdict, only(LISTED, by_address).source)
    claimed = Subject("River rescue", description=described(), market=market)
    assert "name-is-listed" == only(LISTED, claimed).why
    row = Subject("River rescue", row=Row({}, "River rescue", "river school"), market=market)
    assert Mark.PASSED is only(LISTED, row).verdict
    assert Mark.FAILED is only(LISTED, replace(row, name="Sea rescue")).verdict
    assert "list-not-installed" == only(LISTED | {"area": "US-TX"}, row).why
