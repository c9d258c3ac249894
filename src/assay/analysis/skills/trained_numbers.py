"""What training taught, as shipped beside this module: small changes to the model, and the rule of weighing.

`trained/MODEL.json` tells what they are, of which data, by which script. They are numbers, never code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from safetensors.numpy import load

from assay.analysis.skills.encoder import Vectors, unit
from assay.analysis.skills.weighing import Weighing, read_weighing

_UP, _DOWN = ".up", ".down"
_LABELS: Final = "labels"
_SPEAKING: Final = "speaking"


@dataclass(frozen=True, slots=True)
class TrainedNumbers:
    """`changes` are added to the model's matrices where it reads text; `of_labels` turns skills' vectors."""

    name: str
    changes: dict[str, Vectors]
    of_labels: tuple[Vectors, Vectors]
    speaking: Vectors
    weighing: Weighing

    def turned(self, vectors: Vectors) -> Vectors:
        """The skills' vectors as the changed model meets them."""
        up, down = self.of_labels
        moved = (vectors @ down.T @ up.T).astype(np.float32)
        return unit(vectors + moved)


@cache
def trained_numbers() -> TrainedNumbers:
    """The numbers shipped. Computed into whole matrices once."""
    folder = files(__package__).joinpath("trained")
    told = json.loads(folder.joinpath("MODEL.json").read_text(encoding="utf-8"))
    return read_numbers(folder.joinpath("numbers.safetensors").read_bytes(), told)


def read_numbers(numbers: bytes, told: Mapping[str, Any]) -> TrainedNumbers:
    """Numbers in the shipped form, and what is told of them."""
    held = {name: value.astype(np.float32) for name, value in load(numbers).items()}
    pairs = [name.removesuffix(_UP) for name in held if name.endswith(_UP)]
    return TrainedNumbers(
        name=told["name"],
        changes={name: held[name + _UP] @ held[name + _DOWN] for name in pairs if name != _LABELS},
        of_labels=(held[_LABELS + _UP], held[_LABELS + _DOWN]),
        speaking=held[_SPEAKING],
        weighing=read_weighing(told["weighing"]),
    )
