"""Small counts left out, and with them whatever would let somebody work one out again.

The method (docs/decisions.md): each figure belongs to one total, and each total is broken down in ways of
which no two are crossed, so a reader's only handles are sums. A count under `FEWEST`, and one that all but
fewer than `FEWEST` reach, is hidden; then others of the same breakdown, in an order that has nothing to do
with their size, until even somebody who knew which were hidden for being small would be left with `ROOM`
possible values for each; and where no hiding helps, the total is not given either. What is kept and shown is
computed from what is left alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assay.analysis.estimates import FEWEST
from assay.analysis.gaps.counting import RawCounts

ROOM = 5
"""So many values at least stay possible for each small count."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count by its name; None is one that is not given."""

    label: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and its parts; those that are None share what is left of it."""

    total: int | None
    lines: tuple[Figure, ...] = ()

    @property
    def shown(self) -> int:
        """How many the parts that are given make."""
        return sum(line.count or 0 for line in self.lines)

    @property
    def held_back(self) -> int | None:
        """How many the parts that are not given make together; None where the total is not given."""
        return None if self.total is None else self.total - self.shown

    def of(self, label: str) -> Figure | None:
        """The part of this name."""
        return next((line for line in self.lines if line.label == label), None)


@dataclass(frozen=True, slots=True)
class Access:
    """How many of a school, or of a grade band, are in the programme, and how many have earned something."""

    label: str
    pupils: int | None
    earned: int | None


@dataclass(frozen=True, slots=True)
class Counts:
    """What may be told of one programme, and the only thing that is kept."""

    pupils: int | None
    earned: int | None
    is_small: bool  # so few are in it, or have earned anything, that nothing more is told
    tells_who: bool  # whether rows said who earned, so that earners could be counted
    schools: tuple[Access, ...] = ()
    bands: tuple[Access, ...] = ()
    certificates: Breakdown = Breakdown(0)
    states: Breakdown = Breakdown(0)
    own: Breakdown = Breakdown(0)


@dataclass(frozen=True, slots=True)
class Cell:
    """A count, the most it could be (None: anything), and whether none at all would tell of somebody."""

    count: int
    ceiling: int | None = None
    counts_none: bool = False
    is_hidden: bool = False  # already, for another figure's sake

    @property
    def is_few(self) -> bool:
        """Whether it tells of fewer than `FEWEST`: who have it, or who have it not."""
        low = 0 if self.counts_none else 1
        return low <= self.count < FEWEST or self._is_nearly_all

    @property
    def _is_nearly_all(self) -> bool:
        return self.ceiling is not None and self.ceiling - self.count < FEWEST

    def bounds(self, most: int) -> tuple[int, int]:
        """What somebody knows of it who knows why it is hidden; `most` is the sum of all that are."""
        if self._is_nearly_all and self.ceiling is not None:
            return max(self.ceiling - FEWEST + 1, 0), self.ceiling
        if self.is_few or self.count == 0:
            return (0 if self.counts_none else 1), FEWEST - 1
        return FEWEST, most if self.ceiling is None else max(self.ceiling - FEWEST, FEWEST)


def hidden(cells: Mapping[str, Cell]) -> frozenset[str] | None:
    """Which of these are not given where their sum is; None where the sum must not be given either."""
    chosen = {label for label, cell in cells.items() if cell.is_few or cell.is_hidden}
    others = sorted(
        (label for label, cell in cells.items() if label not in chosen and cell.count), key=_by_nothing
    )
    while not _is_safe([cells[label] for label in chosen]):
        if not others:
            return None
        chosen.add(others.pop(0))
    return frozenset(chosen)


def _is_safe(cells: Sequence[Cell]) -> bool:
    total = sum(cell.count for cell in cells)
    if any(cell.is_few for cell in cells) and total < FEWEST:
        return False  # what they make together would tell of as few
    bounds = [cell.bounds(total) for cell in cells]
    lows, highs = sum(low for low, _high in bounds), sum(high for _low, high in bounds)
    for cell, (low, high) in zip(cells, bounds, strict=True):
        least, most = max(low, total - (highs - high)), min(high, total - (lows - low))
        if cell.is_few and most - least + 1 < ROOM:
            return False
    return True


def _by_nothing(label: str) -> str:
    """A place in an order that says nothing of how large anything is."""
    return hashlib.sha256(label.encode()).hexdigest()


def protected(raw: RawCounts) -> Counts:
    """What may be told of these counts."""
    tells_who = raw.earned is not None
    if (raw.pupils is not None and raw.pupils < FEWEST) or (
        raw.earned is not None and 0 < raw.earned < FEWEST
    ):
        pupils = raw.pupils if raw.pupils is not None and raw.pupils >= FEWEST else None
        places = (_access(raw.schools, None), _access(raw.bands, None)) if pupils else ((), ())
        return Counts(pupils, None, True, tells_who, *places, *(Breakdown(None),) * 3)  # noqa: FBT003 - in the order of its fields
    is_telling = _tells_earned(raw)
    certificates, states, own = _awards(raw)
    return Counts(
        pupils=raw.pupils,
        earned=raw.earned if is_telling else None,
        is_small=False,
        tells_who=tells_who,
        schools=_access(raw.schools, raw.earned if is_telling else None),
        bands=_access(raw.bands, raw.earned if is_telling else None),
        certificates=certificates,
        states=states,
        own=own,
    )


def _tells_earned(raw: RawCounts) -> bool:
    """Whether it can be said how many have earned something: not where few have not."""
    if raw.earned is None or raw.pupils is None or raw.pupils - raw.earned < FEWEST:
        return False
    return raw.earned == 0 or all(
        hidden(_earned_cells(places, _access_hidden(places))) is not None
        for places in (raw.schools, raw.bands)
    )


def _access(places: Mapping[str, tuple[int, int]], earned: int | None) -> tuple[Access, ...]:
    held_back = _access_hidden(places)
    if held_back is None:  # the whole would give a part away: only where it is offered is told
        return tuple(Access(label, None, None) for label in places)
    few: frozenset[str] | None = frozenset(places)
    if earned is not None:
        few = frozenset() if earned == 0 else hidden(_earned_cells(places, held_back))
    return tuple(
        Access(
            label,
            None if label in held_back else pupils,
            None if few is None or label in few or label in held_back else having,
        )
        for label, (pupils, having) in places.items()
    )


def _access_hidden(places: Mapping[str, tuple[int, int]]) -> frozenset[str] | None:
    return hidden({label: Cell(pupils) for label, (pupils, _having) in places.items()})


def _earned_cells(places: Mapping[str, tuple[int, int]], held_back: frozenset[str] | None) -> dict[str, Cell]:
    return {
        label: Cell(having, pupils, counts_none=True, is_hidden=label in (held_back or ()))
        for label, (pupils, having) in places.items()
    }


def _awards(raw: RawCounts) -> tuple[Breakdown, Breakdown, Breakdown]:
    """Certificates by name, by state, and own awards; a total that would give a part away is not given."""
    total = sum(raw.certificates.values())
    by_name = hidden(_cells(raw.certificates, raw.pupils))
    by_state = hidden({label: Cell(count) for label, count in raw.states.items()})
    own = hidden(_cells(raw.own, raw.pupils))
    is_whole = by_name is not None and by_state is not None
    few = frozenset(label for label, cell in _cells(raw.certificates, raw.pupils).items() if cell.is_few)
    names = _breakdown(
        raw.certificates, by_name if is_whole and by_name is not None else few, is_whole=is_whole
    )
    # Were the total missing and each state given, their sum would be the total.
    states = _breakdown(
        raw.states, by_state if is_whole and by_state is not None else raw.states, is_whole=is_whole
    )
    few_own = frozenset(label for label, cell in _cells(raw.own, raw.pupils).items() if cell.is_few)
    mine = _breakdown(raw.own, few_own if own is None else own, is_whole=own is not None)
    return (Breakdown(0), Breakdown(0), mine) if total == 0 else (names, states, mine)


def _cells(counts: Mapping[str, int], pupils: int | None) -> dict[str, Cell]:
    ceiling = pupils if pupils is not None and max(counts.values(), default=0) <= pupils else None
    return {label: Cell(count, ceiling) for label, count in counts.items()}


def _breakdown(
    counts: Mapping[str, int], few: frozenset[str] | Mapping[str, int], *, is_whole: bool
) -> Breakdown:
    ordered = sorted(counts, key=lambda label: (label in few, 0 if label in few else -counts[label], label))
    lines = tuple(Figure(label, None if label in few else counts[label]) for label in ordered)
    return Breakdown(sum(counts.values()) if is_whole else None, lines)
