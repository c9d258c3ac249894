"""A rubric: criteria, and four levels of each in plain words; the file that ships, or an organization's own.

Apart from the tables because a rubric is read from a file that people write: what is wrong in it is told by
its line, and nothing of a file with a fault is used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assay.web.base.file_faults import Words
from assay.web.base.plain_yaml import Leaf, Node, Row, tree_of
from assay.web.base.yaml_reading import Reading

LEVELS = 4
MOST_CRITERIA = 12
LONGEST = 300
_SHIPPED = Path(__file__).with_name("essential-skills.yaml")
_KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")
_WORDS: dict[str, Words] = {
    "criteria": (_("There are no criteria here, or too many."), _("Write 1 to %(most)s criteria.")),
    "not-a-key": (
        _("“%(where)s” is no name for a criterion."),
        _("Use small letters, digits and hyphens."),
    ),
    "levels": (
        _("“%(where)s” needs exactly %(count)s levels."),
        _("Write one a line, each beginning with “- ”."),
    ),
    "not-a-language": (
        _("“%(where)s” has a line that begins with no language code."),
        _("Use language codes such as en or es."),
    ),
    "not-a-line": (_("“%(where)s” should be one line of text."), _("Write it in one line.")),
    "english-missing": (_("“%(where)s” has no English text."), _("Add “en: …”.")),
}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is looked at, and what each of its four levels means."""

    key: str
    label: Mapping[str, str]
    levels: tuple[Mapping[str, str], ...]

    def name(self, language: str = "") -> str:
        """What it is called, in this language or the reader's."""
        return _said(self.label, language)

    def level(self, number: int, language: str = "") -> str:
        """What this level (1 to 4) means, in this language or the reader's; empty for 0: not seen."""
        return _said(self.levels[number - 1], language) if number else ""


@dataclass(frozen=True, slots=True)
class RubricWords:
    """A whole rubric."""

    title: Mapping[str, str]
    criteria: tuple[Criterion, ...]

    def name(self) -> str:
        """What it is called, in the reader's language."""
        return _said(self.title, "")


@lru_cache(maxsize=1)
def shipped_text() -> str:
    """The file that ships with Assay."""
    return _SHIPPED.read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def read_rubric(text: str) -> RubricWords:
    """The rubric in this file. Raises `FileRefused`."""
    read = Reading(_WORDS)
    root = read.branch(tree_of(text), "title")
    title: Mapping[str, str] = {}
    criteria: list[Criterion] = []
    if root is not None:
        read.names(root, "", ("title", "criteria"))
        title = _texts(read, root.entries.get("title"), "title")
        node = root.entries.get("criteria")
        held = read.branch(node, "criteria") if node is not None else None
        if held is not None:
            if not 0 < len(held.entries) <= MOST_CRITERIA:
                read.note(held.line, "criteria", "criteria", {"most": MOST_CRITERIA})
            criteria = [_criterion(read, name, each) for name, each in held.entries.items()]
    read.refuse_if_wrong()
    return RubricWords(title, tuple(criteria))


def _criterion(read: Reading, key: str, node: Node) -> Criterion:
    if not _KEY.fullmatch(key):
        read.note(node.line, key[:60], "not-a-key")
    branch = read.branch(node, key)
    if branch is None:
        return Criterion(key, {}, ())
    read.names(branch, key, ("label", "levels"))
    label = _texts(read, branch.entries.get("label"), f"{key}.label")
    held = branch.entries.get("levels")
    levels: tuple[Mapping[str, str], ...] = ()
    if isinstance(held, Row) and len(held.items) == LEVELS:
        levels = tuple(_texts(read, item, f"{key}.levels") for item in held.items)
    elif held is not None:
        read.note(held.line, key, "levels", {"count": LEVELS})
    return Criterion(key, label, levels)


def _texts(read: Reading, node: Node | None, where: str) -> Mapping[str, str]:
    branch = read.branch(node, where) if node is not None else None
    if branch is None:
        return {}
    found: dict[str, str] = {}
    for language, value in branch.entries.items():
        line = branch.lines[language]
        if not _LANGUAGE.fullmatch(language):
            read.note(line, where, "not-a-language")
        elif not isinstance(value, Leaf) or not value.text.strip() or not value.text.isprintable():
            read.note(line, where, "not-a-line")
        elif len(value.text) > LONGEST:
            read.note(line, where, "too-long", {"limit": LONGEST})
        else:
            found[language] = value.text.strip()
    if "en" not in branch.entries:
        read.note(branch.line, where, "english-missing")
    return found


def _said(texts: Mapping[str, str], language: str) -> str:
    wanted = language or get_language() or "en"
    return texts.get(wanted) or texts.get(wanted.partition("-")[0]) or texts["en"]
