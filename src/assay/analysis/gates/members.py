"""The members of a rule file, taken one by one: each is of its type, and none is left over.

Apart from the reading because a typing error in a rule must stop it: a condition that is quietly not
looked at would let everything pass.
"""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Mapping
from datetime import date, datetime
from typing import Any, NoReturn

import yaml

from assay.analysis.gates.values import Words
from assay.errors import Malformed

LARGEST = 64 << 10
_LONGEST = 1000
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class _Strict(yaml.SafeLoader):
    """YAML without what makes two readers see two things: the same name twice, and references."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:  # noqa: ANN401 - PyYAML's
        """The node. Raises `yaml.YAMLError` at a reference."""
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("references are not read")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's
        """The members. Raises `yaml.YAMLError` where a name is there twice."""
        names = [name.value for name, _held in node.value]
        if len(set(names)) != len(names):
            raise yaml.YAMLError("a name is there twice")
        return super().construct_mapping(node, deep)


def parsed(content: bytes, file: str) -> Any:  # noqa: ANN401 - whatever YAML holds
    """What the YAML holds. Raises `gate-wrong`."""
    if len(content) > LARGEST:
        raise Malformed("gate-wrong", file=file, place="/", reason="it is larger than 64 KB")
    try:
        return yaml.load(content.decode("utf-8-sig"), Loader=_Strict)  # noqa: S506 - a SafeLoader, made stricter
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        raise Malformed(
            "gate-wrong", file=file, place="/", reason=f"it cannot be read as YAML, line {line}"
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = "it cannot be read as YAML, or has a name twice, or refers to itself"
        raise Malformed("gate-wrong", file=file, place="/", reason=reason) from error


class Members:
    """The members of one mapping of the file; `done` refuses those that nobody took."""

    def __init__(self, held: Any, file: str, place: str) -> None:  # noqa: ANN401 - whatever YAML holds
        """Raises `gate-wrong` where it is no mapping with names."""
        self.file, self.place = file, place
        if not isinstance(held, Mapping) or not all(isinstance(name, str) for name in held):
            self.wrong("", "it is no list of names with values")
        self._left: dict[str, Any] = dict(held)

    def wrong(self, member: str, reason: str) -> NoReturn:
        """Raises `gate-wrong` about this member."""
        place = "/".join(part for part in (self.place, member) if part) or "/"
        raise Malformed("gate-wrong", file=self.file, place=place, reason=reason)

    def has(self, member: str) -> bool:
        """Whether it is there and not taken yet."""
        return member in self._left

    def take(self, member: str) -> Any:  # noqa: ANN401 - whatever YAML holds
        """Its value as it is; None where it is not there."""
        return self._left.pop(member, None)

    def text(self, member: str, *, is_needed: bool = False) -> str:
        """A short text; empty where it is not there."""
        held = self.take(member)
        if held is None and not is_needed:
            return ""
        if not isinstance(held, str) or not held.strip() or len(held) > _LONGEST:
            self.wrong(member, "it is no short text")
        return " ".join(held.split())

    def words(self, member: str, *, is_needed: bool = False) -> Words:
        """A text, or one for each language."""
        held = self.take(member)
        if held is None and not is_needed:
            return Words({"": ""})
        return words_of(held, self, member)

    def number(self, member: str) -> float | None:
        """A number; None where it is not there."""
        held = self.take(member)
        if held is None:
            return None
        if isinstance(held, bool) or not isinstance(held, int | float) or not math.isfinite(held):
            self.wrong(member, "it is not a number")
        return float(held)

    def truth(self, member: str) -> bool:
        """True or false; false where it is not there."""
        held = self.take(member)
        if held is not None and not isinstance(held, bool):
            self.wrong(member, "it is neither true nor false")
        return bool(held)

    def day(self, member: str) -> date | None:
        """A day; None where it is not there."""
        held = self.take(member)
        if held is not None and (isinstance(held, datetime) or not isinstance(held, date)):
            self.wrong(member, "it is not a day such as 2026-07-01")
        return held

    def texts(self, member: str) -> tuple[str, ...]:
        """Short texts; none where it is not there."""
        held = self.take(member)
        if held is None:
            return ()
        if not isinstance(held, list) or not held or not all(isinstance(one, str) and one for one in held):
            self.wrong(member, "it is no list of short texts")
        return tuple(held)

    def done(self) -> None:
        """Raises `gate-wrong` where something is left that nobody knows."""
        for member in self._left:
            self.wrong(member, "nobody knows this member here")


def words_of(held: Any, members: Members, member: str) -> Words:  # noqa: ANN401 - whatever YAML holds
    """A text, or one for each language. Raises `gate-wrong`."""
    texts = {"": held} if isinstance(held, str) else held
    if not isinstance(texts, Mapping) or not texts:
        members.wrong(member, "it is no text, nor one for each language")
    for language, text in texts.items():
        if language and (not isinstance(language, str) or not _LANGUAGE.fullmatch(language)):
            members.wrong(member, "it is no text, nor one for each language")
        if not isinstance(text, str) or not text.strip() or len(text) > _LONGEST:
            members.wrong(member, "it is no text, nor one for each language")
    return Words({str(language): " ".join(str(text).split()) for language, text in texts.items()})
