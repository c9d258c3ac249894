"""What the linker hands out keeps its promises, whatever the text and the model."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.skills.small_model import SKILLS, store_with
from assay.analysis.estimates import Grade
from assay.analysis.skills import Label, Linker, installed_labels, label_vectors, sentences_of, windows_of
from assay.analysis.skills.lexicon import Lexicon, stem
from assay.analysis.skills.trained_numbers import trained_numbers
from assay.analysis.skills.windows import is_word
from assay.analysis.sources import ModelFiles, Store

TEXT = "Bake bread and paint the walls. • Write Python software in teams; learners bake. C++"


@pytest.fixture(scope="module", name="store")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return store_with(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module", name="linker")
def opened(store: Store) -> Linker:
    linker = Linker.open(store)
    assert linker is not None
    return linker


def files_of(store: Store) -> ModelFiles:
    files = store.model_files()
    assert files is not None
    return files


@pytest.mark.parametrize(("model", "skills"), [(False, False), (True, False), (False, True)])
def test_without_a_model_or_skills_there_is_no_linker(tmp_path: Path, *, model: bool, skills: bool) -> None:
    assert Linker.open(store_with(tmp_path, model=model, skills=skills)) is None


def test_groups_are_no_skills_to_link_to(store: Store) -> None:
    assert [label.name for label in installed_labels(store)] == [
        skill["label"] for skill in SKILLS if skill.get("kind") != "group"
    ]


def test_every_skill_told_has_its_words_and_a_probability_of_grade_d(linker: Linker) -> None:
    found = linker.find(TEXT)

    for skill in found:
        estimate = skill.probability
        assert TEXT[slice(*skill.span)] == skill.words != ""
        assert estimate.value is not None
        assert estimate.value >= linker.find_from
        assert estimate.grade is Grade.D
        assert estimate.high - estimate.low == pytest.approx(0.4)
        assert estimate.inputs


@given(st.text(max_size=200), st.integers(1, 5))
def test_any_text_is_answered_within_bounds(linker: Linker, text: str, most: int) -> None:
    ranked = linker.rank(text, most)

    assert len(ranked) <= most
    assert [one.probability for one in ranked] == sorted((one.probability for one in ranked), reverse=True)
    assert len({one.row for one in ranked}) == len(ranked)
    for one in ranked:
        assert 0 <= one.probability <= 1
        assert 0 <= one.span[0] < one.span[1] <= len(text)


@pytest.mark.parametrize("text", ["", " \n ", "… — !", "\u0301\u200b"])
def test_where_there_are_no_words_nothing_is_found(linker: Linker, text: str) -> None:
    assert linker.find(text) == ()
    assert linker.rank(text) == ()


def test_the_same_text_has_the_same_answer_also_from_many_threads(linker: Linker) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(linker.rank, [TEXT] * 8))

    assert all(answer == answers[0] for answer in answers)


def test_vectors_are_computed_once_and_read_again_until_a_text_changes(store: Store, tmp_path: Path) -> None:
    files, told = files_of(store), []
    labels = installed_labels(store)

    first = label_vectors(files, labels, tmp_path, lambda done, total: told.append((done, total)))
    again = label_vectors(files, labels, tmp_path, lambda done, total: told.append((done, total)))
    other = label_vectors(files, [*labels[1:], Label("urn:x", "weld")], tmp_path)

    assert told
    assert len(told) == len({done for done, _ in told})
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY", b"no array"])
def test_damaged_vectors_are_computed_anew(store: Store, tmp_path: Path, content: bytes) -> None:
    files, labels = files_of(store), installed_labels(store)
    first = label_vectors(files, labels, tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(content)

    assert np.array_equal(label_vectors(files, labels, tmp_path), first)
    assert len(kept.read_bytes()) > len(content)


def test_a_folder_that_cannot_be_written_is_no_error(store: Store, tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")

    assert len(label_vectors(files_of(store), installed_labels(store), tmp_path / "taken")) == 3


def test_sentences_end_at_marks_lines_and_list_items() -> None:
    text = "Use e.g. hand tools. Then paint.\n• bake"

    assert [text[words[0].start : words[-1].end] for words in sentences_of(text)] == [
        "Use e.g. hand tools.",
        "Then paint.",
        "bake",
    ]


def test_a_million_blanks_are_read_in_one_go() -> None:
    ((word, *_),) = sentences_of(" " * 1_000_000 + "• bake")

    assert (1_000_002, "bake") == (word.start, word.text)


def test_windows_begin_and_end_with_telling_words_and_cross_no_strong_mark() -> None:
    (words,) = sentences_of("paint the walls: and bake (bread)")

    told = {" ".join(word.text for word in words[first:after]) for first, after in windows_of(words)}

    assert told == {"paint", "paint the walls", "walls", "bake", "bread"}


@given(st.text(max_size=120))
def test_every_text_with_a_word_has_a_window(text: str) -> None:
    for words in sentences_of(text):
        for first, after in windows_of(words):
            assert 0 <= first < after <= len(words)
        assert any(is_word(word.text) for word in words)


def test_a_skill_named_outright_is_known_by_its_words_without_endings() -> None:
    lexicon = Lexicon([Label("a", "bake bread"), Label("b", "Python (computer programming)")])

    assert lexicon.outright(["baking", "breads"]) == {0}
    assert lexicon.outright(["python"]) == {1}
    assert lexicon.outright(["bake"]) == set()
    assert lexicon.share(0, frozenset({stem("bread")})) == pytest.approx(0.5, abs=0.2)
    assert [lexicon.is_proper(0), lexicon.is_proper(1)] == [False, True]


def test_the_numbers_shipped_are_small_and_say_where_they_come_from() -> None:
    folder = Path(__file__).parents[3] / "src/assay/analysis/skills/trained"
    told = json.loads((folder / "MODEL.json").read_text(encoding="utf-8"))

    assert (folder / "numbers.safetensors").stat().st_size < 5_000_000
    assert {"what", "script", "data", "made", "sha256 of data", "sha256 of numbers"} <= set(told)
    assert trained_numbers().name == told["name"]
    assert 0 < trained_numbers().weighing.find_from <= trained_numbers().weighing.sure_from <= 1
