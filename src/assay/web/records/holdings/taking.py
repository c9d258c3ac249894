"""Whether a kept credential may leave as a file, and asking for that: a file cannot be called back.

Apart from the other reads because every way out of the wallet begins here: a file, a picture, a page to
print, the ZIP of everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from assay.web.records.consents.actions import ask
from assay.web.records.consents.openings import note_opening
from assay.web.records.consents.queries import ConsentState, rule_for, state_of
from assay.web.records.consents.values import Subject
from assay.web.records.holdings.queries import holding, inside
from assay.web.records.people.models import Person

KIND = "file"  # as the gate calls it


def is_free(person: Person, key: str) -> bool:
    """Whether the person's own word lets this one leave."""
    return rule_for(person, inside(person, [key])).is_free


def held_back(person: Person, keys: Sequence[str]) -> set[str]:
    """Which of these may not leave as a file now: somebody else decides, and has not said yes."""
    if not keys or rule_for(person, inside(person, keys)).is_free:
        return set()
    return {key for key in keys if not file_state(person, key).is_open}


def file_state(person: Person, key: str) -> ConsentState:
    """Whether this kept credential may leave as a file now, or what it waits for."""
    return ConsentState("free") if is_free(person, key) else state_of(KIND, key)


def note_taken(key: str) -> None:
    """Write down that the file of a minor's credential left, where somebody had to agree to that."""
    note_opening(KIND, key)


def ask_for_file(
    person: Person, key: str, audience: str, audience_kind: str, ends_at: datetime
) -> ConsentState:
    """Ask whoever decides whether the file may leave. Raises `NotFound`, `ConsentRefused`."""
    row = holding(person, key)
    credentials = inside(person, [key])
    title = f"{row.title} ({row.issuer_name})" if row.issuer_name else row.title
    subject = Subject(
        kind=KIND,
        key=key,
        organization=rule_for(person, credentials).organization,
        pupil="",
        title=row.title,
        shows=(title,),
        audience=audience,
        ends_at=ends_at,
        audience_kind=audience_kind,
        parts=("file",),
        credentials=tuple(credentials),
    )
    return ask(person, subject)
