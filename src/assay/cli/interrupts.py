"""Somebody presses Ctrl-C: remembered, so that it cannot get lost.

Python turns the signal into an exception wherever it happens to be, and one raised where exceptions are
dropped (an object's end, a callback of the collector) is gone. Long runs ask here as they go round.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType

_told: list[int] = []


def listen() -> None:
    """From now on remember an interrupt, and raise KeyboardInterrupt as ever.

    Left alone where somebody else already listens, as a program that calls ours may, and beside the main
    thread, where Python hears no signals.
    """
    _told.clear()
    if threading.current_thread() is not threading.main_thread():
        return
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _remember)


def was_interrupted() -> bool:
    """Whether somebody interrupted since we listen."""
    return bool(_told)


def stop_if_interrupted() -> None:
    """Raise the KeyboardInterrupt once more that may have got lost."""
    if _told:
        raise KeyboardInterrupt


def _remember(number: int, _frame: FrameType | None) -> None:
    _told.append(number)
    raise KeyboardInterrupt
