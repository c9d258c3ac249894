"""Writes of the wallet: keep, look again, put away, collect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import get_language

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.holdings import queries
from assay.web.records.holdings.models import Collected, Collection, Holding
from assay.web.records.holdings.summaries import (
    Check,
    Summary,
    check_of,
    state_of,
    summary_of,
    write_check,
    write_summary,
)
from assay.web.records.people.actions import data_key_of
from assay.web.records.people.models import Person
from assay.web.records.verifications.judged import REJECTED, Judged
from assay.web.records.verifications.queries import judge

LARGEST = 1 << 20
MOST_HELD = 2000
MOST_COLLECTIONS = 100
LONGEST_NAME = 120
_AGAIN = {"valid": timedelta(days=1), "unchecked": timedelta(hours=6)}
_LATER = timedelta(days=7)


class NotKept(Exception):
    """The credential was not accepted into the wallet; `judged` says why, None where the wallet is full."""

    def __init__(self, judged: Judged | None) -> None:
        super().__init__(judged.sentence if judged else "full")
        self.judged = judged


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping: the holding's key, and whether it was there before."""

    key: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Ours:
    """Where a credential comes from that was awarded here: the award, and the achievement's version."""

    credential: str = ""
    version: str = ""


def keep(person: Person, content: bytes, source: str, credential_key: str = "", version: str = "") -> str:
    """Judge this credential and keep it; the holding's key, an old one's where it was there before.

    Raises `NotKept` where it is rejected: nothing of it is kept then.
    """
    judged = judge(content)
    if judged.content is None:
        raise NotKept(judged)
    return keep_judged(person, judged, source, Ours(credential_key, version)).key


def keep_judged(
    person: Person,
    judged: Judged,
    source: str,
    ours: Ours = Ours(),
    summary: Summary | None = None,
) -> Kept:
    """Keep what was judged. Raises `NotKept` where nothing may be shown of it and no `summary` is given.

    `summary` is for our own awards: one that is suspended today is still its learner's.
    """
    if summary is None:
        if judged.content is None or judged.verdict == REJECTED:
            raise NotKept(judged)
        summary = summary_of(judged.content, judged.document)
    secret = data_key_of(person)
    index = secret.index(summary.credential_id or judged.document.hex(), f"holdings:{summary.issuer_id}")
    mine = Holding.objects.of(person)
    instant, key, state = now(), new_key(), state_of(judged)
    check = check_of(judged, get_language() or "en")
    try:
        with transaction.atomic():
            old = mine.filter(content_index=index).first()
            if old is not None:
                return Kept(old.key, is_new=False)
            if mine.count() >= MOST_HELD or len(judged.document) > LARGEST:
                raise NotKept(None)
            Holding.objects.create(
                key=key,
                person=person,
                credential=ours.credential,
                version=ours.version,
                content_index=index,
                sealed_content=secret.seal(judged.document, f"{queries.CONTENT}:{key}"),
                sealed_summary=secret.seal(write_summary(summary), f"{queries.SUMMARY}:{key}"),
                sealed_check=secret.seal(write_check(check), f"{queries.CHECK}:{key}"),
                source=source,
                state=state,
                kept_at=instant,
                checked_at=instant,
                check_after=instant + _AGAIN.get(state, _LATER),
            )
            record("keep", "holding", key, actor=person.key, source=source)
    except IntegrityError:  # another request has just kept the same one
        return Kept(mine.get(content_index=index).key, is_new=False)
    return Kept(key, is_new=True)


def look_again(person: Person, key: str) -> Check:
    """Judge a kept credential again and remember the answer. Raises `NotFound`."""
    content = queries.content(person, key)
    judged = judge(content)
    check, state, instant = check_of(judged, get_language() or "en"), state_of(judged), now()
    secret = queries.secret_of(person)
    changed = {
        "sealed_check": secret.seal(write_check(check), f"{queries.CHECK}:{key}"),
        "state": state,
        "checked_at": instant,
        "check_after": instant + _AGAIN.get(state, _LATER),
    }
    if judged.content is not None:
        summary = summary_of(judged.content, content)
        changed["sealed_summary"] = secret.seal(write_summary(summary), f"{queries.SUMMARY}:{key}")
    Holding.objects.of(person).filter(key=key).update(**changed)
    return check


@transaction.atomic
def archive(person: Person, key: str, *, is_archived: bool) -> None:
    """Put it away, or take it out again. Raises `NotFound`."""
    if not Holding.objects.of(person).filter(key=key).update(archived_at=now() if is_archived else None):
        raise NotFound


@transaction.atomic
def remove(person: Person, key: str) -> str:
    """Remove it from the wallet for good; the key of the award it was of, if made here. Raises `NotFound`."""
    found = Holding.objects.of(person).filter(key=key).first()
    if found is None:
        raise NotFound
    credential = found.credential
    found.delete()
    record("remove", "holding", key, actor=person.key)
    return credential


@transaction.atomic
def make_collection(person: Person, name: str) -> str:
    """A new, empty collection; its key. Raises `NotKept` where there are too many."""
    if Collection.objects.of(person).count() >= MOST_COLLECTIONS:
        raise NotKept(None)
    key = new_key()
    sealed = data_key_of(person).seal_text(name.strip()[:LONGEST_NAME], f"{queries.NAME}:{key}")
    Collection.objects.create(key=key, person=person, sealed_name=sealed, made_at=now())
    return key


@transaction.atomic
def rename_collection(person: Person, key: str, name: str) -> None:
    """Give it another name. Raises `NotFound`."""
    sealed = data_key_of(person).seal_text(name.strip()[:LONGEST_NAME], f"{queries.NAME}:{key}")
    if not Collection.objects.of(person).filter(key=key).update(sealed_name=sealed):
        raise NotFound


@transaction.atomic
def remove_collection(person: Person, key: str) -> None:
    """Take the collection apart; what was in it stays in the wallet. Raises `NotFound`."""
    found = Collection.objects.of(person).filter(key=key).first()
    if found is None:
        raise NotFound
    found.delete()


@transaction.atomic
def collect(person: Person, collection: str, key: str) -> None:
    """Put a credential at the end of a collection; twice is once. Raises `NotFound`."""
    _require(person, collection, key)
    members = Collected.objects.filter(collection_id=collection)
    last = members.aggregate(last=Max("position"))["last"]
    members.get_or_create(
        collection_id=collection, holding_id=key, defaults={"position": 0 if last is None else last + 1}
    )


@transaction.atomic
def take_out(person: Person, collection: str, key: str) -> None:
    """Take a credential out of a collection. Raises `NotFound`."""
    _require(person, collection, key)
    Collected.objects.filter(collection_id=collection, holding_id=key).delete()


@transaction.atomic
def move(person: Person, collection: str, key: str, steps: int) -> None:
    """Move a credential of a collection so many places down, or up if negative. Raises `NotFound`."""
    _require(person, collection, key)
    members = list(Collected.objects.filter(collection_id=collection).order_by("position"))
    here = next((place for place, each in enumerate(members) if each.holding_id == key), None)
    if here is None:
        raise NotFound
    moved = members.pop(here)
    members.insert(min(max(here + steps, 0), len(members)), moved)
    for place, each in enumerate(members):
        each.position = place
    Collected.objects.bulk_update(members, ["position"])


def _require(person: Person, collection: str, key: str) -> None:
    theirs = Collection.objects.of(person).filter(key=collection).exists()
    if not theirs or not Holding.objects.of(person).filter(key=key).exists():
        raise NotFound


def forget_wallet(person: Person) -> None:
    """Everything this person keeps, gone: part of an erasure."""
    Collection.objects.of(person).delete()
    Holding.objects.of(person).delete()
