"""Opening a pupil's record: whoever does it needs the right, and the journal keeps that it was done."""

from __future__ import annotations

from django.db import transaction

from assay.web.records.audit.actions import record
from assay.web.records.people.models import Person
from assay.web.records.pupil_files.queries import PupilFile, pupil_file
from assay.web.records.rosters.queries import require_pupil


@transaction.atomic
def open_file(actor: Person, organization: str, pupil_key: str, shape: str = "page") -> PupilFile:
    """The whole record of a pupil within this member's reach. `shape`: page, print or pdf.

    Raises `NotFound` out of reach, `Forbidden`.
    """
    require_pupil(actor, organization, pupil_key)
    record("open", "pupil-file", pupil_key, actor=actor.key, organization=organization, shape=shape)
    return pupil_file(organization, pupil_key)
