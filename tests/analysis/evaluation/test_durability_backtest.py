"""The backtest on the real series: the figures that docs/decisions.md rests its decision on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assay.analysis.evaluation import durability_figures
from assay.analysis.evaluation.durability import EARLIER, LATER, spliced, vintage


@pytest.fixture
def folder(material: Callable[[str], Path]) -> Path:
    return material("data/market/hn_hiring").parents[2]


def test_the_chances_are_better_than_the_base_rate_for_every_span(folder: Path) -> None:
    figures = {figure.name: figure for figure in durability_figures(folder)}
    for years in (2, 3, 5):
        assert figures[f"halves in {years} years: skill"].low > 0
        assert figures[f"halves in {years} years: skill, dropped terms gone"].low > 0
        score = figures[f"halves in {years} years: Brier score"]
        assert score.baseline is not None
        assert score.value < score.baseline
    for years in range(1, 6):
        assert figures[f"horizon: shares inside the band after {years} years"].value > 0.9


def test_only_terms_of_the_earlier_list_are_followed(folder: Path) -> None:
    earlier, later = vintage(folder / EARLIER), vintage(folder / LATER)
    series = spliced(earlier, later)
    assert series.terms == earlier.terms
    np.testing.assert_array_equal(series.mentions[:, : earlier.months], earlier.mentions)
    assert np.isnan(series.mentions[series.rows["golang"], earlier.months :]).all()  # counted otherwise later
    assert np.isnan(series.mentions[series.rows["tomcat"], earlier.months :]).all()  # dropped: unknown
    gone = spliced(earlier, later, gone=True)
    assert gone.mentions[gone.rows["tomcat"], -1] == 0


def test_without_the_series_there_are_no_figures(tmp_path: Path) -> None:
    assert durability_figures(tmp_path) == []
