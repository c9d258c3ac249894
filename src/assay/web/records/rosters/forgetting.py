"""Forgetting pupils and the guardians who answer for nobody else: which rows and keys that means.

Part of an erasure, which asks for the right and writes its list first: `erasure.pupils`. Everything that
hangs on a pupil's row goes with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from assay.web.records.audit.actions import record_many
from assay.web.records.people import actions as people
from assay.web.records.people.queries import data_keys
from assay.web.records.rosters.checking import forget_waiting
from assay.web.records.rosters.models import Guardian, Guardianship, Pupil, RosterImport
from assay.web.records.rosters.queries import opened
from assay.web.records.rosters.sealed import guardian_details


@dataclass(frozen=True, slots=True)
class ToForget:
    """Whom a forgetting means: rows, the keys that seal them, whom they were awarded as, their addresses."""

    pupils: tuple[str, ...]
    guardians: tuple[str, ...]
    data_keys: tuple[str, ...]
    recipients: tuple[str, ...]
    persons: tuple[str, ...]
    own_emails: tuple[str, ...]  # the pupils'
    emails: tuple[str, ...]  # theirs and the guardians'


def to_forget(organization: str, pupils: Iterable[str]) -> ToForget:
    """What forgetting these pupils means: a guardian who answers for somebody else too stays."""
    rows = opened(Pupil.objects.of(organization).filter(key__in=set(pupils)))
    keys = {row.key for row in rows}
    ties = Guardianship.objects.filter(guardian__organization=organization)
    theirs = set(ties.filter(pupil__in=keys).values_list("guardian", flat=True))
    others = ties.filter(guardian__in=theirs, ended_at=None).exclude(pupil__in=keys)
    alone = theirs - set(others.values_list("guardian", flat=True))
    guardians = list(Guardian.objects.of(organization).filter(key__in=alone))
    secrets = data_keys([row.data_key_id for row in guardians if row.data_key_id])
    addresses = [
        guardian_details(secrets.get(row.data_key_id or ""), row.key, row.sealed).email for row in guardians
    ]
    held = [*(row.data_key for row in rows), *(row.data_key_id or "" for row in guardians)]
    own = [row.email for row in rows if row.email]
    return ToForget(
        pupils=tuple(sorted(keys)),
        guardians=tuple(row.key for row in guardians),
        data_keys=tuple(key for key in held if key),
        recipients=tuple(row.recipient for row in rows if row.recipient),
        persons=tuple(row.person for row in rows if row.person),
        own_emails=tuple(own),
        emails=(*own, *(email for email in addresses if email)),
    )


@transaction.atomic
def forget(organization: str, told: ToForget) -> Counter[str]:
    """Remove their rows, with all that hangs on them, and destroy their keys; how many, by table."""
    gone = Counter(Pupil.objects.of(organization).filter(key__in=told.pupils).delete()[1])
    gone.update(Guardian.objects.of(organization).filter(key__in=told.guardians).delete()[1])
    people.destroy_data_keys(list(told.data_keys))
    forget_waiting(organization)  # files that were sent and not applied yet may name them
    nothing: dict[str, str] = {}
    record_many("forget", "pupil", [(key, nothing) for key in told.pupils], organization=organization)
    return gone


def forget_data_keys(keys: Iterable[str]) -> int:
    """Remove the pupils and guardians whose data keys these are: a backup brought them back; how many."""
    held = [key for key in keys if key]
    why = "people who were forgotten"
    gone = 0
    for rows in (
        Pupil.objects.everywhere(why).filter(data_key__in=held),
        Guardian.objects.everywhere(why).filter(data_key__in=held),
    ):
        found = rows.count()
        if found:
            rows.delete()
        gone += found
    return gone


def files(organization: str) -> list[datetime]:
    """When each file came from which a roster was imported and that can still be read."""
    rows = RosterImport.objects.of(organization).exclude(data_key=None)
    return list(rows.values_list("made_at", flat=True))


def drop_files(organization: str, day: datetime) -> int:
    """Make the files that came before this day unreadable; how many. Counts of what they changed stay."""
    rows = RosterImport.objects.of(organization).filter(made_at__lt=day).exclude(data_key=None)
    keys = rows.exclude(state="applying").values_list("data_key", flat=True)
    return people.destroy_data_keys([str(key) for key in keys])
