"""Whether somebody outside may be shown what a person asks to have endorsed: the gate of minors' consents.

While it is closed nobody outside has heard of the request. The answer is computed anew at every opening.
"""

from __future__ import annotations

from datetime import datetime

from assay.web.records.consents import actions, queries
from assay.web.records.consents.openings import note_opening
from assay.web.records.consents.queries import ConsentState, Subject
from assay.web.records.endorsements.values import About
from assay.web.records.people.models import Person

KIND = "endorsement"


def ask(person: Person, key: str, about: About, note: str, *, audience: str, ends_at: datetime) -> None:
    """Ask whoever has to say yes to it, if anybody has: they read everything that would be shown."""
    shows = tuple(text for text in (about.whose, about.title, about.told, note) if text)
    subject = Subject(
        kind=KIND,
        key=key,
        organization="",
        pupil="",
        title=about.title,
        shows=shows,
        audience=audience,
        ends_at=ends_at,
        credentials=(about.credential,),
    )
    actions.ask(person, subject)


def is_open(key: str) -> bool:
    """Whether the request of this key may be shown now."""
    return queries.is_open(KIND, key)


def state(key: str) -> ConsentState:
    """How it stands with whoever has to say yes."""
    return queries.state_of(KIND, key)


def remind(person: Person, key: str) -> None:
    """Write to the guardians who have not answered. Raises `NotFound`, `ConsentRefused`."""
    actions.remind(person, key, KIND)


def end(person: Person, key: str) -> None:
    """Nobody need answer any more."""
    actions.end(person, KIND, key)


def note(key: str) -> None:
    """Write down that somebody outside saw it on a guardian's word."""
    note_opening(KIND, key)
