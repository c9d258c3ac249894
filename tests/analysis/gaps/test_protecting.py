"""No count that is left out can be worked out again: by a solver, or by who knows the method."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]  # no stubs

from assay.analysis.estimates import FEWEST
from assay.analysis.gaps import ROOM, Access, Counts, Row, State, counted, protected
from assay.analysis.gaps.protecting import Cell, hidden

LABELS = "abcd"


def _few(count: int, ceiling: int | None) -> bool:
    return 0 < count < FEWEST or (ceiling is not None and ceiling - count < FEWEST)


@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=4),
    st.one_of(st.none(), st.integers(30, 45)),
)
@settings(max_examples=300, deadline=None)
def test_a_solver_leaves_each_small_count_at_least_five_possible_values(
    counts: list[int], ceiling: int | None
) -> None:
    cells = {label: Cell(count, ceiling) for label, count in zip(LABELS, counts, strict=False)}
    chosen = hidden(cells)
    if chosen is None:
        return
    assert {label for label, cell in cells.items() if _few(cell.count, ceiling)} <= chosen
    names = sorted(chosen)
    total = sum(cells[name].count for name in names)
    most = total if ceiling is None else ceiling
    for place, name in enumerate(names):
        if not _few(cells[name].count, ceiling):
            continue
        ends = [_end(len(names), place, total, most, sign) for sign in (1, -1)]
        assert ends[1] - ends[0] + 1 >= ROOM


def _end(count: int, place: int, total: int, most: int, sign: int) -> int:
    aim = np.zeros(count)
    aim[place] = sign
    found = milp(
        aim,
        constraints=LinearConstraint(np.ones((1, count)), total, total),
        bounds=Bounds(0, most),
        integrality=np.ones(count),
    )
    return int(np.rint(found.x[place]))


@given(st.lists(st.integers(0, 16), min_size=2, max_size=3))
@settings(max_examples=60, deadline=None)
def test_who_knows_the_method_and_tries_every_table_still_cannot_tell(counts: list[int]) -> None:
    cells = dict(zip(LABELS, counts, strict=False))
    told = _told(cells)
    if told is None:
        return
    possible: dict[str, set[int]] = {label: set() for label in cells}
    for other in _tables(sum(counts), tuple(cells)):
        if _told(other) == told:
            for label, count in other.items():
                possible[label].add(count)
    for label, count in cells.items():
        if 0 < count < FEWEST:
            assert len(possible[label]) >= ROOM, (cells, label, possible[label])


def _told(counts: Mapping[str, int]) -> tuple[tuple[str, int | None], ...] | None:
    """What a reader sees beside the sum. Nothing of a certificate that nobody has is in the table at all."""
    chosen = hidden({label: Cell(count) for label, count in counts.items() if count})
    if chosen is None:
        return None
    return tuple((label, None if label in chosen else count) for label, count in counts.items())


def _tables(total: int, labels: tuple[str, ...]) -> Iterator[dict[str, int]]:
    if len(labels) == 1:
        yield {labels[0]: total}
        return
    for first in range(total + 1):
        for rest in _tables(total - first, labels[1:]):
            yield {labels[0]: first, **rest}


PUPILS = st.lists(
    st.tuples(
        st.sampled_from(["North", "South", "West"]),
        st.sampled_from(["9", "10", "11", "12"]),
        st.lists(st.sampled_from(["Food", "First aid", "Cook"]), unique=True, max_size=3),
        st.sampled_from([State.SIGNED, State.CLAIMED, State.CHECKED]),
    ),
    min_size=5,
    max_size=70,
)


def _rows(pupils: list[tuple[str, str, list[str], State]]) -> Iterator[Row]:
    for number, (school, grade, credentials, state) in enumerate(pupils):
        yield Row("P", school=school, grade=grade, pupil=str(number))
        for name in credentials:
            yield Row("P", name, school=school, grade=grade, pupil=str(number), state=state)


@given(PUPILS)
@settings(max_examples=80, deadline=None)
def test_all_tables_of_a_programme_together_give_no_small_count_away(
    pupils: list[tuple[str, str, list[str], State]],
) -> None:
    raw = counted(_rows(pupils))["P"]
    told = protected(raw)
    for places, shown in ((raw.schools, told.schools), (raw.bands, told.bands)):
        for line in shown:
            there, earned = places[line.label]
            if there < FEWEST:
                assert line.pupils is None
                assert line.earned is None
                _assert_room(told, line, what="pupils")
            elif (0 < earned < FEWEST or there - earned < FEWEST) and raw.earned != 0:
                assert line.earned is None
                _assert_room(told, line, what="earned")


def _assert_room(told: Counts, wanted: Access, *, what: str) -> None:
    """A solver over every pupil's school, band and whether they earned something, with all that is told."""
    schools, bands = [line.label for line in told.schools], [line.label for line in told.bands]
    places = {
        (school, band, earned): number
        for number, (school, band, earned) in enumerate(
            (school, band, earned) for school in schools for band in bands for earned in (0, 1)
        )
    }
    known: list[tuple[list[int], int]] = []
    for axis, lines in ((0, told.schools), (1, told.bands)):
        for line in lines:
            here = [place for key, place in places.items() if key[axis] == line.label]
            if line.pupils is not None:
                known.append((here, line.pupils))
            if line.earned is not None:
                known.append(
                    (
                        [place for key, place in places.items() if key[axis] == line.label and key[2]],
                        line.earned,
                    )
                )
    if told.pupils is not None:
        known.append((list(places.values()), told.pupils))
    if told.earned is not None:
        known.append(([place for key, place in places.items() if key[2]], told.earned))
    axis = 0 if wanted in told.schools else 1
    aim = np.zeros(len(places))
    for key, place in places.items():
        if key[axis] == wanted.label and (what == "pupils" or key[2]):
            aim[place] = 1
    rows = np.zeros((len(known), len(places)))
    for number, (here, _sum) in enumerate(known):
        rows[number, here] = 1
    sums = np.array([told_sum for _here, told_sum in known])
    ends = []
    for sign in (1, -1):
        found = milp(
            sign * aim,
            constraints=LinearConstraint(rows, sums, sums) if known else (),
            bounds=Bounds(0, 200),
            integrality=np.ones(len(places)),
        )
        ends.append(round(float(aim @ found.x)))
    assert ends[1] - ends[0] + 1 >= ROOM


@given(PUPILS)
@settings(max_examples=150, deadline=None)
def test_certificates_by_name_and_by_state_hide_the_same_whole(
    pupils: list[tuple[str, str, list[str], State]],
) -> None:
    raw = counted(_rows(pupils))["P"]
    told = protected(raw)
    for counts, shown in ((raw.certificates, told.certificates), (raw.states, told.states)):
        for line in shown.lines:
            assert line.count in {None, counts[line.label]}
            assert line.count is None or line.count >= FEWEST
        missing = [line for line in shown.lines if line.count is None]
        if shown.total is not None and missing:
            assert len(missing) > 1
            assert (shown.held_back or 0) >= FEWEST
    if told.certificates.total is None:
        assert all(line.count is None for line in told.states.lines)
    if raw.earned and raw.earned < FEWEST:
        assert told.is_small
        assert not told.certificates.lines


def test_rows_that_count_heads_say_nothing_of_who_earned() -> None:
    rows = [
        Row("P", school="North", grade="10", count=40),
        Row("P", "Food", school="North", grade="10", count=22, state=State.CHECKED),
        Row("P", "Cook", school="North", grade="10", count=4),
    ]
    told = protected(counted(rows)["P"])
    assert told.pupils == 40
    assert told.earned is None
    assert not told.tells_who
    assert {line.label: line.count for line in told.certificates.lines} == {"Food": None, "Cook": None}
    assert told.certificates.total == 26
