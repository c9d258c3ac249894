"""Reads of the journal, for one organization or for operators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from assay.web.records.audit.models import Entry


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One entry as screens show it."""

    at: datetime
    actor: str
    organization: str
    verb: str
    kind: str
    object_key: str
    facts: dict[str, str | int | bool]


def _rows(entries: Iterable[Entry]) -> list[JournalRow]:
    return [JournalRow(e.at, e.actor, e.organization, e.verb, e.kind, e.object_key, e.facts) for e in entries]


def of_organization(organization: str, *, start: int = 0, count: int = 50) -> list[JournalRow]:
    """This organization's newest entries."""
    return _rows(Entry.objects.filter(organization=organization)[start : start + count])


def about(kind: str, object_key: str) -> list[JournalRow]:
    """All entries about one row, oldest first."""
    return _rows(Entry.objects.filter(kind=kind, object_key=object_key).order_by("id"))


def search(
    *, verb: str = "", kind: str = "", organization: str = "", start: int = 0, count: int = 50
) -> tuple[list[JournalRow], int]:
    """The newest entries of this verb, kind and organization, where given; and how many there are."""
    wanted = {"verb": verb, "kind": kind, "organization": organization}
    entries = Entry.objects.filter(**{name: value for name, value in wanted.items() if value})
    return _rows(entries[start : start + count]), entries.count()


def words() -> tuple[list[str], list[str]]:
    """The verbs and the kinds that occur, for a filter."""
    entries = Entry.objects.order_by()
    verbs = entries.values_list("verb", flat=True).distinct()
    kinds = entries.values_list("kind", flat=True).distinct()
    return sorted(verbs), sorted(kinds)
