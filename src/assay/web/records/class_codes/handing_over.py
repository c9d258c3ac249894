"""The end of school: the pupil's account gets an address of its owner's, and the PIN ends.

All that is in the account stays in it: it is the same account. What the school issued stays in its ledger.
"""

from __future__ import annotations

from django.db import transaction

from assay.web.base.permission import Forbidden
from assay.web.records.audit.actions import record
from assay.web.records.people import actions as people
from assay.web.records.people import pins
from assay.web.records.people.models import Person
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.ages import AgeBand
from assay.web.records.rosters.rows import PupilRow


def may_hand_over(row: PupilRow) -> bool:
    """Whether this pupil may: who decides alone, or has left; not a child under 13, who gives no address."""
    return row.decides_alone or (row.left_at is not None and row.band is AgeBand.TEEN)


def may_add_address(person: Person) -> bool:
    """Whether this account may have an address: not a child's under 13, from whom none is asked.

    An address of a minor's opens nothing: what is theirs stays as closed as before.
    """
    return not any(
        row.band in {AgeBand.UNDER_13, AgeBand.UNKNOWN} and not row.decides_alone
        for row in rosters.of_person(person.key)
    )


@transaction.atomic
def hand_over(person: Person, address: str) -> None:
    """The account is signed in to with this address from now on, whose code was typed; other sessions end.

    Raises `Forbidden` for who may not yet, `AddressTaken`.
    """
    rows = rosters.of_person(person.key)
    if not rows or not all(may_hand_over(row) for row in rows):
        raise Forbidden("hand-over")
    people.give_address(person, address)
    pins.end(person)
    people.end_sessions(person)
    if not any(row.is_minor for row in rows):
        people.describe(person, person.name, person.language, is_minor=False)
    for row in rows:
        record("hand-over", "pupil", row.key, actor=person.key, organization=row.organization)
