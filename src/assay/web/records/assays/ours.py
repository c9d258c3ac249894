"""The assay of one of our own published achievements, made of everything this site knows about it.

Apart from what organizations keep: nothing is stored here, a process only remembers what it has made.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import date

from assay import Report
from assay.analysis.descriptions import Description, read
from assay.analysis.market import Target
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
from assay.web.base.skill_data import Guessing, graph
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.plans import achievement_id
from assay.web.records.achievements.queries import AchievementPage
from assay.web.records.assays.asking import AS_TOLD, Asked, Markets, markets_for
from assay.web.records.exemplars.described import document_of
from assay.web.records.judging_history.queries import observed
from assay.web.records.statements.queries import of_achievement, of_described
from assay.web.records.verifications.own_pages import own_version

MOST = 256
"""Assays that a process remembers; the one asked for longest ago is forgotten first."""

_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Given:
    """What this site knows about an achievement beside its description."""

    observed: Observed | None = None
    statements: tuple[RecognitionStatement, ...] = ()


_Grounds = tuple[str, Given, date, tuple[str, ...], tuple[object, ...]]
_Which = tuple[str, int, Asked]
_made: OrderedDict[_Which, tuple[_Grounds, Assay]] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Weighed:
    """An assay of one of ours with what it was made of."""

    assay: Assay
    described: Description
    given: Given
    target: Target | None = None


def assay_of(organization: str, achievement: str, number: int) -> Assay:
    """The assay of this published version as of today. Raises `NotFound`, also for another's achievement."""
    page = achievements.public(achievement, number)
    if page.organization.key != organization:
        raise NotFound
    return weighed(page).assay


def weighed(page: AchievementPage, described: Description | None = None, asked: Asked = AS_TOLD) -> Weighed:
    """The assay of the version that this page shows, as of today.

    `described`: what its published document says, where that was read already. `asked`: the part of the
    labour market that a reader picked. Raises `market-occupation-unknown`, `market-area-unknown`.
    """
    version = page.version
    described = read(document_of(version)) if described is None else described
    asked = replace(asked, home=page.organization.region)
    given, markets = _given(page), markets_for(described, asked, now().date())
    which = (version.achievement, version.number, asked)
    return Weighed(_made_of(which, described, given, markets), described, given, markets.target)


def _made_of(which: _Which, described: Description, given: Given, markets: Markets) -> Assay:
    """Made anew when what it rests on has changed: how it was judged, who recognises it, data, the day.

    What readers picked is remembered no longer than all else, so nobody can fill the process by picking.
    """
    skills, today = graph(), now().date()
    data = tuple(sorted(one.digest for one in skills.releases)) if skills is not None else ()
    grounds = (described.digest, given, today, data, markets.grounds)
    with _lock:
        held = _made.get(which)
        if held is not None and held[0] == grounds:
            _made.move_to_end(which)
            return held[1]
    made = assay(
        described,
        observed=given.observed,
        statements=given.statements,
        graph=skills,
        as_of=today,
        **markets.given,
    )
    with _lock:
        _made[which] = (grounds, made)
        while len(_made) > MOST:
            _made.popitem(last=False)
    return made


def improvements_of(made: Weighed) -> tuple[Improvement, ...]:
    """What its issuer could tell so that more would be known, the most telling first."""
    return improvements(made.assay, made.described, observed=made.given.observed)


def assay_of_others(
    described: Description,
    report: Report | None = None,
    guessing: Guessing | None = None,
    asked: Asked = AS_TOLD,
) -> Assay:
    """The assay of a description that is not ours, as of today; nothing is kept.

    `guessing`: what guesses skills from its words, where somebody asked for that. Raises
    `market-occupation-unknown`, `market-area-unknown` where a reader picked what there is not.
    """
    today = now().date()
    return assay(
        described,
        report=report,
        statements=_stated(described) if described.id else (),
        graph=graph(),
        linker=guessing,
        models=guessing.models if guessing is not None else (),
        as_of=today,
        **markets_for(described, asked, today).given,
    )


def _stated(described: Description) -> tuple[RecognitionStatement, ...]:
    return of_described(described.id, described.issuer.id, described.issuer.url or described.id)


def rests_on(identifier: str) -> Given:
    """What this site knows today about the achievement of this identifier, ours or not."""
    named = own_version(identifier)
    if named is not None:
        try:
            return _given(achievements.public(*named))
        except NotFound:
            return Given()
    return Given(statements=of_achievement(identifier))


def _given(page: AchievementPage) -> Given:
    version = page.version
    identifier = achievement_id(version.achievement, version.number)
    return Given(observed(page.organization.key, version.achievement), of_achievement(identifier))
