"""The measures of linking, worked by hand; and the figures computed whole on a small benchmark."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.skills.small_model import store_with
from assay.analysis.evaluation import (
    Annotated,
    Answer,
    Figure,
    annotated_sentences,
    benchmark_labels,
    calibration_error,
    linking_figures,
    precision_at,
    resampled,
    returned,
    selections,
)

SENTENCES = [
    Annotated("one", frozenset({1, 2})),
    Annotated("two", frozenset({3})),
    Annotated("three", frozenset()),
    Annotated("four", frozenset({1})),
]
ANSWERS = [
    Answer((1, 5, 2), (0.9, 0.4, 0.2)),
    Answer((4, 3), (0.8, 0.5)),
    Answer((7,), (0.6,)),
    Answer((), ()),
]
ROWS = (
    "sentence,span,sub_span,label\n"
    "We bake bread .,bake bread,,bake bread\n"
    "We bake bread .,teams,,LABEL NOT PRESENT\n"
    "Nothing here .,here,,UNDERSPECIFIED\n"
    "Paint walls and write Python .,Paint walls,,paint walls\n"
    "Paint walls and write Python .,Python,,Python (computer programming)\n"
)


@pytest.fixture(name="material")
def laid_out(tmp_path: Path) -> Path:
    folder = tmp_path / "data/benchmarks/decorte_skill_extraction/data"
    folder.mkdir(parents=True)
    names = ("paint walls", "bake bread", "Python (computer programming)", "shear sheep")
    (folder / "skills_en_label.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    (folder / "tech_test_annotations.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def test_hits_count_of_as_many_as_there_could_be() -> None:
    assert precision_at(SENTENCES, ANSWERS, 1).tolist() == [1.0, 0.0, 0.0]
    assert precision_at(SENTENCES, ANSWERS, 2).tolist() == [0.5, 1.0, 0.0]
    assert precision_at(SENTENCES, ANSWERS, 5).tolist() == [1.0, 1.0, 0.0]


def test_the_first_answer_is_judged_over_all_sentences() -> None:
    told = [(one.from_probability, one.coverage, one.precision) for one in selections(SENTENCES, ANSWERS)]

    assert told == [(0.9, 0.25, 1.0), (0.8, 0.5, 0.5), (0.6, 0.75, pytest.approx(1 / 3))]


def test_answers_of_equal_probability_are_given_together_or_not_at_all() -> None:
    tied = [Answer((1,), (0.5,)), Answer((9,), (0.5,))]

    assert [one.coverage for one in selections(SENTENCES[:2], tied)] == [1.0]


def test_only_what_is_shown_counts_for_calibration() -> None:
    probabilities, hits = returned(SENTENCES, ANSWERS, 0.5)

    assert probabilities.tolist() == [0.9, 0.8, 0.5, 0.6]
    assert hits.tolist() == [1.0, 0.0, 1.0, 0.0]


def test_the_calibration_error_is_the_mean_gap_of_the_bins() -> None:
    probabilities = np.array([0.1, 0.1, 0.9, 0.9])

    assert calibration_error(probabilities, np.array([0.0, 0.0, 1.0, 1.0])) == pytest.approx(0.1)
    assert calibration_error(probabilities, np.array([1.0, 1.0, 0.0, 0.0])) == pytest.approx(0.9)
    assert calibration_error(np.array([1.0]), np.array([1.0])) == 0.0
    assert calibration_error(np.array([]), np.array([])) == 0.0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_an_interval_holds_its_mean_and_is_the_same_each_time(values: list[float]) -> None:
    middle, low, high = resampled(np.array(values))

    assert low <= middle <= high
    assert resampled(np.array(values)) == (middle, low, high)


def test_no_values_have_no_interval() -> None:
    with pytest.raises(ValueError, match="no values"):
        resampled(np.array([]))


def test_a_sentence_gathers_its_labels_and_others_count_for_nothing(material: Path) -> None:
    store = store_with(material / "store")
    folder = material / "data/benchmarks/decorte_skill_extraction/data"
    labels = benchmark_labels(folder, store)

    sentences = annotated_sentences(folder / "tech_test_annotations.csv", labels)

    assert [sorted(one.gold) for one in sentences] == [[1], [], [0, 2]]
    assert labels[1].other_names == ("make bread", "bread baking")
    assert labels[3].other_names == ()


def test_the_figures_are_complete_and_the_same_each_time(material: Path) -> None:
    store = store_with(material / "store")

    figures = linking_figures(material, store)
    again = linking_figures(material, store)

    def told(every: list[Figure]) -> list[tuple[str, float, float, float]]:
        return [(one.name, one.value, one.low, one.high) for one in every if "a second" not in one.name]

    assert told(figures) == told(again)
    assert {"tech_test: RP@5", "tech_test: RP@10 above the baseline"} <= {one.name for one in figures}
    assert all(one.low <= one.value <= one.high for one in figures)
    assert all(one.count == 2 for one in figures if "RP@" in one.name)


def test_without_data_or_material_there_are_no_figures(material: Path, tmp_path: Path) -> None:
    assert linking_figures(material, store_with(tmp_path / "a", model=False)) == []
    assert linking_figures(material, store_with(tmp_path / "b", skills=False)) == []
    shutil.rmtree(material / "data")
    assert linking_figures(material, store_with(tmp_path / "c")) == []
