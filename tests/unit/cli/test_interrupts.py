"""Ctrl-C is remembered even where Python drops the exception."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from assay.cli import interrupts


class _EndsLate:
    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


@pytest.fixture(autouse=True)
def default_handler() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
    interrupts.listen()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interrupt_that_python_drops_stops_the_next_round() -> None:
    interrupts.listen()
    held = _EndsLate()
    del held  # the exception raised in here is dropped

    assert interrupts.was_interrupted()
    with pytest.raises(KeyboardInterrupt):
        interrupts.stop_if_interrupted()


def test_without_an_interrupt_nothing_stops() -> None:
    interrupts.listen()

    interrupts.stop_if_interrupted()

    assert not interrupts.was_interrupted()


def test_whoever_listens_already_is_left_alone() -> None:
    mine = signal.SIG_IGN
    signal.signal(signal.SIGINT, mine)

    interrupts.listen()

    assert signal.getsignal(signal.SIGINT) is mine
