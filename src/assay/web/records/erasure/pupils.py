"""Forgetting pupils: their record, what they were awarded, the guardians who answer for nobody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import transaction

from assay.web.base.permission import NotFound
from assay.web.records.batches import actions as batches
from assay.web.records.claims import actions as claims
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.models import Recipient
from assay.web.records.credentials.queries import identifiers_of, of_recipients
from assay.web.records.endorsements import actions as endorsements
from assay.web.records.erasure import actions, hanging, ledger
from assay.web.records.exemplars import actions as exemplars
from assay.web.records.mailing import actions as mailing
from assay.web.records.people import actions as people
from assay.web.records.people.queries import by_key, has_address
from assay.web.records.placements import actions as placements
from assay.web.records.rosters import forgetting
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.sealed import mail_index
from assay.web.records.shortlists import actions as shortlists


@transaction.atomic
def erase_pupils(organization: str, keys: Iterable[str]) -> Counter[str]:
    """Forget these pupils of this organization for good; how many rows went, by table.

    Part of its schedule, or of its contract's end, which have asked for the right.

    A credential that a pupil has taken into an account of their own stays theirs and verifies: what the
    organization held of it is gone. An account that the school made, without an address, goes.
    """
    told = forgetting.to_forget(organization, keys)
    if not told.pupils:
        return Counter()
    held = [*told.data_keys, *hanging.keys_of_pupils(told.pupils)]
    ledger.append(ledger.Erasure("", tuple(held)))
    accounts = [key for key in told.persons if _is_the_schools(organization, key)]
    awards = forget_recipients(organization, [*told.recipients, *_by_address(organization, told.own_emails)])
    exemplars.forget_people(told.persons, told.own_emails)
    mailing.forget_addresses(told.emails)
    placements.forget_data_keys(held)
    endorsements.forget_data_keys(held)
    gone = forgetting.forget(organization, told)
    people.destroy_data_keys(held)
    for key in accounts:
        actions.erase(by_key(key))
    transaction.on_commit(actions.sweep)
    gone.update({"credentials": awards, "accounts": len(accounts)})
    return gone


def forget_recipients(organization: str, recipients: Sequence[str]) -> int:
    """Forget what these recipients were awarded, wherever it left traces; how many awards."""
    found = of_recipients(organization, recipients)
    awarded = [row.key for rows in found.values() for row in rows]
    known = credentials.recipients_of(credentials=awarded)
    batches.forget_person([row.person_index for row in known if row.person_index])
    claims.forget(awarded)
    exemplars.forget_recipients(recipients)
    shortlists.forget_credentials(identifiers_of(recipients=list(recipients)))
    credentials.forget_everywhere(recipients=list(recipients))
    return len(awarded)


def _by_address(organization: str, emails: Sequence[str]) -> list[str]:
    # Awarded before the roster knew them, to the same address: other rows, the same person.
    indices = [index for index in map(mail_index, emails) if index]
    rows = Recipient.objects.of(organization).filter(mail_index__in=indices)
    return list(rows.values_list("key", flat=True))


def _is_the_schools(organization: str, person: str) -> bool:
    try:
        account = by_key(person)
    except NotFound:
        return False
    elsewhere = [row for row in rosters.of_person(person) if row.organization != organization]
    return not has_address(account) and not elsewhere
