"""The lessons themselves: text is drawn towards the skills it means, away from those like them.

Five losses at once: sentences to the skills they mean; sentences with planted names to those; each planted
span alone to its skill; other names to their skill; descriptions to theirs.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tools.train_skills.material import Lessons
from tools.train_skills.network import Network, Tensor
from tools.train_skills.spans import windows_in
from torch.nn import functional

from assay.analysis.skills import Encoder, Label, label_vectors
from assay.analysis.sources import ModelFiles

_WEIGHTS = {"sentences": 1.0, "planted": 0.5, "spans": 0.5, "names": 0.4, "descriptions": 0.25}
_NEAR_WINDOW, _WHOLE = 0.75, 0.25
_MOST_WINDOWS = 80
_NEIGHBOURS = 30
_HARD_OF_SENTENCES = 8
_LONGEST_TEXT = 60
_LONGEST = 126


@dataclass(frozen=True, slots=True)
class Pass:
    """One run over drawn batches: how many of each kind, how many other skills to tell them from."""

    seed: int
    steps: int
    rate: float
    sentences: int = 16
    planted: int = 12
    names: int = 32
    descriptions: int = 8
    hard: int = 10
    other: int = 500


PASSES = (
    Pass(seed=7, steps=254, rate=1e-3, planted=20, names=48, descriptions=12, hard=6, other=1200),
    Pass(seed=8, steps=60, rate=8e-4),
    Pass(seed=9, steps=160, rate=7e-4),
)


class Teacher:
    """Holds the model, the skills and the sentences of one pass."""

    def __init__(self, files: ModelFiles, labels: Sequence[Label], material: Path, one: Pass) -> None:
        torch.manual_seed(one.seed)
        self._draw = random.Random(one.seed)  # noqa: S311 - no secret
        self._pass = one
        self._pieces = Encoder.read(files.weights, files.vocabulary).pieces
        self._vectors = torch.tensor(np.array(label_vectors(files, labels, None)))
        self._neighbours = _neighbours(self._vectors)
        self._lessons = Lessons(material, labels, self._draw)
        self._scale = torch.tensor(math.log(20.0)).requires_grad_()

    def teach(self, network: Network) -> None:
        """One pass: the rate falls along a half cosine."""
        learning = list(network.learning.values())
        optimizer = torch.optim.AdamW(
            [{"params": learning}, {"params": [self._scale]}], lr=self._pass.rate, weight_decay=0.01
        )
        begun = time.monotonic()
        for step in range(self._pass.steps):
            falling = 0.5 * (1 + math.cos(math.pi * step / self._pass.steps)) * min(1, (step + 1) / 20)
            optimizer.param_groups[0]["lr"] = self._pass.rate * falling
            optimizer.param_groups[1]["lr"] = 1e-3 * falling
            losses = self._losses(network)
            optimizer.zero_grad()
            sum(_WEIGHTS[name] * loss for name, loss in losses.items()).backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            if step % 20 == 0:
                shown = {name: round(float(loss.detach()), 3) for name, loss in losses.items()}
                print(step, round(time.monotonic() - begun), shown, flush=True)

    def _losses(self, network: Network) -> dict[str, Tensor]:
        draw, lessons = self._draw, self._lessons
        sentences = draw.sample(lessons.sentences, self._pass.sentences)
        planted = [lessons.planted() for _ in range(self._pass.planted)]
        names = draw.sample(lessons.names, self._pass.names)
        descriptions = draw.sample(lessons.descriptions, self._pass.descriptions)
        gold = [set(rows) for _, rows in sentences] + [{row for *_, row in one.gold} for one in planted]
        rows = self._candidates(gold, [row for row, _ in (*names, *descriptions)])
        place = {row: number for number, row in enumerate(rows)}
        vectors = network.labels(self._vectors[torch.tensor(rows)])
        scale = self._scale.exp().clamp(5, 60)
        words = [one for one, _ in sentences] + [one.words for one in planted]
        looks = self._looks(network, words, [one.gold for one in planted], len(sentences))
        scores = scale * looks.scores(vectors)
        meant = torch.zeros(scores.shape, dtype=torch.bool)
        for number, every in enumerate(gold):
            meant[number, [place[row] for row in every]] = True
        first = len(sentences)
        losses = {
            "sentences": _of_several(scores[:first], meant[:first]),
            "planted": _of_several(scores[first:], meant[first:]),
        }
        if looks.gold:
            wanted = torch.tensor([place[row] for row in looks.gold])
            losses["spans"] = functional.cross_entropy(scale * (looks.planted @ vectors.T), wanted)
        for kind, pairs in (("names", names), ("descriptions", descriptions)):
            texts = network.means([self._numbered(text) for _, text in pairs])
            wanted = torch.tensor([place[row] for row, _ in pairs])
            losses[kind] = functional.cross_entropy(scale * (texts @ vectors.T), wanted)
        return losses

    def _candidates(self, gold: Sequence[set[int]], others: Sequence[int]) -> list[int]:
        draw = self._draw
        found = {row for rows in gold for row in rows}
        for row in sorted(found):
            found |= set(draw.sample(self._neighbours[row], _HARD_OF_SENTENCES))
        for row in others:
            found |= {row, *draw.sample(self._neighbours[row], self._pass.hard)}
        found |= set(draw.sample(range(len(self._neighbours)), min(self._pass.other, len(self._neighbours))))
        return sorted(found)

    def _numbered(self, text: str) -> list[int]:
        return [self._pieces.first, *self._pieces.of_text(text)[:_LONGEST_TEXT], self._pieces.last]

    def _looks(
        self,
        network: Network,
        words: Sequence[list[str]],
        planted: Sequence[list[tuple[int, int, int]]],
        first_planted: int,
    ) -> _Looks:
        numbered, places = zip(*(self._laid_out(one) for one in words), strict=True)
        states, there = network.states(numbered)
        states = states * there[..., None]
        sums = functional.pad(torch.cumsum(states, 1), (0, 0, 1, 0))
        runs: list[tuple[int, int, int]] = []
        for number, one in enumerate(words):
            windows = windows_in(one)
            if len(windows) > _MOST_WINDOWS:
                windows = self._draw.sample(windows, _MOST_WINDOWS)
            at = places[number]
            runs += [(number, at[start], max(at[end], at[start] + 1)) for start, end in windows]
        spans, gold = [], []
        for number, every in enumerate(planted, start=first_planted):
            at = places[number]
            for start, end, row in every:
                if at[end] > at[start]:
                    spans.append((number, at[start], at[end]))
                    gold.append(row)
        owners = torch.tensor([run[0] for run in runs])
        whole = functional.normalize(states.sum(1), dim=-1)
        return _Looks(_runs(sums, runs), owners, whole, _runs(sums, spans) if spans else None, gold)

    def _laid_out(self, words: list[str]) -> tuple[list[int], list[int]]:
        numbers, places = [self._pieces.first], []
        for word in words:
            places.append(min(len(numbers), _LONGEST - 1))
            numbers += self._pieces.of_text(word)
        places.append(min(len(numbers), _LONGEST - 1))
        return [*numbers[: _LONGEST - 1], self._pieces.last], places


@dataclass(frozen=True, slots=True)
class _Looks:
    """The windows of a batch of sentences, whose they are, and the sentences whole."""

    windows: Tensor
    owners: Tensor
    whole: Tensor
    planted: Any
    gold: list[int]

    def scores(self, vectors: Tensor) -> Tensor:
        """Of each sentence for each skill: its best window and a little of the whole."""
        every = (self.windows.bfloat16() @ vectors.T.bfloat16()).float()
        best = torch.full((len(self.whole), len(vectors)), -1.0).scatter_reduce(
            0, self.owners[:, None].expand_as(every), every, "amax"
        )
        return _NEAR_WINDOW * best + _WHOLE * (self.whole @ vectors.T)


def _runs(sums: Tensor, runs: Sequence[tuple[int, int, int]]) -> Tensor:
    at = torch.tensor(runs)
    return functional.normalize(sums[at[:, 0], at[:, 2]] - sums[at[:, 0], at[:, 1]], dim=-1)


def _of_several(scores: Tensor, meant: Tensor) -> Tensor:
    """Each skill that is meant against all that are not; sentences that mean none say nothing."""
    others = torch.logsumexp(scores.masked_fill(meant, -1e9), 1, keepdim=True)
    losses = ((torch.logaddexp(scores, others) - scores) * meant).sum(1)
    count = meant.sum(1)
    return (losses / count.clamp(min=1))[count > 0].mean()


def _neighbours(vectors: Tensor) -> list[list[int]]:
    found: list[list[int]] = []
    for start in range(0, len(vectors), 1000):
        near = (vectors[start : start + 1000] @ vectors.T).topk(_NEIGHBOURS + 1, 1).indices
        found += near[:, 1:].tolist()
    return found
