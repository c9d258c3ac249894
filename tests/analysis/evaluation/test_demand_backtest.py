"""The fitting and the ranking that the demand model is judged by, and its numbers on the real releases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.preprocessing import StandardScaler

from assay.analysis.evaluation import (
    DEMAND_LISTS,
    Asked,
    calibrated,
    demand_figures,
    demand_tables,
    fitted,
    folds,
    held,
    lists_of,
    ranking,
    tallied,
)
from assay.analysis.evaluation.ranking import ranked
from assay.analysis.market import FEATURES, PAIR_FEATURES, demand_numbers

Material = Callable[[str], Path]
seeds = st.integers(0, 10_000)


def made(seed: int, rows: int = 300) -> tuple[np.ndarray, np.ndarray]:
    """Three features, of which the first tells something, and what is true."""
    generator = np.random.default_rng(seed)
    measures = generator.normal(size=(rows, 3)) * (1.0, 5.0, 0.2) + (0.0, 3.0, -1.0)
    truths = generator.random(rows) < 1 / (1 + np.exp(2 - 2 * measures[:, 0]))
    truths[:2] = (True, False)
    return measures, truths


def asked_of(seed: int, rows: int = 600) -> Asked:
    measures, truths = made(seed, rows)
    every = np.arange(rows)
    return Asked(measures, truths, truths, every, every % 7, measures[:, 0], "one feature", 0.1)


@settings(max_examples=10, deadline=None)
@given(seeds, st.sampled_from([0.01, 0.3, 10.0]))
def test_the_fit_is_the_library_s(seed: int, strength: float) -> None:
    measures, truths = made(seed)
    scaler = StandardScaler().fit(measures)
    library = LogisticRegression(C=strength, tol=1e-10, max_iter=10_000).fit(
        scaler.transform(measures), truths
    )

    own = fitted(measures, truths, strength).probability(measures)

    assert np.allclose(own, library.predict_proba(scaler.transform(measures))[:, 1], atol=1e-4)


@settings(max_examples=30, deadline=None)
@given(seeds, st.integers(1, 5))
def test_area_and_precision_are_the_library_s_also_with_equal_scores(seed: int, digits: int) -> None:
    measures, truths = made(seed, 80)
    scores = np.round(measures[:, 0] * digits) / digits
    weights = np.random.default_rng(seed).integers(0, 3, 80).astype(np.float64)
    weights[:2] = 1.0

    own = ranked(scores, truths)

    assert own.area(weights) == pytest.approx(roc_auc_score(truths, scores, sample_weight=weights))
    assert own.precision(weights) == pytest.approx(
        average_precision_score(truths, scores, sample_weight=weights)
    )


@given(seeds)
@settings(max_examples=10, deadline=None)
def test_folds_leave_out_every_row_once_and_whole_groups(seed: int) -> None:
    _, truths = made(seed)
    groups = np.arange(len(truths)) // 4
    left_out = []
    for inside, outside in folds(truths, groups):
        assert not set(groups[inside]) & set(groups[outside])
        left_out += list(outside)

    assert sorted(left_out) == list(range(len(truths)))


def test_probabilities_on_the_whole_are_what_comes_true() -> None:
    measures, truths = made(3, 2000)

    chances = calibrated(measures, truths, 0.001).probability(measures)

    assert chances.mean() == pytest.approx(truths.mean(), abs=0.02)
    assert chances[truths].mean() > 2 * chances[~truths].mean()


@settings(max_examples=5, deadline=None)
@given(seeds)
def test_shuffled_features_give_the_base_rate(seed: int) -> None:
    asked = asked_of(seed)

    chances = asked.shuffled().foreseen()

    assert chances.mean() == pytest.approx(asked.taught.mean(), abs=0.02)
    assert chances.std() < asked.foreseen().std() / 2
    assert abs(ranking(chances, asked.tested).area[0] - 0.5) < 0.15


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_tallies_count_every_case_once(values: list[float]) -> None:
    truths = np.array(values) > 0.5

    tallies = tallied(np.array(values), truths, (0.0, 0.2, 0.5))

    assert sum(one.count for one in tallies) == len(values)
    assert sum(one.true for one in tallies) == truths.sum()


def test_without_the_releases_there_are_no_figures(tmp_path: Path) -> None:
    assert () == demand_figures(tmp_path)


def test_the_numbers_shipped_do_on_the_real_releases_what_is_told_of_them(material: Material) -> None:
    tables = demand_tables(material(DEMAND_LISTS).parents[len(Path(DEMAND_LISTS).parts) - 1])
    assert tables is not None
    together = lists_of(tables)
    asked, numbers = together.technologies(), demand_numbers()
    own = ranked(numbers.technology.probability(asked.measures), asked.tested)
    pairs = together.pairs()
    of_pairs = ranked(numbers.pair.probability(pairs.measures), pairs.tested)
    even, pair_even = np.ones(len(asked.tested)), np.ones(len(pairs.tested))

    assert own.area(even) == pytest.approx(0.885, abs=0.005)
    assert own.precision(even) == pytest.approx(0.421, abs=0.01)
    assert own.area(even) > ranked(asked.baseline, asked.tested).area(even) + 0.03
    assert of_pairs.area(pair_even) > ranked(pairs.baseline, pairs.tested).area(pair_even)
    assert held(together)["technology held"] == numbers.technology_held
    assert held(together)["unflagged held"] == (numbers.unflagged_held,)


def test_the_numbers_shipped_are_of_the_features_measured() -> None:
    numbers = demand_numbers()

    assert len(FEATURES) == len(numbers.technology.weights)
    assert len(PAIR_FEATURES) == len(numbers.pair.weights)
    assert all(
        one.count >= 10 for one in (*numbers.technology_held, *numbers.pair_held, *numbers.foreseen_held)
    )
