"""The labelled sentences are taken from the material, noticed where they differ, and counted right."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest

from assay.analysis.evaluation import labelled_sentences, promise_figures
from material import ABSENT, REPOSITORY, find_material, material_root

LABELS = REPOSITORY / "docs" / "promise-labels.csv"
HEAD = ("file", "row", "start", "end", "sha256", "half", "kinds", "broad")


def labelled(folder: Path, sentences: list[tuple[str, str]]) -> Path:
    """A material folder with one description of these sentences, and labels of them beside it."""
    text = " ".join(words for words, _ in sentences)
    (folder / "courses.json").write_text(json.dumps([{"description": text}]), encoding="utf-8")
    at, path = 0, folder / "labels.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEAD)
        for words, kinds in sentences:
            digest = hashlib.sha256(words.encode()).hexdigest()
            table.writerow(("courses.json", 0, at, at + len(words), digest, "test", kinds, kinds))
            at += len(words) + 1
    return path


def test_precision_and_recall_are_counted(tmp_path: Path) -> None:
    labels = labelled(
        tmp_path,
        [
            ("Get hired in weeks.", "jobs"),
            ("Nurses are in high demand.", ""),
            ("You learn to draw maps.", "pay"),
        ],
    )
    figures = {one.name: one for one in promise_figures(tmp_path, labels).figures}
    assert (figures["promises: precision"].value, figures["promises: precision"].count) == (0.5, 2)
    assert (figures["promises: recall"].value, figures["promises: recall"].count) == (0.5, 2)
    assert "promises, credit: precision" not in figures


def test_a_sentence_that_differs_is_left_out_and_told(tmp_path: Path) -> None:
    labels = labelled(tmp_path, [("Get hired in weeks.", "jobs"), ("Nothing is promised.", "")])
    (tmp_path / "courses.json").write_text('[{"description": "Get hired in weeks, or not."}]', "utf-8")
    found = promise_figures(tmp_path, labels)
    assert not found.figures
    assert ["promises: of 2 labelled sentences none"] == [one[:38] for one in found.unknown]


def test_without_the_material_nothing_is_measured(tmp_path: Path) -> None:
    assert not promise_figures(tmp_path, LABELS).figures


def test_the_published_labels_have_150_sentences_to_test_and_no_text() -> None:
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(row["half"] == "test" for row in rows) == 150
    assert tuple(rows[0]) == HEAD
    assert sum(set(row["kinds"].split()) != set(row["broad"].split()) for row in rows) == 33


@pytest.mark.skipif(find_material("data/market/courses") is None, reason=ABSENT)
def test_on_real_descriptions_the_aim_is_met() -> None:
    assert labelled_sentences(material_root(), LABELS)[1] == 0
    figures = {one.name: one for one in promise_figures(material_root(), LABELS).figures}
    assert figures["promises: precision"].low >= 0.85
    assert figures["promises: recall"].value >= 0.8
