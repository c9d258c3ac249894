"""The assay of one of our own published achievements, made of everything this site knows about it.

Apart from what organizations keep: nothing is stored here, a process only remembers what it has made.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date

from assay import Report
from assay.analysis.descriptions import Description, read
from assay.analysis.valuation import (
    Assay,
    Improvement,
    Observed,
    RecognitionStatement,
    assay,
    improvements,
)
from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.skill_data import graph
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.plans import achievement_id
from assay.web.records.assays.gathering import own_version
from assay.web.records.judging_history.queries import observed
from assay.web.records.statements.queries import of_achievement

MOST = 256
"""Assays that a process remembers; the one asked for longest ago is forgotten first."""

_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Given:
    """What this site knows about an achievement beside its description."""

    observed: Observed | None = None
    statements: tuple[RecognitionStatement, ...] = ()


_Grounds = tuple[str, Given, date, tuple[str, ...]]
_made: OrderedDict[tuple[str, int], tuple[_Grounds, Assay]] = OrderedDict()


def assay_of(organization: str, achievement: str, number: int) -> Assay:
    """The assay of this published version as of today. Raises `NotFound`, also for another's achievement.

    Made anew when anything it rests on has changed: how awards were judged, who recognises it, data, the day.
    """
    if achievements.public(achievement, number).version.organization != organization:
        raise NotFound
    content = achievements.document(achievement, number)
    described = read(content)
    skills, today = graph(), now().date()
    given = _given(organization, achievement, number)
    data = tuple(sorted(one.digest for one in skills.releases)) if skills is not None else ()
    grounds = (described.digest, given, today, data)
    with _lock:
        held = _made.get((achievement, number))
        if held is not None and held[0] == grounds:
            _made.move_to_end((achievement, number))
            return held[1]
    made = assay(described, observed=given.observed, statements=given.statements, graph=skills, as_of=today)
    with _lock:
        _made[achievement, number] = (grounds, made)
        while len(_made) > MOST:
            _made.popitem(last=False)
    return made


def improvements_of(organization: str, achievement: str, number: int) -> tuple[Improvement, ...]:
    """What its issuer could tell so that more would be known, the most telling first. Raises `NotFound`."""
    made = assay_of(organization, achievement, number)
    described = read(achievements.document(achievement, number))
    return improvements(made, described, observed=observed(organization, achievement))


def assay_of_others(described: Description, report: Report | None = None) -> Assay:
    """The assay of a description that is not ours, as of today; nothing is kept."""
    told = of_achievement(described.id) if described.id else ()
    return assay(described, report=report, statements=told, graph=graph(), as_of=now().date())


def rests_on(identifier: str) -> Given:
    """What this site knows today about the achievement of this identifier, ours or not."""
    named = own_version(identifier)
    if named is not None:
        try:
            return _given(achievements.public(*named).organization.key, *named)
        except NotFound:
            return Given()
    return Given(statements=of_achievement(identifier))


def _given(organization: str, achievement: str, number: int) -> Given:
    return Given(observed(organization, achievement), of_achievement(achievement_id(achievement, number)))
