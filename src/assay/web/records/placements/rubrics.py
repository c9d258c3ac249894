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
from django.utils.translation import gettext as _

from assay.web.records.policies.faults import PolicyRefused
from assay.web.records.policies.tree import Branch, Leaf, Node, Row, tree_of

LEVELS = 4
MOST_CRITERIA = 12
LONGEST = 300
_SHIPPED = Path(__file__).with_name("essential-skills.yaml")
_KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")
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


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a file: the line (0: the whole file), and what to do."""

    line: int
    text: str


class RubricRefused(Exception):
    """The file is no rubric; `faults` say why, by line."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} faults, first in line {faults[0].line}")
        self.faults = faults


@lru_cache(maxsize=1)
def shipped_text() -> str:
    """The file that ships with Assay."""
    return _SHIPPED.read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def read_rubric(text: str) -> RubricWords:
    """The rubric in this file. Raises `RubricRefused`."""
    try:
        root = tree_of(text)
    except PolicyRefused as refused:
        told = tuple(Fault(each.line, f"{each.sentence} {_advice(each.code)}") for each in refused.faults)
        raise RubricRefused(told) from refused
    faults: list[Fault] = []
    title = _texts(_member(root, "title", faults), "title", faults)
    held = _member(root, "criteria", faults)
    criteria: list[Criterion] = []
    if isinstance(held, Branch):
        if not 0 < len(held.entries) <= MOST_CRITERIA:
            faults.append(Fault(held.line, _("Write 1 to %(most)s criteria.") % {"most": MOST_CRITERIA}))
        criteria = [_criterion(name, node, faults) for name, node in held.entries.items()]
    elif held is not None:
        faults.append(Fault(held.line, _("“criteria” should be names with values, one indented below it.")))
    if faults:
        raise RubricRefused(tuple(faults))
    return RubricWords(title, tuple(criteria))


def _criterion(key: str, node: Node, faults: list[Fault]) -> Criterion:
    if not _KEY.fullmatch(key):
        told = {"name": key[:60]}
        text = _("“%(name)s” is no name for a criterion. Use small letters, digits and hyphens.") % told
        faults.append(Fault(node.line, text))
    label = _texts(_member(node, "label", faults), f"{key}.label", faults)
    held = _member(node, "levels", faults)
    levels: tuple[Mapping[str, str], ...] = ()
    if isinstance(held, Row) and len(held.items) == LEVELS:
        levels = tuple(_texts(item, f"{key}.levels", faults) for item in held.items)
    elif held is not None:
        told = {"name": key, "count": str(LEVELS)}
        text = _("“%(name)s” needs exactly %(count)s levels, each beginning with “- ”.") % told
        faults.append(Fault(held.line, text))
    return Criterion(key, label, levels)


def _member(node: Node, name: str, faults: list[Fault]) -> Node | None:
    if isinstance(node, Branch) and name in node.entries:
        return node.entries[name]
    faults.append(Fault(node.line, _("“%(name)s” is missing here. Add it.") % {"name": name}))
    return None


def _texts(node: Node | None, where: str, faults: list[Fault]) -> Mapping[str, str]:
    if node is None:
        return {}
    told = {"where": where}
    if not isinstance(node, Branch):
        text = _("“%(where)s” needs a line for each language, such as “en: …”.") % told
        faults.append(Fault(node.line, text))
        return {}
    found: dict[str, str] = {}
    for language, value in node.entries.items():
        line = node.lines[language]
        if not _LANGUAGE.fullmatch(language):
            faults.append(Fault(line, _("“%(where)s”: use language codes such as en or es.") % told))
        elif not isinstance(value, Leaf) or not value.text.strip() or not value.text.isprintable():
            faults.append(Fault(line, _("“%(where)s” should be one line of text.") % told))
        elif len(value.text) > LONGEST:
            text = _("“%(where)s” is longer than %(most)s characters. Shorten it.")
            faults.append(Fault(line, text % {**told, "most": LONGEST}))
        else:
            found[language] = value.text.strip()
    if "en" not in node.entries:
        faults.append(Fault(node.line, _("“%(where)s” has no English text. Add “en: …”.") % told))
    return found


def _said(texts: Mapping[str, str], language: str) -> str:
    wanted = language or get_language() or "en"
    return texts.get(wanted) or texts.get(wanted.partition("-")[0]) or texts["en"]


def _advice(code: str) -> str:
    if code == "not-yaml":
        return _("Look at the indentation and the quotation marks of this line and the one before it.")
    return _("Compare it with the file that you can download here.")
