"""The numbers of the encoder are those of the plain formula, however texts are taken together."""

from __future__ import annotations

import math

import numpy as np
import pytest

from analysis.skills.small_model import VOCABULARY, weights
from assay.analysis.skills.encoder import LONGEST, Encoder
from assay.analysis.skills.word_pieces import WordPieces

HELD = weights()
ENCODER = Encoder(HELD, WordPieces(VOCABULARY))
TEXTS = ["bake bread", "the", "", "paint the walls in teams, and write software", "x " * 300, "中 é"]


def _norm(values: np.ndarray, name: str) -> np.ndarray:
    middle = values.mean(axis=-1, keepdims=True)
    spread = ((values - middle) ** 2).mean(axis=-1, keepdims=True)
    centred = (values - middle) / np.sqrt(spread + 1e-12)
    return np.asarray(centred * HELD[f"{name}.weight"] + HELD[f"{name}.bias"])


def _dense(values: np.ndarray, name: str) -> np.ndarray:
    return np.asarray(values @ HELD[f"{name}.weight"].T.astype(np.float64) + HELD[f"{name}.bias"])


def plain(numbers: list[int]) -> np.ndarray:
    """One text by the book, in double precision: the vector of its mean, of length one."""
    places = np.arange(len(numbers))
    states = HELD["embeddings.word_embeddings.weight"][numbers].astype(np.float64)
    states = states + HELD["embeddings.position_embeddings.weight"][places]
    states = _norm(states + HELD["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    gelu = np.vectorize(lambda x: 0.5 * x * (1 + math.erf(x / math.sqrt(2))))
    for layer in range(6):
        base = f"encoder.layer.{layer}."
        query, key, value = (
            _dense(states, f"{base}attention.self.{part}") for part in ("query", "key", "value")
        )
        heads = []
        for head in range(12):
            own = slice(head * 32, head * 32 + 32)
            likeness = np.exp(query[:, own] @ key[:, own].T / math.sqrt(32))
            heads.append(likeness / likeness.sum(axis=1, keepdims=True) @ value[:, own])
        seen = _dense(np.concatenate(heads, axis=1), f"{base}attention.output.dense")
        states = _norm(states + seen, f"{base}attention.output.LayerNorm")
        wide = gelu(_dense(states, f"{base}intermediate.dense"))
        states = _norm(states + _dense(wide, f"{base}output.dense"), f"{base}output.LayerNorm")
    mean = states.mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean))


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_has_the_vector_of_the_formula(text: str) -> None:
    pieces = ENCODER.pieces
    numbers = [pieces.first, *pieces.of_text(text)[: LONGEST - 2], pieces.last]

    assert np.abs(ENCODER.texts([text])[0] - plain(numbers)).max() < 2e-3


def test_a_text_has_the_same_vector_alone_and_among_others() -> None:
    together = ENCODER.texts([*TEXTS, *TEXTS[::-1]])

    for number, text in enumerate(TEXTS):
        assert np.abs(together[number] - ENCODER.texts([text])[0]).max() < 1e-5
        assert np.abs(together[number] - together[-1 - number]).max() < 1e-5


def test_every_vector_has_length_one() -> None:
    assert np.abs(np.linalg.norm(ENCODER.texts(TEXTS), axis=1) - 1).max() < 1e-5


def test_no_texts_have_no_vectors() -> None:
    assert ENCODER.texts([]).shape == (0, 384)


def test_a_sentence_has_a_state_for_each_piece_and_both_ends() -> None:
    assert ENCODER.states(ENCODER.pieces.of_text("bake bread")).shape == (4, 384)
    assert ENCODER.states(ENCODER.pieces.of_text("x " * 900)).shape == (LONGEST, 384)
