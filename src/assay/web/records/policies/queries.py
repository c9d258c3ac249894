"""Reads of policies: the one that counts for an organization, its versions, the file itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from assay.web.base.permission import NotFound
from assay.web.records.policies.models import PolicyFile
from assay.web.records.policies.reader import read_policy
from assay.web.records.policies.values import Method, Policy, Retention, ThirdParty

__all__ = ["Method", "Policy", "Retention", "ThirdParty", "VersionRow"]

_DEFAULT = Path(__file__).with_name("default.yaml")


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of the file: its number (0: the one that is there before any upload), when and by whom."""

    number: int
    made_at: datetime | None
    by: str
    is_current: bool


def policy(organization: str) -> Policy:
    """What counts for this organization now: its newest file, else the one that ships with Assay."""
    return _read(text(organization))


def default_policy() -> Policy:
    """What counts where nobody has uploaded anything."""
    return _read(default_text())


@lru_cache(maxsize=1)
def default_text() -> str:
    """The file that ships with Assay."""
    return _DEFAULT.read_text(encoding="utf-8")


def text(organization: str, number: int | None = None) -> str:
    """The file of this number, else the one that counts now. Raises `NotFound`."""
    if number == 0:
        return default_text()
    rows = PolicyFile.objects.of(organization).order_by("-number")
    found = (rows if number is None else rows.filter(number=number)).values_list("text", flat=True).first()
    if found is None and number is not None:
        raise NotFound
    return default_text() if found is None else found


def versions(organization: str) -> list[VersionRow]:
    """Every version, newest first; the last is the one that ships with Assay."""
    rows = list(PolicyFile.objects.of(organization).select_related("made_by").order_by("-number"))
    told = [
        VersionRow(
            row.number,
            row.made_at,
            (row.made_by.name or row.made_by.email) if row.made_by else "",
            is_current=not place,
        )
        for place, row in enumerate(rows)
    ]
    return [*told, VersionRow(0, None, "", is_current=not rows)]


def number(organization: str) -> int:
    """The number of the version that counts now; 0 for the one that ships with Assay."""
    return versions(organization)[0].number


@lru_cache(maxsize=256)
def _read(told: str) -> Policy:
    return read_policy(told)
