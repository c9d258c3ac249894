"""What series of terms tell of durability: only where their own past bears it out, and never too much."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.market.term_worlds import FIRST, drifting, stored
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.market import Durability, Halving, TermDurability, TermSeries, series_of, strayings

AS_OF = date(2024, 3, 1)


def told(world: Durability, term: str) -> TermDurability:
    """What is told of a term that is there."""
    found = world.of(term)
    assert found is not None
    return found


def number(estimate: Estimate) -> float:
    """Its value, which is known."""
    assert estimate.value is not None
    return estimate.value


@pytest.fixture(scope="module")
def lasting_world() -> Durability:
    return Durability(drifting())


def test_terms_that_fall_steadily_are_found_out(lasting_world: Durability) -> None:
    series = lasting_world.series
    slopes = np.where(series.frequent(144), series.log_share(144) - series.log_share(108), np.inf)
    found = told(lasting_world, series.terms[int(np.argmin(slopes))])
    assert found.falling > 0.9
    assert found.half_life.low <= number(found.half_life) <= found.half_life.high
    assert found.review_by is not None
    assert found.as_of < found.review_by <= date(2029, 1, 1)


def test_a_term_that_grows_has_no_half_life(lasting_world: Durability) -> None:
    slopes = lasting_world.series.log_share(144) - lasting_world.series.log_share(108)
    fastest = lasting_world.series.terms[int(np.argmax(slopes))]
    found = told(lasting_world, fastest)
    assert found.half_life.reason == "no-decay-detected"
    everything = lasting_world.lasting(lasting_world.series.terms, AS_OF)
    assert number(found.durability) > number(everything.durability)


def test_where_the_past_does_not_bear_it_out_nothing_is_claimed() -> None:
    world = Durability(drifting(steady=False))
    found = world.lasting(["Term 1", "Term 2"], AS_OF)
    assert found.reason == "durability-not-shown"
    assert found.review_by is None
    assert not found.durability.is_known
    assert found.half_life.reason == "durability-not-shown"


def test_a_short_series_claims_nothing_and_draws_no_band() -> None:
    world = Durability(drifting(years=3))
    assert world.lasting(["Term 1"], date(2015, 2, 1)).reason == "durability-not-shown"
    assert world.horizon(["Term 1"], 2020, date(2015, 2, 1)) == ()


def test_an_old_series_is_not_told_any_more(lasting_world: Durability) -> None:
    assert lasting_world.lasting(["Term 1"], date(2030, 1, 1)).reason == "series-too-old"
    assert lasting_world.horizon(["Term 1"], 2032, date(2030, 1, 1)) == ()


def test_what_is_said_of_a_day_knows_nothing_of_later_ones() -> None:
    whole = drifting()
    cut = whole.until(date(2020, 1, 1))
    end = cut.months
    whole_chance, cut_chance = Halving(whole).chance(end, 3), Halving(cut).chance(end, 3)
    assert whole_chance is not None
    assert cut_chance is not None
    np.testing.assert_allclose(whole_chance.halves, cut_chance.halves)
    early = Durability(whole).lasting(["Term 3"], date(2020, 1, 1))
    assert early.durability == Durability(cut).lasting(["Term 3"], date(2020, 1, 1)).durability


@pytest.mark.parametrize("name", ["term 3", " TERM  3 ", "Ｔｅｒｍ 3"])  # noqa: RUF001 - full-width letters
def test_a_name_is_found_whatever_its_case_and_blanks(lasting_world: Durability, name: str) -> None:
    assert told(lasting_world, name).term == "Term 3"


@pytest.mark.parametrize("name", ["Term 3!", "Terms 3", "dementia care", "", "Term"])
def test_nothing_is_found_by_likeness(lasting_world: Durability, name: str) -> None:
    assert lasting_world.of(name) is None
    found = lasting_world.lasting([name], AS_OF)
    assert found.reason == "term-not-in-series"
    assert found.unknown == (name,)
    assert lasting_world.horizon([name], 2028, AS_OF) == ()


def test_skills_without_a_series_lower_coverage_and_are_named(lasting_world: Durability) -> None:
    found = lasting_world.lasting(["Term 1", "bathing patients"], AS_OF)
    assert found.durability.coverage == pytest.approx(0.5)
    assert found.unknown == ("bathing patients",)
    assert [term.term for term in found.terms] == ["Term 1"]


def test_what_a_model_says_is_wide_and_of_the_lowest_grade(lasting_world: Durability) -> None:
    for term in lasting_world.series.terms[:20]:
        kept = told(lasting_world, term).durability
        if kept.is_known:
            assert kept.grade is Grade.D
            assert kept.high - kept.low >= 0.4 - 1e-9


def test_bands_never_narrow_with_years(lasting_world: Durability) -> None:
    bands = lasting_world.horizon(["Term 1"], 2034, AS_OF)
    assert [band.year for band in bands] == list(range(2025, 2025 + len(bands)))
    assert len(bands) >= 5
    for before, after in pairwise(bands):
        assert after.estimate.low <= before.estimate.low
        assert after.estimate.high >= before.estimate.high
        assert after.estimate.value == 1.0


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10_000), holes=st.floats(0, 0.3), terms=st.integers(1, 50), years=st.integers(1, 12)
)
def test_bands_never_narrow_whatever_the_series(seed: int, holes: float, terms: int, years: int) -> None:
    made = drifting(terms, years, steady=seed % 2 == 0, seed=seed)
    mentions = made.mentions.copy()
    mentions[np.random.default_rng(seed).random(mentions.shape) < holes] = np.nan
    bands = strayings(replace(made, mentions=mentions))
    for before, after in pairwise(bands):
        assert after.low <= before.low <= 1 <= before.high <= after.high


def test_months_nobody_counted_are_no_zeroes() -> None:
    series = drifting(terms=2, years=2)
    mentions = series.mentions.copy()
    mentions[0, 14:16] = np.nan
    holed = replace(series, mentions=mentions)
    assert holed.log_share(24)[0] == pytest.approx(series.log_share(24)[0], abs=0.2)
    mentions[0, 12:17] = np.nan
    assert math.isnan(holed.log_share(24)[0])


def test_a_store_gives_its_newest_series_with_the_names_frameworks_list(tmp_path: Path) -> None:
    store = stored(tmp_path, drifting(years=4))
    world = Durability.open(store)
    assert world is not None
    assert world.series.first == FIRST
    assert world.series.months == 48
    assert [release.kind for release in world.releases] == ["term-series"]
    assert told(world, "term 5").share.inputs == ("term-series made-up 2024-01",)
    assert Durability.open() is None


def test_a_row_without_a_figure_is_left_out_and_an_empty_table_refused() -> None:
    table = drifting(terms=1, years=1)
    frame = series_frame(table)
    assert series_of(frame.with_row_index().filter(frame["month"] > FIRST).drop("index")).months == 11
    with pytest.raises(ValueError, match="no rows"):
        series_of(frame.clear())


def series_frame(series: TermSeries) -> pl.DataFrame:
    rows = [
        {"term": term, "month": FIRST.replace(month=month + 1), "ads": 800.0, "mentions": float(count)}
        for row, term in enumerate(series.terms)
        for month, count in enumerate(series.mentions[row])
    ]
    return pl.DataFrame(rows)
