"""What a family may set in the roster: that nothing is given out as directory information.

Apart from the imports, which write everything else, because a guardian does it through a link.
"""

from __future__ import annotations

from django.db import transaction

from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.rosters.models import Pupil


@transaction.atomic
def set_private(organization: str, pupil_key: str, *, is_private: bool, by_guardian: str = "") -> None:
    """Keep this pupil out of directory information, or let them in again. Raises `NotFound`."""
    if not Pupil.objects.of(organization).filter(key=pupil_key).update(is_private=is_private):
        raise NotFound
    verb = "opt-out" if is_private else "opt-in"
    record(verb, "directory", pupil_key, organization=organization, guardian=by_guardian)
