"""What the pupil's own page shows, made ready: what was awarded, what settles, and how the links stand.

Apart from the pupil's screens because the tour shows the same telephone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.look.badges import BadgeDesign
from assay.web.look.mark import Mark
from assay.web.look.pieces import State
from assay.web.look.shared import badge_designs
from assay.web.records.consents import queries as consents
from assay.web.records.consents.values import ConsentState
from assay.web.records.credentials import queries as awards
from assay.web.records.holdings.queries import held_credentials
from assay.web.records.marks import queries as marks
from assay.web.records.people.queries import Person
from assay.web.records.rosters.ages import AgeBand
from assay.web.records.rosters.rows import PupilRow
from assay.web.records.shares import queries as shares
from assay.web.records.shares.queries import ShareRow
from assay.web.records.signing_keys import queries as signing_keys

_A_WEEK = 6  # days within which the name of a day says enough


@dataclass(frozen=True, slots=True)
class Settling:
    """Something a teacher has just marked: it is awarded when the ten minutes are over."""

    title: str
    section: str
    until: datetime
    mark: Mark
    design: BadgeDesign | None


@dataclass(frozen=True, slots=True)
class Awarded:
    """Something that was awarded: where it lies in the wallet, or that it does not lie there."""

    key: str
    title: str
    issuer: str
    at: datetime | None
    holding: str  # key; empty: taken out of the wallet
    mark: Mark
    design: BadgeDesign | None
    standing: str  # active, suspended, revoked


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One of the pupil's links: what it is called, and in words how it stands."""

    key: str
    title: str
    words: str
    state: State
    may_remind: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """In plain words whose yes it takes, for the sentence about who can see what."""

    is_alone: bool
    is_young: bool


def settling(rows: Iterable[PupilRow]) -> list[Settling]:
    """What was marked for this pupil in the last minutes, newest first."""
    told = [
        (row.organization, each)
        for row in rows
        for each in marks.of_pupil(row.organization, row.key)
        if each.state == "set"
    ]
    designs = badge_designs(each.version for _organization, each in told)
    found = []
    for organization, each in told:
        design = designs.get(each.version)
        mark = Mark(signing_keys.identifier(organization), each.achievement, design)
        found.append(Settling(each.achievement, each.section_title, each.settles_at, mark, design))
    return found


def awarded(person: Person, rows: Iterable[PupilRow], issuers: dict[str, str]) -> list[Awarded]:
    """What was awarded to this pupil, newest first; `issuers`: names of the organizations by key."""
    held = held_credentials(person)
    found = []
    for row in rows:
        given = awards.of_recipients(row.organization, [row.recipient]) if row.recipient else {}
        issuer_id = signing_keys.identifier(row.organization) if given else ""
        designs = badge_designs(each.version for each in given.get(row.recipient, []))
        for each in given.get(row.recipient, []):
            if each.state != "issued" or each.replaced_by:
                continue
            design = designs.get(each.version)
            found.append(
                Awarded(
                    key=each.key,
                    title=each.achievement,
                    issuer=issuers[row.organization],
                    at=each.valid_from,
                    holding=held.get(each.key, ""),
                    mark=Mark(issuer_id, each.achievement, design),
                    design=design,
                    standing=each.standing,
                )
            )
    return found


def links(person: Person) -> list[LinkRow]:
    """The pupil's links that are not withdrawn, and how each stands."""
    return [_link(row) for row in shares.made_by(person) if row.state != "withdrawn"]


def _link(row: ShareRow) -> LinkRow:
    if row.state == "ended":
        return LinkRow(row.key, row.title, _("Its time is over"), State.PLAIN)
    state = consents.state_of("share", row.key)
    words, shown = _words(state, row.ends_at)
    may_remind = state.state == "waiting" and _has_come(state.may_remind_from)
    return LinkRow(row.key, row.title, words, shown, may_remind=may_remind)


def _has_come(instant: datetime | None) -> bool:
    return instant is not None and instant <= now()


def _words(state: ConsentState, ends_at: datetime | None) -> tuple[str, State]:
    since = day_words(state.since) if state.since else ""
    told = {
        "waiting": (_("Waiting for your guardian since %(day)s") % {"day": since}, State.UNKNOWN),
        "waiting-school": (_("Waiting for your school since %(day)s") % {"day": since}, State.UNKNOWN),
        "refused": (_("Your guardian said no"), State.BAD),
        "withdrawn": (_("Your guardian said yes and took it back"), State.BAD),
        "lapsed": (_("Nobody answered in time"), State.UNKNOWN),
        "unasked": (_("Nobody was asked yet"), State.UNKNOWN),
    }
    if state.state in told:
        return told[state.state]
    if ends_at is None:
        return _("Works"), State.OK
    return _("Works until %(day)s") % {"day": date_format(localtime(ends_at), "DATE_FORMAT")}, State.OK


def day_words(instant: datetime) -> str:
    """A day as one says it: today, yesterday, the name of the day, then the date."""
    then, today = localtime(instant).date(), localtime(now()).date()
    days = (today - then).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    return date_format(then, "l") if days <= _A_WEEK else date_format(then, "DATE_FORMAT")


def rule_of(rows: Iterable[PupilRow]) -> Rule:
    """The strictest of the schools this pupil is at, or was."""
    told = list(rows)
    young = {AgeBand.UNDER_13, AgeBand.UNKNOWN}
    return Rule(
        is_alone=all(row.decides_alone for row in told),
        is_young=any(row.band in young and not row.decides_alone for row in told),
    )
