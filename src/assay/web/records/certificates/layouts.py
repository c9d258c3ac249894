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

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from assay.web.base.file_faults import Fault, FileRefused, Words
from assay.web.base.permission import NotFound
from assay.web.base.plain_yaml import Branch, Node, decoded, tree_of
from assay.web.base.yaml_reading import Reading
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

_MEMBERS = ("title", "separator", "dates", "states", "kinds", "words", "columns", "with_left")
_OPTIONAL = frozenset(_MEMBERS) - {"title", "columns"}
_SEPARATORS = {",": ",", ";": ";", "tab": "\t", "\t": "\t", "|": "|"}
_DATES = re.compile(r"(?:%[YmdyBbj]|[-/. ,])+\Z")
_WORDS: dict[str, Words] = {
    "no-columns": (_("There are no columns here."), _("Give at least one column: a heading and a field.")),
    "field-or-text": (
        _("A column is a heading with a field, or with a text that stands in every row."),
        _("Give the column either a field or a text."),
    ),
    "dates": (
        _("“%(where)s” does not say how dates are written."),
        _("Write it with %%Y, %%m and %%d, like %%m/%%d/%%Y."),
    ),
    "same-words": (
        _("Two states have the same word: then nobody could tell them apart."),
        _("Give each of them a word of its own."),
    ),
}


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

    Raises `Forbidden`, `FileRefused`: nothing is kept then.
    """
    require(actor, organization, Permission.CERTIFICATE_CHECK)
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
    """The layout in this file. Raises `FileRefused` with everything that is wrong."""
    read = Reading(_WORDS)
    root = tree_of(decoded(content))
    if not isinstance(root, Branch):
        raise FileRefused((Fault(root.line, "title", "not-mapping"),))
    read.names(root, "", _MEMBERS, _OPTIONAL)
    dates = read.text(root, "dates") or "%Y-%m-%d"
    if not _DATES.match(dates):
        read.note(root.lines["dates"], "dates", "dates")
    told = Layout(
        key=key,
        title=read.text(root, "title"),
        columns=_columns(read, root),
        separator=_SEPARATORS.get(read.choice(root, "separator", tuple(_SEPARATORS)), ","),
        dates=dates,
        states=read.choices(root, "states", STATES) or STATES,
        kinds=read.texts(root, "kinds"),
        words=_words(read, root),
        with_left=read.truth(root, "with_left"),
        is_own=is_own,
    )
    read.refuse_if_wrong()
    return told


def _columns(read: Reading, root: Branch) -> tuple[LayoutColumn, ...]:
    held = read.items(root, "columns")
    if "columns" in root.entries and not held:
        read.note(root.lines["columns"], "columns", "no-columns")
    return tuple(_column(read, each, f"columns[{place}]") for place, each in enumerate(held, 1))


def _column(read: Reading, node: Node, where: str) -> LayoutColumn:
    branch = read.branch(node, where)
    if branch is None:
        return LayoutColumn("")
    read.names(branch, where, ("heading", "field", "text"), frozenset({"field", "text"}))
    if ("field" in branch.entries) == ("text" in branch.entries):
        read.note(branch.line, where, "field-or-text")
    return LayoutColumn(
        read.text(branch, "heading", where),
        read.choice(branch, "field", FIELDS, where),
        read.text(branch, "text", where, optional=True),
    )


def _words(read: Reading, root: Branch) -> dict[str, str]:
    node = root.entries.get("words")
    branch = read.branch(node, "words") if node is not None else None
    if branch is None:
        return {}
    read.names(branch, "words", STATES, frozenset(STATES))
    words = {state: read.text(branch, state, "words") for state in branch.entries}
    if len(set(words.values())) < len(words):
        read.note(branch.line, "words", "same-words")
    return words


@lru_cache(maxsize=len(SHIPPED))
def _shipped(key: str) -> Layout:
    return read_layout((_FOLDER / f"{key}.yaml").read_bytes(), key, is_own=False)


def _own(row: ExportLayout) -> Layout:
    return read_layout(row.text.encode(), row.key)
