"""The skill graph and the linker of this process: opened at first use, once, and kept.

Apart because both are large and the linker can be slow to open: where `assay data` has not prepared it, it
works through every label, which takes minutes. So it is opened beside the requests, and whoever asks
meanwhile is told to wait. A process in which nobody asks for skills never holds them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Lock, Thread
from typing import Generic, TypeVar

from django.conf import settings
from django.utils.translation import gettext_lazy

from assay.analysis.skills import Found, Linker, SkillGraph
from assay.analysis.sources import Release, Store

PREPARING = gettext_lazy(
    "The skill data are being prepared for their first use here. That takes some minutes; ask again then."
)

Held = TypeVar("Held")
LONGEST = 22_000  # characters that skills are looked for in
PATIENCE = 4.0  # seconds that a request waits for what is being opened


class NotReady(Exception):
    """What was asked for is not installed, or is being opened still; `PREPARING` says so to people."""


class _Once(Generic[Held]):
    """What `open_at` opens, kept; where there was nothing to open, the next who asks looks again."""

    def __init__(self, open_at: Callable[[Store], Held | None]) -> None:
        self._open_at = open_at
        self._lock = Lock()  # two threads that ask at once would load it twice
        self._held: Held | None = None
        self._opening: Event | None = None
        self._error: Exception | None = None

    @property
    def is_opening(self) -> bool:
        """Whether it is being opened now."""
        return self._opening is not None

    def get(self) -> Held | None:
        """What is held, opened if need be; None where it is not installed, or not ready yet."""
        if self._held is not None:
            return self._held
        with self._lock:
            opening = self._opening
            if opening is None and self._held is None:
                if not is_installed():
                    return None
                self._opening = opening = Event()
                Thread(target=self._open, args=(opening,), daemon=True).start()
        if opening is not None:
            opening.wait(PATIENCE)
        if self._error is not None:
            error, self._error = self._error, None
            raise error
        return self._held

    def forget(self) -> None:
        """Let it go: the next who asks opens it again."""
        with self._lock:
            self._held = None

    def _open(self, opening: Event) -> None:
        try:
            self._held = self._open_at(Store(settings.ASSAY_DATA))
        except Exception as error:  # noqa: BLE001 - whoever asked is told, in their own thread
            self._error = error
        finally:
            self._opening = None
            opening.set()


_GRAPH: _Once[SkillGraph] = _Once(SkillGraph.open)
_LINKER: _Once[Linker] = _Once(Linker.open)


def is_installed() -> bool:
    """Whether there is any skill data to look at; opens nothing."""
    return bool(Store(settings.ASSAY_DATA).releases())


def can_guess() -> bool:
    """Whether skills can be found in texts, now or once the linker is ready; opens nothing."""
    store = Store(settings.ASSAY_DATA)
    return store.release("model") is not None and store.release_with("esco", "skills") is not None


def is_preparing() -> bool:
    """Whether the linker is being opened, so that asking again in a while is worth it."""
    return _LINKER.is_opening


def graph() -> SkillGraph | None:
    """The skills and occupations of all frameworks installed; None where there are none.

    Raises `data-store-damaged`.
    """
    return _GRAPH.get()


def linker() -> Linker | None:
    """What finds skills in a text; None where no model or no labels are installed, or it is not ready yet.

    Raises `data-store-damaged`.
    """
    return _LINKER.get()


@dataclass(frozen=True, slots=True)
class Guessing:
    """The linker over the beginning of a text, so that nobody's long text keeps others waiting."""

    linker: Linker
    models: tuple[Release, ...]  # that it answers from

    def find(self, text: str, most: int = 10) -> tuple[Found, ...]:
        """The skills that the beginning of this text speaks of."""
        return self.linker.find(text[:LONGEST], most)


def guessing() -> Guessing:
    """The linker for texts of any length. Raises `NotReady`, `data-store-damaged`."""
    held = linker()
    if held is None:
        raise NotReady
    return Guessing(held, Store(settings.ASSAY_DATA).releases("model"))


def forget() -> None:
    """Let go of both, so that what was installed meanwhile is seen."""
    _GRAPH.forget()
    _LINKER.forget()
