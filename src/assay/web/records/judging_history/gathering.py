"""What our records hold on how achievements were judged: few queries for many achievements at once.

Apart from `queries` because what is gathered here is exact, and only what leaves there is safe to show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from assay.web.records.applications import history as applications
from assay.web.records.applications.history import Case
from assay.web.records.placements import history as placements
from assay.web.records.rosters.teachers import teachers_of


@dataclass(slots=True)
class History:
    """Everything recorded on one achievement: applications that were judged, and placements.

    `independent` says of each case whether nobody who judged it teaches the learner; None where the roster
    does not tell.
    """

    cases: list[Case] = field(default_factory=list)
    independent: list[bool | None] = field(default_factory=list)
    placements: list[placements.Observed] = field(default_factory=list)


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
    return dict(told)


def _is_independent(case: Case, teachers: dict[str, frozenset[str]]) -> bool | None:
    known = [teachers[name] for name in case.learner if name in teachers]
    if not known or not case.assessors:
        return None
    return not any(case.assessors & held for held in known)
