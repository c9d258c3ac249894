"""Who may be named in public for what they were awarded: an honours list, as the school's rules allow it.

Only what the school has declared directory information, only of pupils of 13 and older, and never of one who
opted out. Who is left out is counted, by reason, and not named. Taking the list is a disclosure of each.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from assay.web.records.audit.actions import record
from assay.web.records.credentials.queries import of_recipients
from assay.web.records.disclosures.actions import log_many
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.models import Person
from assay.web.records.policies.queries import policy
from assay.web.records.rosters.ages import AgeBand
from assay.web.records.rosters.queries import pupils
from assay.web.records.rosters.rows import PupilRow, Reach

MOST = 20_000
NEEDED = frozenset({"name", "awards"})
_TOO_YOUNG = frozenset({AgeBand.UNDER_13, AgeBand.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Honoured:
    """A pupil on the list; school, grade and programme are empty where they are not declared."""

    pupil: str
    name: str
    awards: tuple[str, ...]
    school: str = ""
    grade: str = ""
    programme: str = ""


@dataclass(frozen=True, slots=True)
class Honours:
    """The list, what it may show, and how many are left out: opted out, too young."""

    declared: tuple[str, ...]
    rows: tuple[Honoured, ...]
    opted_out: int
    too_young: int

    @property
    def is_allowed(self) -> bool:
        """Whether names with awards are directory information here at all."""
        return set(self.declared) >= NEEDED


def honours(organization: str, since: date | None = None, programme: str = "") -> Honours:
    """The list of this organization, of awards since a day, of one programme or all."""
    declared = policy(organization).directory
    if not set(declared) >= NEEDED:
        return Honours(declared, (), 0, 0)
    present = pupils(organization, Reach(is_all=True), programme=programme, count=MOST).rows
    awarded = of_recipients(organization, [row.recipient for row in present if row.recipient])
    rows, left_out = [], Counter[str]()
    for pupil in present:
        names = [
            award.achievement
            for award in awarded.get(pupil.recipient, [])
            if award.state == "issued"
            and award.standing == "active"
            and (since is None or award.valid_from.date() >= since)
        ]
        if not names:
            continue
        if pupil.is_private or pupil.band in _TOO_YOUNG:
            left_out["opted-out" if pupil.is_private else "young"] += 1
            continue
        rows.append(_honoured(pupil, tuple(dict.fromkeys(names)), declared))
    return Honours(declared, tuple(rows), left_out["opted-out"], left_out["young"])


@transaction.atomic
def take(
    actor: Person, organization: str, to: str, since: date | None = None, programme: str = ""
) -> Honours:
    """The same list, to be published there: written down as a disclosure of each pupil on it.

    Raises `NotFound`, `Forbidden`.
    """
    require(actor, organization, Permission.PRIVACY_MANAGE)
    found = honours(organization, since, programme)
    items = [(row.pupil, ", ".join((row.name, *row.awards))) for row in found.rows]
    log_many(organization, items, to, "directory", actor.key)
    record("take", "honours", organization, actor=actor.key, organization=organization, count=len(items))
    return found


def _honoured(pupil: PupilRow, awards: tuple[str, ...], declared: tuple[str, ...]) -> Honoured:
    shown = {name: getattr(pupil, name) for name in ("school", "grade", "programme") if name in declared}
    return Honoured(pupil.key, pupil.name, awards, **shown)
