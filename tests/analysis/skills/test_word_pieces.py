"""Our own cutting of text is that of the library everybody uses, on whatever text."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from analysis.skills.small_model import VOCABULARY
from assay.analysis.skills.word_pieces import WordPieces, words_of
from material import ABSENT, material_root

BENCHMARKS = material_root() / "data/benchmarks"
OURS = WordPieces(VOCABULARY)


def _theirs() -> Tokenizer:
    numbers = {piece: number for number, piece in enumerate(VOCABULARY)}
    made = Tokenizer(WordPiece(numbers, unk_token="[UNK]", max_input_chars_per_word=100))  # noqa: S106 - no secret
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


THEIRS = _theirs()


def same(text: str) -> bool:
    return list(OURS.of_text(text)) == THEIRS.encode(text, add_special_tokens=False).ids


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Baking bread, painting walls.",
        "C++ / C# / .NET — “node.js”",
        "naïve CAFÉ İstanbul ΣΑΣ Ünïcode e\u0301",
        "中文字 and 中",
        "zero\u200bwidth\ufffd bell\x07 tab\tline\nnbsp\u00a0end",
        "x" * 100,
        "x" * 101,
        "don't stop_me now $5 ` ^ ~ + = < > |",
    ],
)
def test_the_pieces_are_those_of_the_library(text: str) -> None:
    assert same(text)


# Letters newer than either side's tables are cut by different rules; no new ones come into these scripts.
@given(st.text(st.characters(max_codepoint=0x05FF, exclude_categories=("Cn", "Cs")), max_size=60))
def test_the_pieces_are_those_of_the_library_on_any_text(text: str) -> None:
    assert same(text)


def _real() -> Iterator[str]:
    labels = BENCHMARKS / "decorte_skill_extraction/data/skills_en_label.txt"
    yield from labels.read_text(encoding="utf-8").splitlines()
    with gzip.open(BENCHMARKS / "skillspan/dev.json.gz", "rt", encoding="utf-8") as file:
        yield from (" ".join(json.loads(line)["tokens"]) for line in file)
    with gzip.open(BENCHMARKS / "skillskape/dev.csv.gz", "rt", encoding="utf-8", newline="") as file:
        yield from (record["sentence"] for record in csv.DictReader(file))


@pytest.mark.skipif(not BENCHMARKS.is_dir(), reason=ABSENT)
def test_the_pieces_are_those_of_the_library_on_real_texts() -> None:
    assert [text for text in _real() if not same(text)] == []


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    last = 0
    for word in words_of(text):
        assert last <= word.start < word.end <= len(text)
        last = word.end
        if text[word.start : word.end].isascii() and text[word.start : word.end].isprintable():
            assert word.text == text[word.start : word.end].lower()
