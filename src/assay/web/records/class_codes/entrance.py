"""The entrance of pupils: class code and school id, then a PIN of one's own; or the school, id and PIN.

Classmates know school ids and codes. So nothing here says whether an id exists but to who has an open code
of a section that this pupil is in; every other case raises the same `NotFound`. A code proves no more than
that somebody was in the room: nothing is ever consented to by it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from assay.errors import AssayError
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.class_codes.actions import note_entrance
from assay.web.records.class_codes.queries import CodeRow, by_code
from assay.web.records.credentials.values import normal_address
from assay.web.records.organizations.permissions import Permission
from assay.web.records.people import actions as people
from assay.web.records.people import addresses, pins
from assay.web.records.people import queries as known
from assay.web.records.people.models import Person
from assay.web.records.people.pins import PinState
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.actions import AlreadyLinked, link_account
from assay.web.records.rosters.rows import PupilRow


class Way(StrEnum):
    """What a pupil does next to come in."""

    CHOOSE = "choose"  # a PIN, for the first time or because the teacher said so
    PIN = "pin"
    LOCKED = "locked"  # too many wrong ones: only the teacher opens it again
    ADDRESS = "address"  # an account with a proven address: that is signed in to


class TakenMeanwhile(Exception):
    """Somebody else has just chosen a PIN for this pupil."""


@dataclass(frozen=True, slots=True)
class Entering:
    """A pupil of a section whose code is open, at the door."""

    organization: str
    code_key: str
    code: str
    pupil: str
    given_name: str
    way: Way


def recognise(code: str, number: str) -> Entering:
    """The pupil with this school id, in the section of this open code. Raises `NotFound`, never why."""
    wanted = number.strip().casefold()
    return _found(by_code(code), lambda pupil: pupil.number.strip().casefold() == wanted)


def at_the_door(code: str, pupil: str) -> Entering:
    """The same for a pupil who was recognised a moment ago: the code may have ended. Raises `NotFound`."""
    return _found(by_code(code), lambda row: row.key == pupil)


def _found(row: CodeRow, is_meant: Callable[[PupilRow], bool]) -> Entering:
    # Looked for in this section alone: an id of another one takes as long as an id that nobody has.
    here = [pupil for pupil in rosters.pupils_of(row.organization, row.section) if is_meant(pupil)]
    if len(here) != 1:
        raise NotFound
    name = here[0].given_name or here[0].name
    return Entering(row.organization, row.key, row.code, here[0].key, name, _way(here[0]))


def choose_pin(entering: Entering, pin: str) -> Person:
    """The pupil's account, entered with this PIN from now on. Raises `NotFound`, `TakenMeanwhile`."""
    try:
        with transaction.atomic():
            person = _account(entering)
            if not pins.choose(person.key, pin):
                raise TakenMeanwhile
            record(
                "choose-pin", "pupil", entering.pupil, actor=person.key, organization=entering.organization
            )
            note_entrance(entering.organization, entering.code_key, entering.pupil)
    except AlreadyLinked as error:
        raise TakenMeanwhile from error
    return person


def enter(entering: Entering, pin: str) -> Person | None:
    """The pupil's account, where that is its PIN. Raises `NotFound`."""
    pupil = rosters.pupil(entering.organization, entering.pupil)
    if not pins.accept(pupil.person, pin):
        return None
    note_entrance(entering.organization, entering.code_key, entering.pupil)
    return known.by_key(pupil.person)


def enter_by_school(organization: str, number: str, pin: str) -> Person | None:
    """The account of this organization's pupil with this school id, where that is its PIN; else None.

    It takes as long for an id that nobody has.
    """
    try:
        person = rosters.by_number(organization, number).person
    except NotFound:
        person = ""
    return known.by_key(person) if pins.accept(person, pin) else None


@transaction.atomic
def let_choose_again(actor: Person, organization: str, pupil: str) -> bool:
    """Let the pupil choose a new PIN with the next class code; sessions that are open end.

    False where the pupil signs in by other ways, or has not come in yet. Raises `NotFound`, `Forbidden`.
    """
    row = rosters.require_pupil(actor, organization, pupil, Permission.SECTION_TEACH)
    if not row.person or not pins.allow(row.person):
        return False
    people.end_sessions(known.by_key(row.person))
    record("reset-pin", "pupil", pupil, actor=actor.key, organization=organization)
    return True


def link_proven(person: Person) -> list[str]:
    """Make this account the one of the pupils whose roster names an address it has proven; their keys.

    Only where exactly one present pupil of an organization has it, and no account is theirs yet.
    """
    linked = []
    for address in addresses.proven(person):
        for row in rosters.with_address(address):
            try:
                link_account(row.organization, row.key, person)
            except AlreadyLinked:
                continue
            record("link-account", "pupil", row.key, actor=person.key, organization=row.organization)
            linked.append(row.key)
    return linked


def _way(pupil: PupilRow) -> Way:
    if not pupil.person:
        return Way.ADDRESS if _is_proven(pupil.email) else Way.CHOOSE
    state = pins.state_of(known.by_key(pupil.person))
    ways = {PinState.TO_CHOOSE: Way.CHOOSE, PinState.SET: Way.PIN, PinState.LOCKED: Way.LOCKED}
    return ways.get(state, Way.ADDRESS)


def _is_proven(address: str) -> bool:
    try:
        normal = normal_address(address)
    except AssayError:
        return False
    return bool(normal) and addresses.proven_by(normal) is not None


def _account(entering: Entering) -> Person:
    pupil = rosters.pupil(entering.organization, entering.pupil)
    if pupil.person:
        return known.by_key(pupil.person)
    made = people.new_person_without_address(pupil.name, pupil.language, is_minor=pupil.is_minor)
    pins.begin(made)
    link_account(entering.organization, entering.pupil, made)
    return made
