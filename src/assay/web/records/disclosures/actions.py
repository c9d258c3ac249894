"""Writes of the disclosure log: add to it; and let go what the schedule says is over."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.records.disclosures.models import Disclosure
from assay.web.records.disclosures.queries import SEALED_AS
from assay.web.records.people.queries import data_keys
from assay.web.records.rosters.queries import among_keys, pupil

LONGEST = 500


@transaction.atomic
def log(  # noqa: PLR0917 - who, of whom, what, to whom, why, by whom: each call reads as the sentence
    organization: str, pupil_key: str, what: str, to: str, basis: str, by: str = ""
) -> str:
    """Note that `to` saw or received `what` of this pupil's; the entry's key. Raises `NotFound`.

    Called inside the transaction that shows or sends it. `basis`: a code such as `consent`, `own-decision`,
    `directory`, `inspection`; `by`: the key of the member or account who did it.
    """
    pupil(organization, pupil_key)
    return log_many(organization, [(pupil_key, what)], to, basis, by)[0]


@transaction.atomic
def log_many(organization: str, items: list[tuple[str, str]], to: str, basis: str, by: str = "") -> list[str]:
    """The same for many pupils at once, each with what was disclosed of them; the entries' keys.

    Pupils of other organizations, and those who were forgotten, are left out.
    """
    rows = among_keys(organization, [key for key, _what in items])
    secrets = data_keys([row.data_key for row in rows.values() if row.data_key])
    at, made = now(), []
    for pupil_key, what in items:
        row = rows.get(pupil_key)
        secret = secrets.get(row.data_key) if row else None
        if secret is None:
            continue
        key = new_key()
        told = {"what": what[:LONGEST], "to": to[:LONGEST]}
        sealed = secret.seal_values(told, f"{SEALED_AS}:{key}")
        made.append(
            Disclosure(
                key=key,
                organization_id=organization,
                pupil=pupil_key,
                at=at,
                sealed=sealed,
                basis=basis,
                by=by,
            )
        )
    Disclosure.objects.bulk_create(made, batch_size=500)
    return [row.key for row in made]


def drop_before(organization: str, day: datetime) -> int:
    """Remove the entries of this organization that are older: its schedule says so; how many."""
    rows = Disclosure.objects.past("the schedule's time is over").filter(organization=organization)
    return rows.filter(at__lt=day).delete()[0]


def drop_all(organization: str) -> int:
    """Remove the whole log of an organization whose contract has ended; how many entries."""
    rows = Disclosure.objects.past("the contract has ended").filter(organization=organization)
    return rows.delete()[0]
