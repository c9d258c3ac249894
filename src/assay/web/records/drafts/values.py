"""What somebody types to award one person, as plain values and as the JSON that is sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Prepared:
    """One award before anybody has looked at it once more."""

    version: str
    name: str
    email: str = ""
    results: Mapping[str, str] = field(default_factory=dict)
    narrative: str = ""
    evidence_name: str = ""
    evidence_text: str = ""
    evidence_url: str = ""
    evidence_before: tuple[tuple[str, str, str, str], ...] = ()  # of the credential this one corrects
    valid_from: datetime | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that is kept with a draft."""

    key: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as screens show it; `credential` once it is awarded."""

    key: str
    prepared: Prepared | None
    files: tuple[FileRow, ...]
    credential: str
    replaces: str
    made_by: str = ""  # key of the person


def write_prepared(values: Prepared) -> dict[str, Any]:
    """The values as JSON."""
    when = values.valid_from.isoformat() if values.valid_from else None
    return {**asdict(values), "results": dict(values.results), "valid_from": when}


def read_prepared(held: Mapping[str, Any]) -> Prepared:
    """What was written."""
    when = datetime.fromisoformat(held["valid_from"]) if held["valid_from"] else None
    before = tuple((name, told, url, digest) for name, told, url, digest in held["evidence_before"])
    return Prepared(**{**held, "valid_from": when, "evidence_before": before})
