"""Writes of rosters that other records ask for: whom an award to a pupil goes to, whose account is whose."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from assay.web.base.permission import NotFound
from assay.web.records.credentials.actions import new_recipient
from assay.web.records.people.models import Person
from assay.web.records.rosters.models import Pupil
from assay.web.records.rosters.queries import opened


@transaction.atomic
def recipient_of(organization: str, pupil_key: str) -> str:
    """The key of the recipient that this pupil's awards go to, made at the first. Raises `NotFound`."""
    held = Pupil.objects.of(organization).select_for_update(of=("self",)).filter(key=pupil_key)
    rows = opened(held)
    if not rows or not rows[0].data_key:
        raise NotFound
    pupil = rows[0]
    if pupil.recipient:
        return pupil.recipient
    made = new_recipient(organization, pupil.data_key, pupil.name, pupil.email)
    Pupil.objects.of(organization).filter(key=pupil_key).update(recipient_id=made)
    return made


class AlreadyLinked(Exception):
    """Another account is this pupil's: of two who came at once, one was first."""


@transaction.atomic
def link_account(organization: str, pupil_key: str, person: Person) -> None:
    """This account is this pupil's from now on. Raises `NotFound`, `AlreadyLinked`."""
    held = Pupil.objects.of(organization).filter(key=pupil_key)
    if held.filter(Q(person=None) | Q(person=person)).update(person=person):
        return
    if not held.exists():
        raise NotFound
    raise AlreadyLinked
