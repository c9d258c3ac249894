from __future__ import annotations

import csv
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assay.analysis.evaluation import (
    as_notes,
    as_sentences,
    certifications,
    kendall,
    ladder_figures,
    reached,
    spearman,
    with_interval,
    without_price,
)
from assay.analysis.evaluation.ladder import ROADMAP
from material import ABSENT, find_material

HEAD = ("order", "domain_class", "name", "description", "usd_price", "url")


def listed(folder: Path, rows: Sequence[tuple[str, str]]) -> Path:
    """A material folder with a list of these words and prices, the expert's first."""
    path = folder / ROADMAP
    path.parent.mkdir(parents=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEAD)
        table.writerows(
            (order, "x", f"C{order}", words, price, "") for order, (words, price) in enumerate(rows)
        )
    return folder


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("GIAC Analyst $979 exam", "GIAC Analyst exam"),
        ("Lead $899-$2,999 course exam", "Lead course exam"),
        ("Practice ~$2,499 course", "Practice course"),
        ("Expert $2,050 Hands-on Lab $12,000 est Travel cost", "Expert Hands-on Lab est Travel cost"),
        ("Introduction Free exam", "Introduction exam"),
        ("Free-form 365 exam", "-form 365 exam"),
    ],
)
def test_the_price_is_taken_out_of_the_words(words: str, left: str) -> None:
    assert left == without_price(words)


def test_a_row_that_states_nothing_stays_unknown_and_notes_are_read_by_ctdl_s_word(tmp_path: Path) -> None:
    path = listed(
        tmp_path,
        [("A practical exam", ""), ("Lead exam", "100"), ("Resume review", ""), ("Pass an online test", "")],
    )

    rows = certifications(path / ROADMAP)

    assert [1, None, None, 1] == [reached(as_sentences(row)).rung for row in rows]
    assert [1, 1, None, 1] == [reached(as_notes(row)).rung for row in rows]
    assert [5, 3, None, 2] == [reached(as_notes(row)).assessment for row in rows]


def test_where_all_rows_stand_on_one_rung_agreement_cannot_be_evaluated(tmp_path: Path) -> None:
    rows = [("practical exam", "900"), ("written exam", "500"), ("multiple-choice test", "100"), ("none", "")]

    found = ladder_figures(listed(tmp_path, rows))

    told = {figure.name: figure for figure in found.figures}
    assert not any("rung," in name for name in told)
    assert 2 == len(found.unknown)
    assert "the rung is the same in all 3 rows" in found.unknown[0]
    kinds = told["ladder, sentences: kind of assessment, Spearman's rho"]
    assert (1.0, 3, 1.0) == (kinds.value, kinds.count, kinds.baseline)
    assert "one opinion" in kinds.note
    coverage = told["ladder, sentences: coverage"]
    assert (0.75, 4) == (coverage.value, coverage.count)
    assert "rungs that occur: 1" in coverage.note


def test_rungs_that_differ_are_ranked(tmp_path: Path) -> None:
    rows = [
        ("Written exam. Assessed by an independent examiner.", "9"),
        ("Written exam.", "8"),
        ("No assessment.", "7"),
        ("Attendance only.", "1"),
    ]

    found = ladder_figures(listed(tmp_path, rows))

    told = {figure.name: figure for figure in found.figures}
    rung = told["ladder, sentences: rung, Kendall's tau-b"]
    assert 4 == rung.count
    assert rung.value == pytest.approx(5 / 30**0.5)
    assert () == found.unknown


def test_without_the_list_a_sentence_says_so(tmp_path: Path) -> None:
    found = ladder_figures(tmp_path)

    assert () == found.figures
    assert ROADMAP in found.unknown[0]


numbers = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=12)


@given(numbers)
def test_tau_b_counts_pairs(pairs: list[tuple[int, int]]) -> None:
    one, other = (np.array(side, dtype=np.float64) for side in zip(*pairs, strict=True))
    assume(len(set(one)) > 1 and len(set(other)) > 1)
    agree = differ = only_one = only_other = 0
    for (a, b), (c, d) in combinations(pairs, 2):
        sign = (a - c) * (b - d)
        agree, differ = agree + (sign > 0), differ + (sign < 0)
        only_one, only_other = only_one + (a != c and b == d), only_other + (a == c and b != d)
    sure = agree + differ

    found = kendall(one, other)

    assert found == pytest.approx((agree - differ) / ((sure + only_one) * (sure + only_other)) ** 0.5)


@given(numbers)
def test_spearman_is_the_correlation_of_shared_ranks(pairs: list[tuple[int, int]]) -> None:
    one, other = (np.array(side, dtype=np.float64) for side in zip(*pairs, strict=True))
    assume(len(set(one)) > 1 and len(set(other)) > 1)
    ranks = [
        [sum(x < y for x in side) + (sum(x == y for x in side) + 1) / 2 for y in side]
        for side in (one, other)
    ]

    assert spearman(one, other) == pytest.approx(np.corrcoef(ranks[0], ranks[1])[0, 1])


@given(st.lists(st.integers(0, 9), min_size=3, max_size=12, unique=True))
def test_an_order_agrees_with_itself_and_not_with_its_reverse(values: list[int]) -> None:
    held = np.array(values, dtype=np.float64)

    for coefficient in (spearman, kendall):
        assert 1 == pytest.approx(coefficient(held, held))
        assert -1 == pytest.approx(coefficient(held, -held))
        assert coefficient(held, held * 0) is None


def test_an_interval_holds_its_value_and_is_the_same_each_time() -> None:
    generator = np.random.default_rng(1)
    one = generator.normal(size=80)
    other = one + generator.normal(size=80)

    first, again = (with_interval(spearman, one, other) for _ in range(2))

    assert first is not None
    assert first == again
    assert 0.3 < first[1] < first[0] < first[2] < 1
    assert with_interval(spearman, one[:2], other[:2]) is None


def test_price_alone_agrees_with_the_real_list_as_it_was_measured_before() -> None:
    path = find_material(ROADMAP)
    if path is None:
        pytest.skip(ABSENT)

    rows = [row for row in certifications(path) if row.price is not None]

    found = spearman(np.array([row.price for row in rows]), np.array([row.standing for row in rows]))
    assert 412 == len(rows)
    assert found == pytest.approx(0.35, abs=0.005)
    assert not any("$" in row.words for row in rows)
