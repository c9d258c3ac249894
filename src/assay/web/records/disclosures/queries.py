"""Reads of the disclosure log: a pupil's, and an organization's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from assay.web.base.sealing import SealingKey, values_if_held
from assay.web.records.disclosures.models import Disclosure
from assay.web.records.people.queries import data_keys
from assay.web.records.rosters.queries import among_keys
from assay.web.records.rosters.rows import PupilRow

SEALED_AS = "disclosures:entry"


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """One entry: `pupil` and `by` are keys; all words are empty once the pupil was forgotten."""

    at: datetime
    what: str
    to: str
    basis: str
    by: str
    pupil: str
    pupil_name: str = ""


def of_pupil(organization: str, pupil_key: str) -> list[DisclosureRow]:
    """What was disclosed of this pupil, newest first."""
    return _rows(organization, Disclosure.objects.of(organization).filter(pupil=pupil_key).order_by("-at"))


def of_organization(
    organization: str,
    *,
    basis: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    start: int = 0,
    count: int = 50,
) -> tuple[list[DisclosureRow], int]:
    """The newest entries of this organization, as filtered; and how many there are."""
    found = Disclosure.objects.of(organization)
    if basis:
        found = found.filter(basis=basis)
    if since:
        found = found.filter(at__gte=since)
    if until:
        found = found.filter(at__lt=until)
    return _rows(organization, found.order_by("-at", "key")[start : start + count]), found.count()


def bases(organization: str) -> list[str]:
    """On which grounds anything was disclosed so far."""
    return sorted(set(Disclosure.objects.of(organization).values_list("basis", flat=True)))


def older_than(organization: str, day: datetime) -> int:
    """How many entries are older than this day."""
    return Disclosure.objects.of(organization).filter(at__lt=day).count()


def _rows(organization: str, found: QuerySet[Disclosure]) -> list[DisclosureRow]:
    rows = list(found)
    pupils = among_keys(organization, [row.pupil for row in rows])
    secrets = data_keys([pupil.data_key for pupil in pupils.values() if pupil.data_key])
    return list(_opened(rows, pupils, secrets))


def _opened(
    rows: list[Disclosure], pupils: dict[str, PupilRow], secrets: dict[str, SealingKey]
) -> Iterable[DisclosureRow]:
    for row in rows:
        pupil = pupils.get(row.pupil)
        secret = secrets.get(pupil.data_key) if pupil else None
        told = values_if_held(secret, row.sealed, f"{SEALED_AS}:{row.key}") or {"what": "", "to": ""}
        name = pupil.name if pupil else ""
        yield DisclosureRow(row.at, told["what"], told["to"], row.basis, row.by, row.pupil, name)
