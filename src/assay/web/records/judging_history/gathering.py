"""What our records hold on how achievements were judged: few queries for many achievements at once.

Apart from `queries` because what is gathered here is exact, and only what leaves there is safe to show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from assay.web.records.applications import history as applications
from assay.web.records.applications.history import Case
from assay.web.records.credentials.ways import Way, ways
from assay.web.records.placements import history as placements
from assay.web.records.rosters.teachers import teachers_of


@dataclass(slots=True)
class History:
    """Everything recorded on one achievement: applications that were judged, placements, ways of award.

    `independent` says of each case whether nobody who judged it teaches the learner; None where the roster
    does not tell.
    """

    cases: list[Case] = field(default_factory=list)
    independent: list[bool | None] = field(default_factory=list)
    placements: list[placements.Observed] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day on which anything of it happened."""
        told = [case.at for case in self.cases] + [each.at for each in self.placements]
        told += [day for way in self.ways for day in (way.first, way.last)]
        return (min(told), max(told)) if told else None


def gather(organization: str, achievements: Collection[str] | None = None) -> dict[str, History]:
    """The history of each of these achievements (None: of all); those without any are absent."""
    told: defaultdict[str, History] = defaultdict(History)
    cases = applications.cases(organization, achievements)
    teachers = teachers_of(organization, (name for case in cases for name in case.learner))
    for case in cases:
        held = told[case.achievement]
        held.cases.append(case)
        held.independent.append(_is_independent(case, teachers))
    for each in placements.observed(organization, achievements):
        told[each.achievement].placements.append(each)
    for achievement, found in ways(organization, achievements).items():
        told[achievement].ways = found
    return dict(told)


def _is_independent(case: Case, teachers: dict[str, frozenset[str]]) -> bool | None:
    known = [teachers[name] for name in case.learner if name in teachers]
    if not known or not case.assessors:
        return None
    return not any(case.assessors & held for held in known)
