"""Forgetting: a person with all that is theirs, or a recipient of one organization's; and doing it again.

What stays of a credential is a random identifier, its place in a status list, dates, and a digest that nobody
can make again. The list in `ledger` is written first, so that a restored backup forgets the same people.
"""

from __future__ import annotations

from django.db import connection, transaction

from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.applications import actions as applications
from assay.web.records.audit.actions import record
from assay.web.records.batches import actions as batches
from assay.web.records.claims import actions as claims
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.queries import award, identifiers_of
from assay.web.records.drafts import actions as drafts
from assay.web.records.endorsements import actions as endorsements
from assay.web.records.erasure import ledger, sessions
from assay.web.records.erasure.queries import addresses_of, is_pupils, only_owner_of, to_forget
from assay.web.records.exemplars import actions as exemplars
from assay.web.records.experiences import actions as experiences
from assay.web.records.holdings import queries as holdings
from assay.web.records.holdings.actions import forget_wallet
from assay.web.records.mailing import actions as mailing
from assay.web.records.organizations import actions as organizations
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people import actions as people
from assay.web.records.people import addresses
from assay.web.records.people.models import Person
from assay.web.records.people.queries import by_key
from assay.web.records.placements import actions as placements
from assay.web.records.reports import actions as reports
from assay.web.records.rosters import forgetting as rosters
from assay.web.records.shortlists import actions as shortlists


class OnlyOwner(Exception):
    """The person is the only owner of organizations, which must have another first; `names` are theirs."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def erase(person: Person) -> None:
    """Forget this person and everything that is theirs, for good. Raises `OnlyOwner`."""
    names = only_owner_of(person)
    if names:
        raise OnlyOwner(names)
    _erase(person)


@transaction.atomic
def _erase(person: Person, *, is_replay: bool = False) -> None:
    emails, proven = addresses_of(person), addresses.proven(person)
    held = holdings.held_credentials(person)
    recipients = to_forget(person)
    if not is_replay:
        keys = [person.data_key_id, *(row.data_key for row in recipients)]
        ledger.append(ledger.Erasure(person.key, tuple(key for key in keys if key)))
    _forget(recipients)
    claims.forget(list(held))
    exemplars.forget_people([person.key], emails)
    for forgotten in (applications.forget, drafts.forget, reports.forget, organizations.forget_invitations):
        forgotten(proven)
    mailing.forget_addresses(emails)
    forget_wallet(person)
    endorsements.forget(person)
    experiences.forget(person)
    sessions.remove(person.key, emails)
    record("forget", "person", "", credentials=len(recipients))
    people.remove(person)
    transaction.on_commit(sweep)


def sweep() -> None:
    """After an erasure: let SQLite write its journal into the file and empty it; old pages lie in it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _forget(recipients: list[credentials.ToForget]) -> None:
    batches.forget_person([row.person_index for row in recipients if row.person_index])
    secrets = [row.data_key for row in recipients]
    placements.forget_data_keys(secrets)
    endorsements.forget_data_keys(secrets)
    keys = [row.recipient for row in recipients]
    exemplars.forget_recipients(keys)
    shortlists.forget_credentials(identifiers_of(recipients=keys))
    credentials.forget_everywhere(recipients=keys)


@transaction.atomic
def forget_recipient(actor: Person, organization: str, credential: str) -> int:
    """Forget whoever this organization awarded this credential to; 0 where nobody was left to forget.

    Raises `NotFound`, `Forbidden`, also for a pupil's: with the key the whole record would go, which the
    schedule and the contract's end do.
    """
    require(actor, organization, Permission.AWARD_REVOKE)
    if is_pupils(award(organization, credential).recipient):
        raise Forbidden("pupil:forget")
    recipients = credentials.recipients_of(credentials=[credential])
    if not recipients:
        return 0
    ledger.append(ledger.Erasure("", tuple(row.data_key for row in recipients)))
    claims.forget([credential])
    _forget(recipients)
    record("forget", "recipient", recipients[0].recipient, actor=actor.key, organization=organization)
    transaction.on_commit(sweep)
    return len(recipients)


def replay() -> int:
    """Forget again whom a restored backup brought back, by the list; how many were there to forget."""
    count = 0
    for entry in ledger.erasures():
        with transaction.atomic():
            try:
                person = by_key(entry.person)
            except NotFound:
                person = None
            if person is not None:
                _erase(person, is_replay=True)
            shortlists.forget_credentials(identifiers_of(data_keys=entry.data_keys))
            exemplars.forget_recipients(data_keys=entry.data_keys)
            recipients = credentials.forget_data_keys(entry.data_keys)
            recipients += placements.forget_data_keys(entry.data_keys)
            recipients += endorsements.forget_data_keys(entry.data_keys)
            recipients += rosters.forget_data_keys(entry.data_keys)
            destroyed = people.destroy_data_keys(list(entry.data_keys))
            count += bool(person is not None or recipients or destroyed)
    return count
