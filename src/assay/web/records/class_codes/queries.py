"""Reads of class codes: the section's open one, and what a typed code opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.typed_codes import grouped_code, typed_code
from assay.web.records.class_codes.models import ClassCode, Entrance
from assay.web.records.people.queries import instance_seal

LENGTH = 6  # the codes of claims are longer, so that one page can take both
_GROUP = 3


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A class code that is open. `entered`: how many pupils of the section came in with it."""

    key: str
    organization: str
    section: str
    code: str
    made_at: datetime
    ends_at: datetime
    entered: int

    @property
    def shown(self) -> str:
        """The code as it is written on the board."""
        return grouped_code(self.code, _GROUP)


def read_code(typed: str) -> str:
    """What was typed, as class codes are stored; empty for what is none."""
    return typed_code(typed, (LENGTH,))


def open_code(organization: str, section: str) -> CodeRow | None:
    """The section's open code; None where none is."""
    rows = _open(ClassCode.objects.of(organization).filter(section=section))
    found = rows.order_by("-made_at").first()
    return _row(found) if found else None


def by_code(typed: str) -> CodeRow:
    """The open code that was typed. Raises `NotFound`: nobody gave it out, it ended, or it was closed."""
    rows = _open(ClassCode.objects.everywhere("whoever has the code").filter(code=read_code(typed) or "-"))
    found = rows.first()
    if found is None:
        raise NotFound
    return _row(found)


def entered(organization: str, code_key: str) -> dict[str, datetime]:
    """Which pupils came in with this code, and when they first did."""
    rows = Entrance.objects.of(organization).filter(code=code_key)
    return dict(rows.values_list("pupil_id", "at"))


def counted_as(text: str) -> str:
    """Under what tries with this code or school id are counted: a digest that only we can make."""
    return instance_seal().index(text.strip().casefold(), "pupil-entrance")[:32]


def _open(rows: QuerySet[ClassCode]) -> QuerySet[ClassCode]:
    return rows.filter(closed_at=None, ends_at__gt=now(), section__closed_at=None)


def _row(row: ClassCode) -> CodeRow:
    count = Entrance.objects.of(row.organization_id).filter(code=row.key).count()
    return CodeRow(row.key, row.organization_id, row.section_id, row.code, row.made_at, row.ends_at, count)
