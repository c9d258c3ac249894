"""Text to vectors: the forward pass of a small BERT (MiniLM) in plain numpy, from a safetensors file.

Apart from linking, which only needs vectors. Texts go through its matrices together, whatever
their length, and nothing is padded: one core gives what a small text needs.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from assay.analysis.skills.word_pieces import WordPieces

Vectors = NDArray[np.float32]
LONGEST: Final = 128  # pieces of one text; the rest is not read
_HEADS: Final = 12
_SMALL: Final = 1e-12
_TOGETHER: Final = 2048  # pieces computed at once: what stays in the cache of one core
_PARTS: Final = ("attention.output.dense", "intermediate.dense", "output.dense")


@dataclass(frozen=True, slots=True)
class _Layer:
    """The numbers of one layer, laid out as they are multiplied."""

    mixing: Vectors  # query, key and value side by side
    mixing_bias: Vectors
    dense: tuple[tuple[Vectors, Vectors], ...]  # attention output, widening, narrowing
    norms: tuple[tuple[Vectors, Vectors], ...]  # after attention, after the rest


class Encoder:
    """A model ready to encode. `changes` are added to its matrices by name: what training taught it."""

    def __init__(self, weights: Mapping[str, Vectors], pieces: WordPieces) -> None:
        self._pieces = pieces
        self._words = weights["embeddings.word_embeddings.weight"]
        self._places = (
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = _norm_of(weights, "embeddings.LayerNorm")
        self._layers = tuple(_layer(weights, number) for number in range(_depth(weights)))

    @classmethod
    def read(cls, weights: Path, vocabulary: Path, changes: Mapping[str, Vectors] | None = None) -> Encoder:
        """The model of these two files, with the changes of training added."""
        held = load_file(weights)
        for name, change in (changes or {}).items():
            held[name] = held[name] + change
        return cls(held, WordPieces.read(vocabulary))

    @property
    def pieces(self) -> WordPieces:
        """The vocabulary."""
        return self._pieces

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self._words.shape[1])

    def texts(self, texts: Sequence[str]) -> Vectors:
        """One vector of length one for each text: the mean over its pieces."""
        numbered = [self._pieces.of_text(text) for text in texts]
        return self.means(numbered)

    def means(self, numbered: Sequence[Sequence[int]]) -> Vectors:
        """One vector of length one for each list of pieces."""
        found = np.zeros((len(numbered), self.width), dtype=np.float32)
        for which, states in self._every(numbered):
            found[which] = states.mean(axis=1)
        return unit(found)

    def states(self, numbered: Sequence[int]) -> Vectors:
        """The vector of each piece in its context, marks of beginning and end included."""
        ((_, states),) = self._every([numbered])
        return np.asarray(states[0], dtype=np.float32)

    def _every(self, numbered: Sequence[Sequence[int]]) -> Iterator[tuple[list[int], Vectors]]:
        """The lists of pieces that are of one length, by their places, and their states."""
        order = sorted(range(len(numbered)), key=lambda which: len(numbered[which]))
        start = 0
        while start < len(order):
            taken, pieces = start, 0
            while taken < len(order) and (pieces == 0 or pieces < _TOGETHER):
                pieces += min(len(numbered[order[taken]]), LONGEST - 2) + 2
                taken += 1
            by_length: dict[int, list[int]] = defaultdict(list)
            for which in order[start:taken]:
                by_length[min(len(numbered[which]), LONGEST - 2)].append(which)
            groups = [
                np.array(
                    [(self._pieces.first, *numbered[one][:length], self._pieces.last) for one in every],
                    dtype=np.int32,
                )
                for length, every in by_length.items()
            ]
            yield from zip(by_length.values(), self._forward(groups), strict=True)
            start = taken

    def _forward(self, groups: Sequence[NDArray[np.int32]]) -> list[Vectors]:
        shapes = [group.shape for group in groups]
        begun = [self._words[group] + self._places[: group.shape[1]] for group in groups]
        states = _normed(np.concatenate([part.reshape(-1, self.width) for part in begun]), self._norm)
        for layer in self._layers:
            states = _through(layer, states, shapes)
        return [part.reshape(*shape, -1) for part, shape in zip(_parted(states, shapes), shapes, strict=True)]


def unit(vectors: Vectors) -> Vectors:
    """The vectors, each of length one."""
    lengths = np.sqrt(np.einsum("...d,...d->...", vectors, vectors))[..., None]
    return np.asarray(vectors / np.maximum(lengths, _SMALL), dtype=np.float32)


def _depth(weights: Mapping[str, Vectors]) -> int:
    return 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))


def _norm_of(weights: Mapping[str, Vectors], name: str) -> tuple[Vectors, Vectors]:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]


def _layer(weights: Mapping[str, Vectors], number: int) -> _Layer:
    base = f"encoder.layer.{number}."
    mixing = [f"{base}attention.self.{part}" for part in ("query", "key", "value")]
    dense = tuple(
        (np.ascontiguousarray(weights[f"{base}{part}.weight"].T), weights[f"{base}{part}.bias"])
        for part in _PARTS
    )
    return _Layer(
        np.ascontiguousarray(np.concatenate([weights[f"{part}.weight"] for part in mixing]).T),
        np.concatenate([weights[f"{part}.bias"] for part in mixing]),
        dense,
        (
            _norm_of(weights, f"{base}attention.output.LayerNorm"),
            _norm_of(weights, f"{base}output.LayerNorm"),
        ),
    )


def _through(layer: _Layer, states: Vectors, shapes: Sequence[tuple[int, ...]]) -> Vectors:
    """The states after one layer. Texts go through its matrices together, and attend each to itself."""
    mixed = states @ layer.mixing
    mixed += layer.mixing_bias
    seen = np.concatenate(
        [_attended(part, shape) for part, shape in zip(_parted(mixed, shapes), shapes, strict=True)]
    )
    (matrix, bias), (wide, wide_bias), (narrow, narrow_bias) = layer.dense
    seen = seen @ matrix
    seen += bias
    seen += states
    states = _normed(seen, layer.norms[0])
    inner = states @ wide
    inner += wide_bias
    inner = _gelu(inner) @ narrow
    inner += narrow_bias
    inner += states
    return _normed(inner, layer.norms[1])


def _parted(states: Vectors, shapes: Sequence[tuple[int, ...]]) -> list[Vectors]:
    """The states of each group: `shapes` are their numbers of texts and of pieces."""
    ends = np.cumsum([count * length for count, length in shapes])
    return np.split(states, ends[:-1])


def _attended(mixed: Vectors, shape: tuple[int, ...]) -> Vectors:
    count, length = shape
    width = mixed.shape[1] // 3
    query, key, value = mixed.reshape(count, length, 3, _HEADS, width // _HEADS).transpose(2, 0, 3, 1, 4)
    weights = query @ key.transpose(0, 1, 3, 2)
    weights *= 1 / math.sqrt(width // _HEADS)
    weights -= weights.max(axis=-1, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=-1, keepdims=True)
    return np.asarray(
        (weights @ value).transpose(0, 2, 1, 3).reshape(count * length, width), dtype=np.float32
    )


def _gelu(values: Vectors) -> Vectors:
    """The smooth step by its tanh form: numpy has no error function, and the two differ by < .001."""
    inner = values * values
    inner *= 0.044715
    inner += 1
    inner *= values
    inner *= math.sqrt(2 / math.pi)
    np.tanh(inner, out=inner)
    inner += 1
    inner *= values
    inner *= 0.5
    return inner


def _normed(values: Vectors, norm: tuple[Vectors, Vectors]) -> Vectors:
    centred = values - values.mean(axis=-1, keepdims=True)
    spread = np.einsum("...d,...d->...", centred, centred)[..., None] / np.float32(values.shape[-1])
    centred /= np.sqrt(spread + np.float32(_SMALL))
    centred *= norm[0]
    centred += norm[1]
    return np.asarray(centred, dtype=np.float32)
