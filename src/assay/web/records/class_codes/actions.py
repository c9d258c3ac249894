"""Writes of class codes: open one for a lesson or a fortnight, close it, note who came in."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.typed_codes import drawn_code
from assay.web.records.audit.actions import record
from assay.web.records.class_codes.models import ClassCode, Entrance
from assay.web.records.class_codes.queries import LENGTH
from assay.web.records.people.models import Person
from assay.web.records.rosters.queries import require_section

MOST_HOURS = 14 * 24
KEPT_FOR = timedelta(days=30)


@transaction.atomic
def open_code(actor: Person, organization: str, section: str, hours: int) -> str:
    """A fresh code for this section, for so many hours; an older one of the section ends with it.

    Raises `NotFound`, `Forbidden`, `draft-member-malformed` for more than a fortnight.
    """
    require_section(actor, organization, section)
    if not 1 <= hours <= MOST_HOURS:
        raise AssayError(
            "draft-member-malformed", "/hours", member="hours", expected=f"a number from 1 to {MOST_HOURS}"
        )
    instant = now()
    _close(organization, section)
    made = ClassCode.objects.create(
        organization_id=organization,
        section_id=section,
        code=_unused(),
        made_by=actor,
        made_at=instant,
        ends_at=instant + timedelta(hours=hours),
    )
    record("open", "class-code", made.key, actor=actor.key, organization=organization, section=section)
    return made.code


@transaction.atomic
def close(actor: Person, organization: str, section: str) -> None:
    """The section's code opens nothing any more; who is in stays in. Raises `NotFound`, `Forbidden`."""
    require_section(actor, organization, section)
    if _close(organization, section):
        record("close", "class-code", section, actor=actor.key, organization=organization)


def note_entrance(organization: str, code_key: str, pupil: str) -> None:
    """That this pupil came in with this code, once a code."""
    Entrance.objects.bulk_create(
        [Entrance(organization_id=organization, code_id=code_key, pupil_id=pupil, at=now())],
        ignore_conflicts=True,
    )


def remove_old() -> int:
    """Remove codes that ended a month ago, and with them who came in; how many rows."""
    old = ClassCode.objects.everywhere("nobody needs them").filter(ends_at__lt=now() - KEPT_FOR)
    return old.delete()[0]


def _close(organization: str, section: str) -> int:
    held = ClassCode.objects.of(organization).filter(section=section, closed_at=None)
    return held.update(closed_at=now())


def _unused() -> str:
    taken = ClassCode.objects.everywhere("codes are unique for all")
    code = drawn_code(LENGTH)
    while taken.filter(code=code).exists():
        code = drawn_code(LENGTH)
    return code
