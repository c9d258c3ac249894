"""The laws of the indicators of the labour market, for any description that an issuer could write."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from analysis.evaluation.test_integrity import written
from analysis.valuation.assaying import AS_OF, achievement
from analysis.valuation.labour import COOKS, SmallDemand, SmallMarket, SmallSeries, figure, row
from assay.analysis.descriptions import read
from assay.analysis.evaluation import broken_laws
from assay.analysis.valuation import assay

Json = dict[str, Any]

MARKET = SmallMarket(
    licence=True,
    asked={
        "swift water": figure(0.3, 0.2, 0.4),
        "python leadership welding nursing negotiation": figure(0.9, 0.8, 1.0),
        "": figure(0.5, 0.4, 0.6),
    },
)
CHANCES = SmallDemand({"swift water": figure(0.2, 0.0, 0.6), "<b>grade A</b>": figure(0.9, 0.5, 1.0)})
LABOUR: Json = {
    "market": MARKET,
    "target": COOKS,
    "demand": CHANCES,
    "durability": SmallSeries(),
    "outcomes": [row(), row(by_address=False, design="experiment", placed=160)],
    "horizon": 2030,
}


@given(written)
def test_nor_any_of_those_about_the_labour_market(members: Json) -> None:
    silent = assay(read(achievement(alignment=None)), as_of=AS_OF, **LABOUR)

    found = assay(read(achievement(**members)), as_of=AS_OF, **LABOUR)

    assert not broken_laws(silent, found, "lower bound", free=("transparency",))


@given(written, st.sampled_from([("market", "target"), ("demand",), ("durability",), ("outcomes",)]))
def test_market_data_keep_or_raise_every_coverage(members: Json, what: tuple[str, ...]) -> None:
    description = read(achievement(**members))
    rest = {name: held for name, held in LABOUR.items() if name not in what}

    before = assay(description, as_of=AS_OF, **rest)
    after = assay(description, as_of=AS_OF, **LABOUR)

    for one, other in zip(before.indicators, after.indicators, strict=True):
        assert other.estimate.coverage >= one.estimate.coverage, one.key
