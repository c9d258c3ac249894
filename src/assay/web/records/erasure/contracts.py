"""Forgetting everything personal that an organization held: its contract has ended.

What stays is what makes credentials in people's hands verify: public keys, status lists, published
achievements, and awards emptied to a random identifier, dates and a place in a list.
"""

from __future__ import annotations

from collections import Counter
from functools import partial

from django.db import transaction

from assay.web.records.audit.actions import record
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.models import Recipient
from assay.web.records.credentials.sealed import named, secrets_of
from assay.web.records.endorsements import actions as endorsements
from assay.web.records.erasure import actions, hanging, ledger
from assay.web.records.erasure.pupils import erase_pupils, forget_recipients
from assay.web.records.mailing import actions as mailing
from assay.web.records.market_files import places as market_places
from assay.web.records.organizations import ending
from assay.web.records.people import actions as people
from assay.web.records.rosters.models import Guardian, Pupil

AT_ONCE = 200


def erase_organization(organization: str) -> Counter[str]:
    """Forget all of it for good; how many rows of each table went. Safe to repeat after an interruption."""
    gone: Counter[str] = Counter()
    while keys := list(Pupil.objects.of(organization).values_list("key", flat=True)[:AT_ONCE]):
        gone += erase_pupils(organization, keys)
    gone += _recipients(organization)
    with transaction.atomic():
        held = hanging.keys_of_organization(organization)
        if held:
            ledger.append(ledger.Erasure("", tuple(held)))
        endorsements.forget_data_keys(held)
        gone += hanging.remove_all(organization)
        people.destroy_data_keys(held)
        gone["members"] += ending.end(organization)
        record("erase", "organization", organization, organization=organization)
        transaction.on_commit(partial(market_places.drop_all, organization))
        transaction.on_commit(actions.sweep)
    return +gone


@transaction.atomic
def _recipients(organization: str) -> Counter[str]:
    """Forget whoever else was awarded something here: people without a place in the roster."""
    rows = list(Recipient.objects.of(organization).exclude(data_key=None))
    if not rows:
        return Counter()
    secrets = secrets_of(rows)
    emails = [named(row, secrets.get(row.data_key_id or "")).email for row in rows]
    ledger.append(ledger.Erasure("", tuple(str(row.data_key_id) for row in rows)))
    keys = [row.key for row in rows]
    awards = forget_recipients(organization, keys)
    credentials.forget_everywhere(recipients=keys)
    mailing.forget_addresses(email for email in emails if email)
    return Counter({"credentials": awards})


def is_anything_left(organization: str) -> bool:
    """Whether anybody is still known here: a pupil, a guardian, somebody who was awarded something."""
    return (
        Pupil.objects.of(organization).exists()
        or Guardian.objects.of(organization).exists()
        or Recipient.objects.of(organization).exclude(data_key=None).exists()
    )
