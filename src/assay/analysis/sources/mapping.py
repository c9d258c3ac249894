"""What a person says of the columns of a file that has no official layout: a short YAML file.

    columns:            # our name: the name in the file
      title: Job Title
      date: Posted
    constants:          # the same for every row
      area: US-OH
    date_format: "%m/%d/%Y"
    separator: ";"      # between several in one cell
    thousands: true     # numbers of people are in thousands
    only: true          # no other column is guessed by its name

Apart from the readers because all of the freely laid-out kinds take one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from assay.errors import AssayError, Malformed

_LARGEST = 64 << 10
_MEMBERS = ("columns", "constants", "date_format", "separator", "thousands", "only")
_LONGEST = 400
_LONGEST_SEPARATOR = 5


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column is which, what holds for every row, and how days and lists are written."""

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    date_format: str = ""
    separator: str = ""
    thousands: bool | None = None
    only: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return self == ColumnMapping()

    @property
    def digest(self) -> str:
        """SHA-256 over what is said: the same file read in another way is another release."""
        told = (
            sorted(self.columns.items()),
            sorted(self.constants.items()),
            self.date_format,
            self.separator,
            self.thousands,
            self.only,
        )
        return hashlib.sha256(repr(told).encode()).hexdigest()


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping in this file. Raises `file-missing`, `file-unreadable`, `data-mapping-wrong`."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise AssayError("file-missing", file=str(path)) from error
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise AssayError("file-unreadable", file=str(path), reason=reason) from error
    if len(content) > _LARGEST:
        raise _wrong(path.name, "it is too large")
    try:
        held = yaml.safe_load(content.decode("utf-8-sig"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _wrong(path.name, "it cannot be read as YAML") from error
    return mapping_of(held, path.name)


def _wrong(name: str, reason: str) -> Malformed:
    return Malformed("data-mapping-wrong", file=name, reason=reason)


def mapping_of(held: Any, name: str) -> ColumnMapping:  # noqa: ANN401 - whatever YAML holds
    """The mapping that these members say. Raises `data-mapping-wrong`."""
    if not isinstance(held, Mapping) or not held:
        raise _wrong(name, "it has no member “columns”")
    for key in held:
        if key not in _MEMBERS:
            raise _wrong(name, f"nobody knows its member “{key}”")
    for member in ("thousands", "only"):
        if held.get(member) is not None and not isinstance(held[member], bool):
            raise _wrong(name, f"“{member}” is neither true nor false")
    separator = _word(held, "separator", name)
    if len(separator) > _LONGEST_SEPARATOR:
        raise _wrong(name, "“separator” is too long")
    date_format = _word(held, "date_format", name)
    if date_format and not _is_of_a_day(date_format):
        raise _wrong(name, "“date_format” does not tell year, month and day, as in %m/%d/%Y")
    columns, constants = _pairs(held, "columns", name), _pairs(held, "constants", name)
    is_only = held.get("only") or False
    return ColumnMapping(columns, constants, date_format, separator, held.get("thousands"), is_only)


def _pairs(held: Mapping[Any, Any], member: str, name: str) -> dict[str, str]:
    said = held.get(member) or {}
    if not isinstance(said, Mapping):
        raise _wrong(name, f"“{member}” is no list of lines such as “title: Job Title”")
    pairs: dict[str, str] = {}
    for key, value in said.items():
        text = "" if value is None or isinstance(value, dict | list) else str(value).strip()
        if isinstance(value, bool):
            text = str(value).lower()
        if not isinstance(key, str) or not text or len(text) > _LONGEST:
            raise _wrong(name, f"what it says for “{key}” in “{member}” is no short text")
        pairs[key] = text
    return pairs


def _word(held: Mapping[Any, Any], member: str, name: str) -> str:
    said = held.get(member)
    if said is not None and not (isinstance(said, str) and len(said) <= _LONGEST):
        raise _wrong(name, f"“{member}” is no short text")
    return said or ""


def _is_of_a_day(form: str) -> bool:
    """Whether a day written in this form can be read back."""
    day = datetime(2023, 11, 25, tzinfo=UTC)
    try:
        return datetime.strptime(day.strftime(form), form).replace(tzinfo=UTC).date() == day.date()
    except (ValueError, UnicodeEncodeError):
        return False
