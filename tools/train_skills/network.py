"""MiniLM in torch, frozen, with small matrices beside its own that learn (LoRA), and one beside the labels'.

The forward pass is that of `assay.analysis.skills.encoder`; a test of the numbers is that both agree.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch.nn import functional

RANK, LABEL_RANK = 16, 32
FIRST_TAUGHT = 2  # the layers below stay as they are
_LAYERS, _WIDTH, _HEADS = 6, 384, 12
_PARTS = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
Tensor = Any  # torch is not there when types are checked


class Network:
    """The model. `learning` are the only tensors that change."""

    def __init__(self, weights: Path, numbers: Path | None = None) -> None:
        self._held = load_file(weights)
        self.learning: dict[str, Tensor] = {}
        for layer in range(FIRST_TAUGHT, _LAYERS):
            for part in _PARTS:
                name = f"encoder.layer.{layer}.{part}.weight"
                high, wide = self._held[name].shape
                self._add(name, high, wide, RANK)
        self._add("labels", _WIDTH, _WIDTH, LABEL_RANK)
        if numbers is not None:
            for name, value in load_file(numbers).items():
                if name in self.learning:
                    self.learning[name].data.copy_(value.float())

    def _add(self, name: str, high: int, wide: int, rank: int) -> None:
        down = torch.randn(rank, wide) / math.sqrt(wide)
        self.learning[f"{name}.down"] = down.requires_grad_()
        self.learning[f"{name}.up"] = torch.zeros(high, rank).requires_grad_()

    def save(self, path: Path) -> None:
        """What was learnt, in half precision."""
        halves = {name: value.detach().half().contiguous() for name, value in self.learning.items()}
        save_file(halves, path)

    def labels(self, vectors: Tensor) -> Tensor:
        """The vectors of labels as the network meets them."""
        moved = functional.linear(
            functional.linear(vectors, self.learning["labels.down"]), self.learning["labels.up"]
        )
        return functional.normalize(vectors + moved, dim=-1)

    def states(self, numbered: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
        """The state of each piece, and which are there: texts are padded to the longest."""
        longest = max(map(len, numbered))
        numbers = torch.zeros(len(numbered), longest, dtype=torch.long)
        there = torch.zeros(len(numbered), longest, dtype=torch.bool)
        for row, pieces in enumerate(numbered):
            numbers[row, : len(pieces)] = torch.tensor(pieces)
            there[row, : len(pieces)] = True
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self._forward(numbers, there), there

    def means(self, numbered: Sequence[Sequence[int]]) -> Tensor:
        """A vector of length one for each text."""
        states, there = self.states(numbered)
        return functional.normalize((states * there[..., None]).sum(1), dim=-1)

    def _forward(self, numbers: Tensor, there: Tensor) -> Tensor:
        held: Mapping[str, Tensor] = self._held
        count, length = numbers.shape
        states = held["embeddings.word_embeddings.weight"][numbers]
        states = states + held["embeddings.position_embeddings.weight"][:length]
        states = self._norm(
            states + held["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm"
        )
        hidden = torch.zeros(count, 1, 1, length).masked_fill(~there[:, None, None, :], -1e9)
        for layer in range(_LAYERS):
            query, key, value = (
                self._through(states, layer, part).view(count, length, _HEADS, -1).transpose(1, 2)
                for part in _PARTS[:3]
            )
            likeness = (query @ key.transpose(2, 3)).float() / math.sqrt(_WIDTH // _HEADS) + hidden
            seen = torch.softmax(likeness, -1).to(value.dtype) @ value
            seen = self._through(seen.transpose(1, 2).reshape(count, length, _WIDTH), layer, _PARTS[3])
            states = self._norm(states + seen, f"encoder.layer.{layer}.attention.output.LayerNorm")
            wide = functional.gelu(self._through(states, layer, _PARTS[4]), approximate="tanh")
            states = self._norm(
                states + self._through(wide, layer, _PARTS[5]), f"encoder.layer.{layer}.output.LayerNorm"
            )
        return states

    def _through(self, states: Tensor, layer: int, part: str) -> Tensor:
        name = f"encoder.layer.{layer}.{part}"
        out = functional.linear(states, self._held[f"{name}.weight"], self._held[f"{name}.bias"])
        if layer < FIRST_TAUGHT:
            return out
        down, up = self.learning[f"{name}.weight.down"], self.learning[f"{name}.weight.up"]
        return out + functional.linear(functional.linear(states, down), up)

    def _norm(self, states: Tensor, name: str) -> Tensor:
        weight, bias = self._held[f"{name}.weight"], self._held[f"{name}.bias"]
        return functional.layer_norm(states.float(), (_WIDTH,), weight, bias, 1e-12)
