"""How achievements were judged, as the yardstick counts it: from our own records, safe to be told.

They are told ten people at a time, in the order in which they were first judged: whoever compares two days
learns of ten, and never of the one who came between. What nobody recorded is absent and never zero: a class's
grid and a claim code say who was awarded and not who was refused, so they count in `conduct` alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assay.analysis.estimates import FEWEST
from assay.analysis.valuation import Observed
from assay.web.records.applications.history import Case
from assay.web.records.credentials.ways import ways
from assay.web.records.judging_history.gathering import History, gather
from assay.web.records.placements import history as placements

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class WayCount:
    """How many awards came about in one way; None where they are too few to be told."""

    source: str
    awards: int | None


def observed(organization: str, achievement: str) -> Observed | None:
    """How this achievement was judged; None where nothing of it was recorded."""
    return observed_all(organization, [achievement]).get(achievement)


def observed_all(organization: str, achievements: Collection[str] | None = None) -> dict[str, Observed]:
    """The same of many (None: of all of the organization's), in as many queries as of one."""
    told = {key: _observed(held) for key, held in gather(organization, achievements).items()}
    return {key: found for key, found in told.items() if found is not None}


def conduct(organization: str, achievement: str) -> tuple[WayCount, ...]:
    """In which ways its awards came about, the most used first."""
    held = ways(organization, [achievement]).get(achievement, [])
    return tuple(WayCount(way.source, way.awards if way.awards >= FEWEST else None) for way in held)


def _observed(held: History) -> Observed | None:
    """The applications or the placements, whichever were more: their counts do not speak of the same."""
    people = _people(held)
    if len(people) >= len(held.placements):
        return _of_applications(_by_tens(people)) if people else None
    return _of_placements(_by_tens(held.placements))


def _by_tens(oldest_first: Sequence[_T]) -> Sequence[_T]:
    """All while they are too few to be told; then as many as fill tens."""
    count = len(oldest_first)
    return oldest_first if count < FEWEST else oldest_first[: count - count % FEWEST]


def _people(held: History) -> list[tuple[Case, bool | None]]:
    """One case of each person: the first that was decided. Who waits for a second assessor waits."""
    first: dict[str, tuple[Case, bool | None]] = {}
    told = sorted(zip(held.cases, held.independent, strict=True), key=lambda each: each[0].decided)
    for case, independent in told:
        if case.first:
            first.setdefault(case.learner[1], (case, independent))
    return list(first.values())


def _of_applications(people: Sequence[tuple[Case, bool | None]]) -> Observed:
    cases = [case for case, _independent in people]
    independent = [told for _case, told in people]
    by_rubric = [case.by_rubric for case in cases]
    return Observed(
        attempts=len(cases),
        passed_first=sum(case.first == "accepted" for case in cases),
        returned=sum(case.was_returned for case in cases),
        with_evidence=sum(case.has_evidence for case in cases),
        by_rubric=None if None in by_rubric else by_rubric.count(True),
        second_assessed=sum(case.second is not None for case in cases),
        agreed=sum(case.second is True for case in cases),
        independent=None if None in independent else independent.count(True),
        first_day=min(case.at for case in cases),
        last_day=max(case.at for case in cases),
    )


def _of_placements(seen: Sequence[placements.Observed]) -> Observed:
    """A mentor works elsewhere and watched; that nobody recorded who failed leaves the rest unknown."""
    by_mentor = sum(each.by_mentor for each in seen)
    return Observed(
        attempts=len(seen),
        with_evidence=sum(each.by_mentor or each.has_artefacts for each in seen),
        independent=by_mentor,
        supervised=by_mentor,
        minutes=tuple(float(each.minutes) for each in seen if each.minutes),
        first_day=min(each.at for each in seen),
        last_day=max(each.at for each in seen),
    )
