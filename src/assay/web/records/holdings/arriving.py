"""What a pupil was awarded comes into the wallet by itself: the roster knows whose it is, no mail is needed.

What was taken out of the wallet does not come back by itself, but can be put back.
"""

from __future__ import annotations

from django.db import transaction

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.credentials import queries as awards
from assay.web.records.holdings.actions import Kept, NotKept
from assay.web.records.holdings.claiming import accept, keep_award
from assay.web.records.holdings.models import Declined
from assay.web.records.holdings.queries import held_credentials
from assay.web.records.people.models import Person
from assay.web.records.rosters import queries as rosters


def keep_arrived(person: Person) -> int:
    """Put what was awarded to this pupil since the last time into the wallet; how much that was."""
    wanted = _not_held(person)
    left_out = Declined.objects.filter(credential__in=wanted).values_list("credential", flat=True)
    kept = 0
    for found in awards.opened_awards(wanted - set(left_out)):
        try:
            kept += keep_award(person, accept(found.token)).is_new
        except NotKept:  # the wallet is full: what is in it is worth more than what comes
            break
    return kept


def put_back(person: Person, credential: str) -> Kept:
    """Put an award of this pupil's that is not in the wallet there. Raises `NotFound`, `NotKept`."""
    found = awards.opened_awards({credential} & _not_held(person))
    if not found:
        raise NotFound
    return keep_award(person, accept(found[0].token))


@transaction.atomic
def leave_out(person: Person, credential: str) -> None:
    """Do not put this award, which was just removed from the wallet, there again by itself."""
    if credential in _not_held(person):
        Declined.objects.get_or_create(credential=credential, defaults={"at": now()})


def _not_held(person: Person) -> set[str]:
    recipients = rosters.recipients_of_person(person.key)
    if not recipients:
        return set()
    return awards.keys_given_to(recipients) - set(held_credentials(person))
