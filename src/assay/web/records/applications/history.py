"""How applications were judged, case by case, without anybody's name or words: what the yardstick counts.

Apart from the queries for screens because this opens nothing that is sealed, and asks of many at once.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from assay.web.records.achievements import queries as achievement_queries
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.applications.models import Application, Step

_JUDGED = ("returned", "agreed", "accepted", "declined")


@dataclass(frozen=True, slots=True)
class Case:
    """One piece of work that was judged at least once.

    `first` is what became of it at its first attempt: accepted, returned, declined; empty while a second
    assessor is still to be heard. `second` is None where nobody was asked to judge it again, else whether
    the other assessor came to the same end. `by_rubric`: whether a level was chosen for each criterion; None
    where the achievement has no rubric. `learner` is the account and the digest of the address.
    """

    achievement: str
    first: str
    outcome: str  # the last: accepted, returned, declined, or empty
    was_returned: bool
    second: bool | None
    has_evidence: bool
    by_rubric: bool | None
    minutes: int  # that assessors spent on it
    days: int | None  # from handing in to the last decision
    assessors: frozenset[str]
    learner: tuple[str, str]
    at: date


def cases(organization: str, achievements: Collection[str] | None = None) -> list[Case]:
    """The judged applications for these achievements (None: for all), oldest first; three queries."""
    rows = Application.objects.of(organization)
    if achievements is not None:
        rows = rows.filter(version__achievement__in=achievements)
    held = {row.key: row for row in rows.only("key", "version_id", "person_id", "mail_index")}
    versions = achievement_queries.versions([row.version_id for row in held.values()])
    steps: defaultdict[str, list[Step]] = defaultdict(list)
    columns = ("application_id", "kind", "attempt", "actor_id", "minutes", "evidence", "results", "at")
    turns = Step.objects.of(organization).filter(application__in=rows).only(*columns)
    for step in turns.order_by("at", "key"):
        steps[step.application_id].append(step)
    told = [
        _case(held[key], versions[held[key].version_id], made) for key, made in steps.items() if _judged(made)
    ]
    return sorted(told, key=lambda case: case.at)


def _judged(steps: Iterable[Step]) -> list[Step]:
    return [step for step in steps if step.kind in _JUDGED]


def _case(row: Application, version: VersionRow, steps: list[Step]) -> Case:
    judged = _judged(steps)
    last = judged[-1]
    handed_in = [step.at for step in steps if step.kind == "submitted" and step.at <= last.at]
    is_over = last.kind != "agreed"
    return Case(
        achievement=version.achievement,
        first=_end([step for step in judged if step.attempt == judged[0].attempt]),
        outcome=last.kind if is_over else "",
        was_returned=any(step.kind == "returned" for step in judged),
        second=_agreement(judged),
        has_evidence=any(step.evidence for step in judged),
        by_rubric=_by_rubric(version, judged),
        minutes=sum(step.minutes for step in judged),
        days=(last.at - handed_in[-1]).days if handed_in and is_over else None,
        assessors=frozenset(step.actor_id for step in judged if step.actor_id),
        learner=(row.person_id or "", row.mail_index),
        at=last.at.date(),
    )


def _end(judged: list[Step]) -> str:
    return judged[-1].kind if judged[-1].kind != "agreed" else ""


def _by_rubric(version: VersionRow, judged: list[Step]) -> bool | None:
    criteria = {asked.name for asked in version.values.results if asked.levels}
    return any(criteria <= step.results.keys() for step in judged) if criteria else None


def _agreement(judged: list[Step]) -> bool | None:
    """Whether whoever judged after a first "agreed" said the same; the first such turn counts."""
    for before, after in itertools.pairwise(judged):
        if before.kind == "agreed" and before.attempt == after.attempt:
            return after.kind == "accepted"
    return None
