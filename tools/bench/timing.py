"""CPU time of an operation over many inputs, in turns, so that contenders can be interleaved."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

_CHECK_EVERY = 0.005
"""Seconds of work between two looks at the clock, so that looking costs nothing."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn did: how many operations in how many CPU-seconds."""

    count: int
    cpu: float

    @property
    def rate(self) -> float:
        """Operations per CPU-second."""
        return self.count / self.cpu


class Timed:
    """An operation and its inputs; each turn goes on where the last one stopped."""

    def __init__(self, operation: Callable[[Any], object], inputs: Sequence[Any]) -> None:
        """Inputs are used in order and then again from the first."""
        self._operation = operation
        self._inputs = inputs
        self._next = 0
        self._batch = 1

    def warm_up(self, seconds: float) -> Turn:
        """A first pass over all inputs, or for so many CPU-seconds; sets how often to look at the clock."""
        turn = self._run(seconds, limit=len(self._inputs))
        self._batch = max(1, int(turn.rate * _CHECK_EVERY))
        return turn

    def turn(self, seconds: float) -> Turn:
        """Work for so many CPU-seconds."""
        return self._run(seconds, limit=None)

    def _run(self, seconds: float, limit: int | None) -> Turn:
        operation, inputs, size = self._operation, self._inputs, len(self._inputs)
        count, place, start = 0, self._next, time.process_time()
        while True:
            for _ in range(self._batch):
                operation(inputs[place])
                place = place + 1 if place + 1 < size else 0
            count += self._batch
            spent = time.process_time() - start
            if spent >= seconds or (limit is not None and count >= limit):
                self._next = place
                return Turn(count, spent)
