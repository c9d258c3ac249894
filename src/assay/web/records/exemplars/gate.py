"""Whose word opens an exemplar: the person's own, and for a minor the gate of minors' consents besides.

Computed anew at every opening. Somebody whose age nobody knows counts as a minor until they have said that
they are 18 or older; a pupil's age is what the roster says, whatever they say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from assay.web.records.applications.models import Application
from assay.web.records.applications.sealed import mail_index
from assay.web.records.consents import actions, queries
from assay.web.records.consents.ending import drop_matters, end_matters
from assay.web.records.consents.openings import note_opening
from assay.web.records.consents.values import ConsentState, Subject
from assay.web.records.people import addresses
from assay.web.records.rosters import families
from assay.web.records.rosters.rows import PupilRow

KIND = "exemplar"


@dataclass(frozen=True, slots=True)
class Whose:
    """Whom a piece of work shows, as the rosters of this site know them today.

    `guarded`: the pupils who do not decide alone. `named`: the one of them who is known only by the address
    of the application, whom the gate must be told of. `is_clear`: not more than one is.
    """

    is_known: bool
    guarded: frozenset[str]
    named: PupilRow | None
    is_clear: bool


def whose(row: Application) -> Whose:
    """Everybody whom this application's account and address are known as, in every roster."""
    person = row.person
    own = families.known((), _indexes(row), person.key) if person else []
    here = families.known((), [row.mail_index], "")
    reached = {each.row.key for each in own}
    rows = {each.row.key: each.row for each in (*own, *here)}
    guarded = {key: each for key, each in rows.items() if not each.decides_alone}
    beyond = [each for key, each in guarded.items() if key not in reached]
    named = beyond[0] if beyond else None
    return Whose(bool(rows), frozenset(guarded), named, len(beyond) <= 1)


def _indexes(row: Application) -> set[str]:
    return (
        {index for each in addresses.proven(row.person) if (index := mail_index(each))}
        if row.person
        else set()
    )


def is_minor_elsewhere(row: Application, known: Whose) -> bool:
    """Whether they say that they are under 18 and no roster knows them: nobody could say yes for them."""
    return not known.is_known and row.person is not None and row.person.is_minor is True


def must_say_age(row: Application, known: Whose) -> bool:
    """Whether nobody knows how old they are."""
    is_said = row.person is not None and row.person.is_minor is not None
    return not known.is_known and not is_said


@dataclass(frozen=True, slots=True)
class Wording:
    """What whoever decides for a minor reads: the title, each part, on which page, until when."""

    title: str
    shows: tuple[str, ...]
    achievement: str
    issuer: str
    ends_at: datetime


def ask(row: Application, known: Whose, key: str, wording: Wording) -> None:
    """Have the gate know this exemplar, and ask whoever must say yes to it. Raises `ConsentRefused`."""
    facts = {"achievement": wording.achievement, "issuer": wording.issuer}
    audience = _("everybody: the public page of “%(achievement)s” at %(issuer)s") % facts
    subject = Subject(
        kind=KIND,
        key=key,
        organization=known.named.organization if known.named else "",
        pupil=known.named.key if known.named else "",
        title=wording.title,
        shows=wording.shows,
        audience=audience,
        ends_at=wording.ends_at,
        parts=("work",),
        credentials=("", row.credential) if row.credential else ("",),
    )
    state = actions.ask(row.person, subject)
    if not known.guarded and not state.is_open:  # closed by a guardian once; decides alone by now
        actions.ask_anew(row.person, KIND, key)


def state(row: Application, key: str, *, is_adult: bool, was_gated: bool) -> ConsentState:
    """How it stands with everybody who has to say yes besides the person; `lost` where nobody is left."""
    known = whose(row)
    if not known.is_known:
        is_of_age = is_adult or (row.person is not None and row.person.is_minor is False)
        if was_gated or not is_of_age or is_minor_elsewhere(row, known):
            return ConsentState("lost")
    rule, told = queries.gate(KIND, key)
    asked = {each.pupil.key for each in rule.concerned}
    if not known.guarded <= asked:
        return ConsentState("lost")
    return told


def end(keys: list[str]) -> None:
    """Nobody need answer any more."""
    end_matters(KIND, keys)


def drop(keys: list[str]) -> None:
    """The same for exemplars that no longer exist."""
    drop_matters(KIND, keys)


def note(key: str) -> None:
    """Write down that somebody outside saw it on a guardian's word."""
    note_opening(KIND, key)
