"""How applications were judged, case by case, without anybody's name or words: what the yardstick counts.

Apart from the queries for screens because this opens nothing that is sealed, and asks of many at once.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from assay.web.records.achievements import queries as achievement_queries
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.applications.models import Step

_JUDGED = ("returned", "agreed", "accepted", "declined")
_COLUMNS = ("version_id", "person_id", "mail_index")


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
    was_returned: bool
    second: bool | None
    has_evidence: bool
    by_rubric: bool | None
    assessors: frozenset[str]
    learner: tuple[str, str]
    decided: datetime  # when what became of the first attempt was known; never moves after
    at: date


class _Turn(NamedTuple):
    """One judgement with the columns of its application that count: plain values are read fastest."""

    application: str
    version: str
    person: str | None
    mail_index: str
    kind: str
    attempt: int
    actor: str | None
    evidence: list[str]
    results: dict[str, str]
    at: datetime


def cases(organization: str, achievements: Collection[str] | None = None) -> list[Case]:
    """The judged applications for these achievements (None: for all), oldest first; two queries."""
    turns = Step.objects.of(organization).filter(kind__in=_JUDGED).order_by("at", "key")
    if achievements is not None:
        turns = turns.filter(application__version__achievement__in=achievements)
    of_application = ("application_id", *(f"application__{name}" for name in _COLUMNS))
    own = ("kind", "attempt", "actor_id", "evidence", "results", "at")
    judged: defaultdict[str, list[_Turn]] = defaultdict(list)
    for row in turns.values_list(*of_application, *own):
        judged[row[0]].append(_Turn(*row))
    versions = achievement_queries.versions([made[0].version for made in judged.values()])
    told = [_case(versions[made[0].version], made) for made in judged.values()]
    return sorted(told, key=lambda case: case.at)


def _case(version: VersionRow, judged: list[_Turn]) -> Case:
    first = [turn for turn in judged if turn.attempt == judged[0].attempt]
    return Case(
        achievement=version.achievement,
        first=_end(first),
        was_returned=any(turn.kind == "returned" for turn in judged),
        second=_agreement(judged),
        has_evidence=any(turn.evidence for turn in judged),
        by_rubric=_by_rubric(version, judged),
        assessors=frozenset(turn.actor for turn in judged if turn.actor),
        learner=(judged[0].person or "", judged[0].mail_index),
        decided=first[-1].at,
        at=judged[-1].at.date(),
    )


def _end(judged: list[_Turn]) -> str:
    return judged[-1].kind if judged[-1].kind != "agreed" else ""


def _by_rubric(version: VersionRow, judged: list[_Turn]) -> bool | None:
    criteria = {asked.name for asked in version.values.results if asked.levels}
    return any(criteria <= turn.results.keys() for turn in judged) if criteria else None


def _agreement(judged: list[_Turn]) -> bool | None:
    """Whether whoever judged after a first "agreed" said the same; the first such turn counts."""
    for before, after in itertools.pairwise(judged):
        if before.kind == "agreed" and before.attempt == after.attempt:
            return after.kind == "accepted"
    return None
