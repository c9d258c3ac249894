"""Column layouts of exports: small YAML files that say which columns stand where, in which words and dates.

Apart from the exports because an organization writes these for its state's forms, and every slip in one must
be said with the place where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from assay.cli.yaml_values import read_yaml
from assay.errors import AssayError
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.certificates.models import ExportLayout
from assay.web.records.certificates.states import STATES
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.models import Person

_FOLDER = Path(__file__).with_name("layouts")
SHIPPED = ("plain", "reporting")
FIELDS = (
    *(f"pupil.{name}" for name in ("number", "name", "given_name", "family_name", "grade", "school")),
    *(f"pupil.{name}" for name in ("programme", "band")),
    *(f"kind.{name}" for name in ("key", "name", "body", "cluster", "site")),
    *(f"certificate.{name}" for name in ("number", "level", "score", "earned_on", "expires_on", "attempts")),
    *("certificate.is_expired", "certificate.key"),
    *(f"proof.{name}" for name in ("state", "sentence", "date", "link", "by", "sha256")),
)
"""What a column may show. No birth date: a band says how old somebody is."""

_MEMBERS = {"title", "separator", "dates", "states", "kinds", "words", "columns", "with_left"}
_SEPARATORS = {",": ",", ";": ";", "tab": "\t", "\t": "\t", "|": "|"}
_DATES = re.compile(r"(?:%[YmdyBbj]|[-/. ,])+\Z")
_MOST_COLUMNS = 100
_LONGEST = 200
LARGEST = 50_000  # characters of a layout's file


class LayoutWrong(Exception):
    """A layout that cannot be used: where in it, and in words what is wrong and what to do."""

    def __init__(self, where: str, text: str) -> None:
        super().__init__(f"{where}: {text}" if where else text)
        self.where, self.text = where, text


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column: its heading, and the field it shows or the same text in every row."""

    heading: str
    field: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which rows and columns an export has, and how it writes them."""

    key: str
    title: str
    columns: tuple[LayoutColumn, ...]
    separator: str = ","
    dates: str = "%Y-%m-%d"
    states: tuple[str, ...] = STATES
    kinds: tuple[str, ...] = ()  # none: all
    words: Mapping[str, str] = field(default_factory=dict)
    with_left: bool = False  # also pupils who have left
    is_own: bool = False


def layouts(organization: str) -> list[Layout]:
    """The shipped layouts, then the organization's own by name."""
    rows = ExportLayout.objects.of(organization).order_by("name")
    return [*map(_shipped, SHIPPED), *(_own(row) for row in rows)]


def layout(organization: str, key: str) -> Layout:
    """The layout of this key. Raises `NotFound`."""
    if key in SHIPPED:
        return _shipped(key)
    row = ExportLayout.objects.of(organization).filter(key=key).first()
    if row is None:
        raise NotFound
    return _own(row)


def text_of(organization: str, key: str) -> str:
    """Its file, to be taken away and changed. Raises `NotFound`."""
    if key in SHIPPED:
        return (_FOLDER / f"{key}.yaml").read_text("utf-8")
    row = ExportLayout.objects.of(organization).filter(key=key).first()
    if row is None:
        raise NotFound
    return row.text


@transaction.atomic
def add_layout(actor: Person, organization: str, content: bytes) -> str:
    """Keep the layout in this file, in place of an own one of the same title; its key.

    Raises `Forbidden`, `LayoutWrong`: nothing is kept then.
    """
    require(actor, organization, Permission.CERTIFICATE_CHECK)
    if len(content) > LARGEST:
        raise LayoutWrong("", _("The file is too large for a layout."))
    read = read_layout(content)
    row, _is_new = ExportLayout.objects.of(organization).update_or_create(
        organization_id=organization,
        name=read.title[:100],
        defaults={"text": content.decode("utf-8-sig")},
    )
    record("add", "export-layout", row.key, actor=actor.key, organization=organization)
    return row.key


@transaction.atomic
def remove_layout(actor: Person, organization: str, key: str) -> None:
    """Remove an own layout. Raises `Forbidden`, `NotFound`."""
    require(actor, organization, Permission.CERTIFICATE_CHECK)
    if not ExportLayout.objects.of(organization).filter(key=key).delete()[0]:
        raise NotFound
    record("remove", "export-layout", key, actor=actor.key, organization=organization)


def read_layout(content: bytes, key: str = "", *, is_own: bool = True) -> Layout:
    """The layout in this file. Raises `LayoutWrong`."""
    try:
        told = read_yaml(content, _("the layout"))
    except AssayError as error:
        raise LayoutWrong("", str(error.facts.get("reason", error))) from error
    for name in told:
        if name not in _MEMBERS:
            raise LayoutWrong(name, _("There is no such setting. Known: %s") % ", ".join(sorted(_MEMBERS)))
    title = _text(told, "title", "title")
    separator = _SEPARATORS.get(str(told.get("separator", ",")))
    if separator is None:
        raise LayoutWrong("separator", _("Write one of: a comma, a semicolon, a bar, or tab."))
    dates = str(told.get("dates", "%Y-%m-%d"))
    if not _DATES.match(dates):
        raise LayoutWrong("dates", _("Write it with %%Y, %%m and %%d, like %%m/%%d/%%Y.") % ())
    return Layout(
        key=key,
        title=title,
        columns=_columns(told),
        separator=separator,
        dates=dates,
        states=_states(told),
        kinds=_texts(told, "kinds"),
        words=_words(told),
        with_left=_bool(told, "with_left"),
        is_own=is_own,
    )


def _columns(told: Mapping[str, Any]) -> tuple[LayoutColumn, ...]:
    held = told.get("columns")
    if not isinstance(held, list) or not held:
        raise LayoutWrong("columns", _("Give at least one column: a heading and a field."))
    if len(held) > _MOST_COLUMNS:
        raise LayoutWrong("columns", _("There are more than a hundred columns."))
    return tuple(_column(each, f"columns[{place}]") for place, each in enumerate(held, 1))


def _column(told: object, where: str) -> LayoutColumn:
    if not isinstance(told, dict):
        raise LayoutWrong(where, _("A column is a heading with a field: {heading: …, field: …}."))
    for name in told:
        if name not in {"heading", "field", "text"}:
            raise LayoutWrong(f"{where}.{name}", _("A column has heading, and field or text."))
    heading = _text(told, "heading", f"{where}.heading")
    if ("field" in told) == ("text" in told):
        raise LayoutWrong(where, _("Give the column either a field or a text."))
    if "text" in told:
        return LayoutColumn(heading, text=str(told["text"])[:_LONGEST])
    if told["field"] not in FIELDS:
        raise LayoutWrong(f"{where}.field", _("There is no such field. Known: %s") % ", ".join(FIELDS))
    return LayoutColumn(heading, told["field"])


def _states(told: Mapping[str, Any]) -> tuple[str, ...]:
    wanted = _texts(told, "states") or STATES
    for state in wanted:
        if state not in STATES:
            raise LayoutWrong("states", _("“%s” is no state. Known: signed, checked, seen, claimed.") % state)
    return wanted


def _words(told: Mapping[str, Any]) -> dict[str, str]:
    held = told.get("words", {})
    if not isinstance(held, dict) or not all(isinstance(word, str | int) for word in held.values()):
        raise LayoutWrong("words", _("Write a word for each state: {checked: C, seen: D}."))
    for state in held:
        if state not in STATES:
            raise LayoutWrong(
                f"words.{state}", _("“%s” is no state. Known: signed, checked, seen, claimed.") % state
            )
    words = {state: str(word) for state, word in held.items()}
    if len(set(words.values())) < len(words):
        raise LayoutWrong("words", _("Two states have the same word: then nobody could tell them apart."))
    return words


def _texts(told: Mapping[str, Any], name: str) -> tuple[str, ...]:
    held = told.get(name, [])
    if not isinstance(held, list) or not all(isinstance(each, str) for each in held):
        raise LayoutWrong(name, _("Write a list: [one, another]."))
    return tuple(held)


def _text(told: Mapping[str, Any], name: str, where: str) -> str:
    value = told.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        raise LayoutWrong(where, _("Write a text of at most 200 characters."))
    return value.strip()


def _bool(told: Mapping[str, Any], name: str) -> bool:
    value = told.get(name, False)
    if not isinstance(value, bool):
        raise LayoutWrong(name, _("Write true or false."))
    return value


@lru_cache(maxsize=len(SHIPPED))
def _shipped(key: str) -> Layout:
    return read_layout((_FOLDER / f"{key}.yaml").read_bytes(), key, is_own=False)


def _own(row: ExportLayout) -> Layout:
    return read_layout(row.text.encode(), row.key)
