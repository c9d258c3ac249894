"""Everything an organization keeps of one pupil, as whoever may inspect it gets it: values in order.

Apart from the pupil's file because that is made for work: here nothing may be missing, and what only keys
and machines need is left out. A birth date is named and not shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealBroken
from assay.web.records.credentials.queries import secured_bytes
from assay.web.records.disclosures import queries as disclosures
from assay.web.records.inspections import queries
from assay.web.records.people.queries import by_key
from assay.web.records.policies.queries import number
from assay.web.records.pupil_files.queries import pupil_file

_INNER = frozenset(
    {"data_key", "recipient", "person", "organization", "born", "token", "source_key", "school_key"}
    | {"programme_key", "version", "replaces", "replaced_by", "credential_id", "pupil", "pupil_name"}
)
_PEOPLE = frozenset({"by", "counsellor", "set_by", "actor", "made_by"})
TITLES = {
    "pupil": _("The pupil"),
    "guardians": _("Guardians"),
    "credentials": _("Awards"),
    "certificates": _("Certificates of other bodies"),
    "attempts": _("Attempts at examinations"),
    "placements": _("Placements"),
    "marks": _("Marks in the grid"),
    "consents": _("Consents"),
    "disclosures": _("Who outside the school saw what"),
    "requests": _("Requests to see or amend the record"),
    "documents": _("Signed credentials"),
}

Value = str | int | bool | None | list[Any] | dict[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report: what it is called, and its entries as names with values."""

    name: str
    title: str
    entries: tuple[tuple[tuple[str, str], ...], ...]


def everything(organization: str, pupil_key: str) -> dict[str, Value]:
    """All of it, as plain values. Raises `NotFound`."""
    held = pupil_file(organization, pupil_key)
    told: dict[str, Value] = {
        "made": now().isoformat(timespec="seconds"),
        "rules": number(organization),
        "birth_date_kept": held.pupil.born is not None,
    }
    for field in fields(held):
        told[field.name] = plain(getattr(held, field.name))
    told["disclosures"] = [plain(row) for row in disclosures.of_pupil(organization, pupil_key)]
    told["requests"] = [plain(row) for row in queries.of_pupil(organization, pupil_key)]
    told["documents"] = _documents(organization, [row.key for row in held.credentials])
    return told


def written(told: dict[str, Value]) -> bytes:
    """The same as a file."""
    return json.dumps(told, ensure_ascii=False, indent=2).encode()


def sections(told: dict[str, Value]) -> list[Section]:
    """The same for reading; the signed documents are in the file alone."""
    found = []
    for name, value in told.items():
        if name == "documents" or not isinstance(value, dict | list):
            continue
        rows = value if isinstance(value, list) else [value]
        entries = tuple(tuple(_lines(row)) for row in rows if isinstance(row, dict))
        found.append(Section(name, str(TITLES.get(name, name)), entries))
    return found


def plain(value: object) -> Value:
    """A value without keys that only machines need; rows become names with values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _person(str(getattr(value, field.name)))
            if field.name in _PEOPLE
            else plain(getattr(value, field.name))
            for field in fields(value)
            if field.name not in _INNER
        }
    if isinstance(value, dict):
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner) for inner in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    return value if isinstance(value, str | int | bool) or value is None else str(value)


def _documents(organization: str, keys: Iterable[str]) -> list[Any]:
    found: list[Any] = []
    for key in keys:
        try:
            found.append(json.loads(secured_bytes(organization, key)))
        except (NotFound, SealBroken, ValueError):
            continue  # planned and not signed yet, or void
    return found


def _person(key: str) -> str:
    try:
        return by_key(key).name
    except NotFound:
        return key


def _lines(row: dict[str, Any], before: str = "") -> Iterable[tuple[str, str]]:
    for name, value in row.items():
        label = f"{before}{name.replace('_', ' ')}"
        if isinstance(value, dict):
            yield from _lines(value, f"{label}: ")
        elif isinstance(value, list):
            texts = [each for each in value if not isinstance(each, dict | list)]
            if texts:
                yield label, ", ".join(map(str, texts))
            for place, inner in enumerate((each for each in value if isinstance(each, dict)), 1):
                yield from _lines(inner, f"{label} {place}: ")
        elif value not in ("", None) and name != "key":
            yield label, _told(value)


def _told(value: object) -> str:
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    text = str(value)
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return text
    is_instant = instant.tzinfo is not None and len(text) > len("2026-11-22T10:00")
    return date_format(timezone.localtime(instant), "DATETIME_FORMAT") if is_instant else text
