"""A pupil's place in the directory: opted out or not, as the guardian or the pupil told the school."""

from __future__ import annotations

from django.db import transaction

from assay.web.records.audit.actions import record
from assay.web.records.organizations.permissions import Permission
from assay.web.records.people.models import Person
from assay.web.records.rosters.models import Pupil
from assay.web.records.rosters.queries import require_pupil


@transaction.atomic
def opt_out(actor: Person, organization: str, pupil_key: str, *, is_private: bool) -> None:
    """Have this pupil left out of whatever is published, or no longer. Raises `NotFound`, `Forbidden`."""
    require_pupil(actor, organization, pupil_key, Permission.ROSTER_EDIT)
    Pupil.objects.of(organization).filter(key=pupil_key).update(is_private=is_private)
    verb = "opt-out" if is_private else "opt-in"
    record(verb, "pupil", pupil_key, actor=actor.key, organization=organization)
