"""Writes of experiences: say, change, log hours, add what shows it, remove."""

from __future__ import annotations

import hashlib
import uuid
from datetime import date

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.base.web_addresses import is_web_address
from assay.web.records.audit.actions import record
from assay.web.records.endorsements import actions as endorsements
from assay.web.records.endorsements.values import EXPERIENCE
from assay.web.records.experiences.models import Experience, Hours, OwnKey, Piece
from assay.web.records.experiences.sealed import opened, seal
from assay.web.records.experiences.values import (
    KIND_WORDS,
    LARGEST_FILE,
    LONGEST_LEARNED,
    LONGEST_PLACE,
    LONGEST_TITLE,
    MOST_ENTRIES,
    MOST_EXPERIENCES,
    MOST_PIECES,
    QUARTERS_A_DAY,
    ExperienceRefused,
    Told,
)
from assay.web.records.people.actions import data_key_of
from assay.web.records.people.models import Person
from assay.web.records.people.queries import secret_of

LONGEST_WHAT = 300
LONGEST_ADDRESS = 2000


@transaction.atomic
def say(person: Person, told: Told) -> str:
    """A new experience; its key. Raises `ExperienceRefused`."""
    values = _values(told)
    if Experience.objects.of(person).count() >= MOST_EXPERIENCES:
        raise ExperienceRefused("many")
    row = Experience(
        key=new_key(), person=person, kind=told.kind, credential_id=uuid.uuid4().urn, made_at=now()
    )
    row.sealed = seal(data_key_of(person), "experience", row.key, values)
    row.save(force_insert=True)
    record("make", "experience", row.key, actor=person.key)
    return row.key


@transaction.atomic
def change(person: Person, key: str, told: Told) -> None:
    """Other words for an experience that was not signed yet. Raises `NotFound`, `ExperienceRefused`."""
    row = open_row(person, key)
    row.kind = told.kind
    row.sealed = seal(secret_of(person), "experience", key, _values(told))
    row.save(update_fields=["kind", "sealed"])


@transaction.atomic
def log(person: Person, key: str, day: date, quarters: int, what: str) -> str:
    """Hours of a day; the entry's key. Raises `NotFound`, `ExperienceRefused`."""
    row = open_row(person, key)
    secret = secret_of(person)
    told = opened(secret, "experience", key, row.sealed)
    is_after = bool(told["ends"]) and day > date.fromisoformat(told["ends"])
    if day < date.fromisoformat(told["begins"]) or is_after or day > now().date():
        raise ExperienceRefused("day", "day")
    if not 0 < quarters <= QUARTERS_A_DAY:
        raise ExperienceRefused("hours", "hours")
    held = Hours.objects.of(person).filter(experience=row)
    if held.count() >= MOST_ENTRIES:
        raise ExperienceRefused("too-many")
    if (held.filter(day=day).aggregate(sum=Sum("quarters"))["sum"] or 0) + quarters > QUARTERS_A_DAY:
        raise ExperienceRefused("full-day", "hours")
    made = Hours(key=new_key(), person=person, experience=row, day=day, quarters=quarters)
    made.sealed = seal(secret, "hours", made.key, {"what": " ".join(what.split())[:LONGEST_WHAT]})
    made.save(force_insert=True)
    return made.key


@transaction.atomic
def remove_hours(person: Person, key: str, entry: str) -> None:
    """Take hours back. Raises `NotFound`, `ExperienceRefused`."""
    row = open_row(person, key)
    if not Hours.objects.of(person).filter(experience=row, key=entry).delete()[0]:
        raise NotFound


@transaction.atomic
def add_file(person: Person, key: str, name: str, content: bytes) -> str:
    """A file that shows something of it; its key. Raises `NotFound`, `ExperienceRefused`."""
    if not content:
        raise ExperienceRefused("file", "file")
    if len(content) > LARGEST_FILE:
        raise ExperienceRefused("too-large", "file")
    made = _piece(person, key, "file")
    made.size = len(content)
    secret = secret_of(person)
    values = {
        "name": " ".join(name.split())[:200] or _("A file"),
        "url": "",
        "digest": hashlib.sha256(content).hexdigest(),
    }
    made.sealed = seal(secret, "piece", made.key, values)
    made.sealed_content = secret.seal(content, f"experiences:content:{made.key}")
    made.save(force_insert=True)
    return made.key


@transaction.atomic
def add_link(person: Person, key: str, url: str, name: str) -> str:
    """A link that shows something of it; its key. Raises `NotFound`, `ExperienceRefused`."""
    address = url.strip()
    if not is_web_address(address) or len(address) > LONGEST_ADDRESS:
        raise ExperienceRefused("link", "url")
    made = _piece(person, key, "link")
    values = {"name": " ".join(name.split())[:200] or _("A link"), "url": address, "digest": ""}
    made.sealed = seal(secret_of(person), "piece", made.key, values)
    made.save(force_insert=True)
    return made.key


@transaction.atomic
def remove_piece(person: Person, key: str, piece: str) -> None:
    """Take a file or a link back. Raises `NotFound`, `ExperienceRefused`."""
    row = open_row(person, key)
    if not Piece.objects.of(person).filter(experience=row, key=piece).delete()[0]:
        raise NotFound


@transaction.atomic
def remove(person: Person, key: str) -> None:
    """Remove an experience with all that belongs to it; links to those who were asked are closed.

    A credential that was made of it stays in the wallet. Raises `NotFound`.
    """
    row = Experience.objects.of(person).filter(key=key).first()
    if row is None:
        raise NotFound
    endorsements.drop(person, EXPERIENCE, key)
    row.delete()
    record("remove", "experience", key, actor=person.key)


def forget(person: Person) -> None:
    """Everything this person said of their own, gone: part of an erasure."""
    Experience.objects.of(person).delete()
    OwnKey.objects.of(person).delete()


def open_row(person: Person, key: str) -> Experience:
    """The experience, locked, while it can still be changed. Raises `NotFound`, `ExperienceRefused`."""
    row = Experience.objects.of(person).select_for_update().filter(key=key).first()
    if row is None:
        raise NotFound
    if row.issued_at is not None:
        raise ExperienceRefused("issued")
    return row


def _piece(person: Person, key: str, kind: str) -> Piece:
    row = open_row(person, key)
    if Piece.objects.of(person).filter(experience=row).count() >= MOST_PIECES:
        raise ExperienceRefused("too-many")
    return Piece(key=new_key(), person=person, experience=row, kind=kind, added_at=now())


def _values(told: Told) -> dict[str, str]:
    title, place = " ".join(told.title.split()), " ".join(told.place.split())
    learned = told.learned.strip()
    if not 0 < len(title) <= LONGEST_TITLE or told.kind not in KIND_WORDS:
        raise ExperienceRefused("title", "title")
    if len(place) > LONGEST_PLACE:
        raise ExperienceRefused("place", "place")
    if not 0 < len(learned) <= LONGEST_LEARNED:
        raise ExperienceRefused("learned", "learned")
    if told.begins > now().date():
        raise ExperienceRefused("future", "begins")
    if told.ends is not None and told.ends < told.begins:
        raise ExperienceRefused("dates", "ends")
    return {
        "title": title,
        "place": place,
        "begins": told.begins.isoformat(),
        "ends": told.ends.isoformat() if told.ends else "",
        "learned": learned,
    }
