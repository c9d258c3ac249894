"""Reports and counts as plain JSON, and back: a platform keeps them, a command prints them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from assay.analysis.gaps.protecting import Counts
from assay.analysis.gaps.report import GapReport

Value = TypeVar("Value")
Json = dict[str, Any]


def to_json(value: object) -> Any:  # noqa: ANN401 - JSON
    """Dataclasses as objects by their fields, days as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [to_json(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def report_from(json: Mapping[str, Any]) -> GapReport:
    """The report that was kept so. Raises `KeyError`, `TypeError` or `ValueError` for any other."""
    return _of(GapReport, dict(json))


def counts_from(json: Mapping[str, Any]) -> dict[str, Counts]:
    """The counts by programme that were kept so. Raises as `report_from` does."""
    return {str(name): _of(Counts, told) for name, told in json.items()}


def _of(kind: type[Value], json: Json) -> Value:
    hints = get_type_hints(kind)
    return kind(**{name: _read(hint, json[name]) for name, hint in hints.items() if name in json})


def _read(hint: Any, json: Any) -> Any:  # noqa: ANN401 - the types of the fields
    if isinstance(hint, UnionType):
        if json is None:
            return None
        hint = next(one for one in get_args(hint) if one is not NoneType)
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return tuple(_read(inner, one) for one in json)
    if isinstance(hint, type):
        if is_dataclass(hint):
            return _of(hint, json)
        if issubclass(hint, date):
            return date.fromisoformat(json)
        if issubclass(hint, StrEnum):
            return hint(json)
    return json
