"""Reads that join pupils, accounts and guardians: whom a guardian answers for, whom an address belongs to.

Apart from the reads of rosters because no member asks here: a guardian's link does, and the gate for minors.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from assay.web.base.permission import NotFound
from assay.web.records.people.queries import data_keys
from assay.web.records.rosters.models import Guardian, Guardianship, Pupil
from assay.web.records.rosters.queries import opened
from assay.web.records.rosters.rows import GuardianRow, PupilRow
from assay.web.records.rosters.sealed import guardian_details


@dataclass(frozen=True, slots=True)
class Known:
    """A pupil, and the keyed digest of the address the roster has of them."""

    row: PupilRow
    mail_index: str


def known(recipients: Iterable[str], mail_indexes: Iterable[str], person: str) -> list[Known]:
    """The pupils whose awards go to these recipients, with an address of these digests, or of this account.

    In every organization and in one question: it is asked each time a link is opened.
    """
    wanted = Q(recipient__in=set(recipients)) | Q(mail_index__in={index for index in mail_indexes if index})
    if person:
        wanted |= Q(person=person)
    held = Pupil.objects.everywhere("whose is it?").filter(wanted)
    indexes = dict(held.values_list("key", "mail_index"))
    return [Known(row, indexes[row.key]) for row in opened(held)] if indexes else []


def guardian(organization: str, key: str) -> GuardianRow:
    """One guardian, who answers for at least one pupil now. Raises `NotFound`."""
    row = Guardian.objects.of(organization).filter(key=key).first()
    if row is None or not row.data_key_id:
        raise NotFound
    details = guardian_details(data_keys([row.data_key_id]).get(row.data_key_id), row.key, row.sealed)
    decides = Guardianship.objects.filter(guardian=row, decides=True, ended_at=None).exists()
    return GuardianRow(row.key, details.name, details.email, details.phone, row.language, "", decides)


def decided_by(organization: str, guardian_key: str) -> list[PupilRow]:
    """The pupils for whom this guardian decides now; those whom the roster has forgotten are left out."""
    held = Pupil.objects.of(organization).filter(
        guardianships__guardian=guardian_key,
        guardianships__decides=True,
        guardianships__ended_at=None,
        data_key__isnull=False,
    )
    return sorted(opened(held), key=lambda row: (row.given_name.casefold(), row.key))
