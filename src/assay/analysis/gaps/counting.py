"""How many there are of what, before anything is left out: never kept, never shown.

Apart from `protecting`, through which alone any of these numbers leaves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assay.analysis.gaps.values import PROVEN_BY_OTHERS, Row, State, band_of

_ORDER = tuple(State)


@dataclass(slots=True)
class RawCounts:
    """The true counts of one programme."""

    pupils: int | None  # None: nobody said how many are in it
    earned: int | None  # None: rows that say how many, but not who
    schools: dict[str, tuple[int, int]] = field(default_factory=dict)  # in it, of those with something earned
    bands: dict[str, tuple[int, int]] = field(default_factory=dict)
    certificates: dict[str, int] = field(default_factory=dict)  # of other bodies
    states: dict[str, int] = field(default_factory=dict)  # of the same
    own: dict[str, int] = field(default_factory=dict)  # the organization's own awards


def counted(rows: Iterable[Row]) -> dict[str, RawCounts]:
    """The counts by programme. A pupil who holds a certificate twice holds it once, in its best state."""
    of: dict[str, list[Row]] = {}
    for row in rows:
        of.setdefault(row.programme, []).append(row)
    return {
        name: _of_people(held) if all(row.pupil for row in held) else _of_heads(held)
        for name, held in of.items()
    }


def _of_people(rows: list[Row]) -> RawCounts:
    where: dict[str, tuple[str, str]] = {}
    best: dict[tuple[str, str], State] = {}
    own: set[tuple[str, str]] = set()
    for row in rows:
        where.setdefault(row.pupil, (row.school, band_of(row.grade)))
        held = (row.pupil, row.credential)
        if not row.credential:
            continue
        if row.state is State.OWN:
            own.add(held)
        else:
            best[held] = min(best.get(held, row.state), row.state, key=_ORDER.index)
    having = {pupil for pupil, _name in (*best, *own)}
    return RawCounts(
        len(where),
        len(having),
        _places({pupil: school for pupil, (school, _band) in where.items()}, having),
        _places({pupil: band for pupil, (_school, band) in where.items()}, having),
        dict(Counter(name for _pupil, name in best)),
        dict(Counter(str(state) for state in best.values())),
        dict(Counter(name for _pupil, name in own)),
    )


def _places(of: Mapping[str, str], having: set[str]) -> dict[str, tuple[int, int]]:
    all_, some = Counter(of.values()), Counter(place for pupil, place in of.items() if pupil in having)
    return {place: (count, some[place]) for place, count in sorted(all_.items())}


def _of_heads(rows: list[Row]) -> RawCounts:
    """Rows that count heads: who of them is the same person is unknown, so who earned anything is, too."""
    enrolled = [row for row in rows if not row.credential]
    earned = [row for row in rows if row.credential]
    told = RawCounts(sum(row.count for row in enrolled) if enrolled else None, None)
    for row in enrolled:
        for places, place in ((told.schools, row.school), (told.bands, band_of(row.grade))):
            places[place] = (places.get(place, (0, 0))[0] + row.count, 0)
    for row in earned:
        held = told.own if row.state is State.OWN else told.certificates
        held[row.credential] = held.get(row.credential, 0) + row.count
        if row.state in PROVEN_BY_OTHERS:
            told.states[str(row.state)] = told.states.get(str(row.state), 0) + row.count
    return told
