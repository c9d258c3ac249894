"""Reads of the wallet: always one person's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealBroken, SealingKey
from assay.web.records.credentials.origins import keys_within
from assay.web.records.holdings.models import Collected, Collection, Holding
from assay.web.records.holdings.summaries import Check, Summary, read_check, read_summary
from assay.web.records.people.models import Person
from assay.web.records.people.queries import secret_of

__all__ = ["secret_of"]

CONTENT, SUMMARY, CHECK, NAME = (f"holdings:{part}" for part in ("content", "summary", "check", "name"))


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """A kept credential as its owner sees it in a list. `state`: see `summaries.state_of`."""

    key: str
    summary: Summary
    credential: str
    version: str
    source: str
    state: str
    kept_at: datetime
    checked_at: datetime | None
    archived_at: datetime | None

    @property
    def title(self) -> str:
        """What was done."""
        return self.summary.name

    @property
    def holder(self) -> str:
        """Whose it is, as the credential names them."""
        return self.summary.holder

    @property
    def issuer_name(self) -> str:
        """Who issued it."""
        return self.summary.issuer


@dataclass(frozen=True, slots=True)
class CollectionRow:
    """A collection: its name and how many credentials are in it."""

    key: str
    name: str
    count: int


def row_of(holding: Holding, secret: SealingKey) -> HoldingRow:
    """What is in this row, opened. Raises `SealBroken`."""
    return HoldingRow(
        key=holding.key,
        summary=read_summary(secret.open(holding.sealed_summary, f"{SUMMARY}:{holding.key}")),
        credential=holding.credential,
        version=holding.version,
        source=holding.source,
        state=holding.state,
        kept_at=holding.kept_at,
        checked_at=holding.checked_at,
        archived_at=holding.archived_at,
    )


def held_by(
    person: Person, search: str = "", collection: str = "", *, is_archived: bool = False
) -> list[HoldingRow]:
    """What this person keeps, newest first; of one collection in the order its owner gave it.

    Archived ones are apart, but a collection shows both.
    """
    held = Holding.objects.of(person).order_by("-kept_at", "key").defer("sealed_content", "sealed_check")
    if collection:
        held = held.filter(collections__collection_id=collection).order_by("collections__position")
    else:
        held = held.filter(archived_at__isnull=not is_archived)
    found = list(held)
    if not found:
        return []
    secret = secret_of(person)
    rows = list(_readable(found, secret))
    wanted = search.casefold().split()
    return [row for row in rows if all(word in _searched(row.summary) for word in wanted)]


def _readable(held: Iterable[Holding], secret: SealingKey) -> Iterator[HoldingRow]:
    for holding in held:
        try:
            yield row_of(holding, secret)
        except SealBroken:  # one that cannot be opened must not hide the others
            continue


def _searched(summary: Summary) -> str:
    skills = " ".join(skill.name for skill in summary.skills)
    return f"{summary.name} {summary.issuer} {summary.description} {summary.holder} {skills}".casefold()


def _of(person: Person, key: str) -> Holding:
    found = Holding.objects.of(person).filter(key=key).first()
    if found is None:
        raise NotFound
    return found


def holding(person: Person, key: str) -> HoldingRow:
    """One kept credential of this person's. Raises `NotFound`."""
    return row_of(_of(person, key), secret_of(person))


def content(person: Person, key: str) -> bytes:
    """The exact bytes of the credential, as they were signed. Raises `NotFound`."""
    return secret_of(person).open(_of(person, key).sealed_content, f"{CONTENT}:{key}")


def opened(person: Person, keys: Iterable[str], secret: SealingKey) -> dict[str, tuple[HoldingRow, bytes]]:
    """Those of these credentials that this person keeps and `secret` opens: what is known, and the bytes."""
    found = {}
    for held in Holding.objects.of(person).filter(key__in=list(keys)):
        try:
            found[held.key] = (
                row_of(held, secret),
                secret.open(held.sealed_content, f"{CONTENT}:{held.key}"),
            )
        except SealBroken:  # one that cannot be opened must not hide the others
            continue
    return found


def inside(person: Person, keys: Iterable[str]) -> list[str]:
    """The keys of the credentials made here that are in these; "" for each that holds none.

    Read from the bytes: which award somebody says that it is does not count.
    """
    secret, found = secret_of(person), set()
    for held in Holding.objects.of(person).filter(key__in=set(keys)):
        content = secret.open(held.sealed_content, f"{CONTENT}:{held.key}")
        found |= set(keys_within(content)) or {held.credential}
    return sorted(found)


def last_check(person: Person, key: str) -> Check | None:
    """How it stood when it was last looked at; None before that. Raises `NotFound`."""
    sealed = _of(person, key).sealed_check
    return read_check(secret_of(person).open(sealed, f"{CHECK}:{key}")) if sealed else None


def held_credentials(person: Person) -> dict[str, str]:
    """The awards made here that this person keeps: the award's key to the holding's."""
    held = Holding.objects.of(person).exclude(credential="")
    return dict(held.values_list("credential", "key"))


def collections(person: Person) -> list[CollectionRow]:
    """This person's collections, oldest first."""
    rows = list(Collection.objects.of(person).annotate(size=Count("members")).order_by("made_at", "key"))
    if not rows:
        return []
    secret = secret_of(person)
    return [
        CollectionRow(row.key, secret.open_text(row.sealed_name, f"{NAME}:{row.key}"), row.size)
        for row in rows
    ]


def collection(person: Person, key: str) -> CollectionRow:
    """One of this person's collections. Raises `NotFound`."""
    found = next((row for row in collections(person) if row.key == key), None)
    if found is None:
        raise NotFound
    return found


def collections_with(person: Person, key: str) -> set[str]:
    """The keys of this person's collections that this credential is in."""
    inside = Collected.objects.filter(collection__person=person, holding_id=key, holding__person=person)
    return set(inside.values_list("collection_id", flat=True))
