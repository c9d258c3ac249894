"""The grammar in which the standards' tables are written, and its compilation into one walk.

A `Class` is a row of a standard's appendix: its members with data type and cardinality, as
data. `compile_classes` turns all of them at once into closures that walk a document a single
time. Apart from the tables so that a new standard is one more table and no new code (VCDM 2.0
section 4; Open Badges 3.0 appendix B: "data models").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from assay.models.problems import Found, Where
from assay.models.published_lists import EXTENSION_PREFIX
from assay.models.urls import examine_url, is_url

# value, the place that holds it, the step from there to the value, what was found so far
Rule: TypeAlias = Callable[[Any, Where, "str | int", Found], None]
Rules: TypeAlias = dict[str, Rule]


@dataclass(frozen=True, slots=True)
class Data:
    """A plain value of one of the standard's data types; `fine` says whether a value is one."""

    expected: str
    fine: Callable[[object], bool]


@dataclass(frozen=True, slots=True)
class Listed:
    """A string of an open published list; one outside it, not marked as extension, is a warning."""

    expected: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Types:
    """The `type` of an object: a list that contains each of `names`, or the only name as a string.

    `only_string`: the schema knows no list here.
    """

    names: tuple[str, ...]
    only_string: bool = False


@dataclass(frozen=True, slots=True)
class One:
    """Exactly one object of a class."""

    name: str


@dataclass(frozen=True, slots=True)
class OneOr:
    """A plain value, or one object of a class."""

    data: Data
    name: str


@dataclass(frozen=True, slots=True)
class Handed:
    """A value with a rule of its own, written out."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class Many:
    """One value or a list of them; an empty list says nothing, which `filled` forbids."""

    item: Data | Listed | One | OneOr | Handed
    filled: bool = False


Kind: TypeAlias = Data | Listed | Types | One | OneOr | Many | Handed


@dataclass(frozen=True, slots=True)
class Class:
    """One class of a standard: its name there, and what its objects hold.

    `either`: at least one of these members says something. `named_by`: the same of a recipient, where
    saying nothing is tolerated. `closed`: the schema allows no member beside those of the table.
    `filled`: an object without any member is malformed.
    """

    name: str
    members: Mapping[str, Kind]
    required: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()
    closed: bool = False
    filled: bool = False


def compile_classes(classes: Mapping[str, Class], everywhere: Rules) -> Rules:
    """A rule for each class, by its key in the table.

    `everywhere` are members that are looked for in every object, at any depth, also in objects
    that no table describes: what a table does not know must not hide them.
    """
    members: dict[str, Rules] = {key: {} for key in classes}
    scan = _scan_rule(everywhere)
    compiled = {key: _object_rule(cls, members[key], scan) for key, cls in classes.items()}
    for key, cls in classes.items():  # only now: classes name one another, and themselves
        members[key].update(everywhere)
        members[key].update({name: _rule_of(kind, compiled) for name, kind in cls.members.items()})
    return compiled


def _object_rule(cls: Class, members: Rules, scan: Rule) -> Rule:
    """The rule for an object of this class; `members` is filled in afterwards."""
    name, required, closed = cls.name, cls.required, cls.closed
    allowed = ", ".join(cls.members)
    examine_whole = _whole_rule(cls)

    def examine(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
        if type(value) is not dict:
            found.malformed(name, value, where, step)
            return
        here = (where, step)
        urls = found.urls
        for member, content in value.items():
            try:
                rule = members[member]
            except KeyError:
                if closed:
                    found.malformed(allowed, None, here, member)
                kind = type(content)
                if kind is dict or kind is list:
                    scan(content, here, member, found)
                continue
            if content.__class__ is str:  # most members are plain text
                if rule is examine_text:
                    continue
                if rule is examine_url and urls is not None:
                    urls.append(content)
                    continue
            rule(content, here, member, found)
        for member in required:
            if member not in value:
                found.missing(member, name, here)
        if examine_whole is not None:
            examine_whole(value, where, step, found)

    return examine


def _whole_rule(cls: Class) -> Rule | None:
    """What is asked of the members of an object together; None for most classes."""
    name, either, named_by, filled = cls.name, cls.either, cls.named_by, cls.filled
    if not (either or named_by or filled):
        return None

    def examine(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
        if either and not any(value.get(member) for member in either):
            found.missing(either[0], name, (where, step))
        if named_by and not any(value.get(member) for member in named_by):
            found.recipient_unnamed((where, step))
        if filled and not value:
            found.malformed(name, value, where, step)

    return examine


def _scan_rule(everywhere: Rules) -> Rule:
    """The rule for what no table describes: nothing is asked of it, but nothing hides in it."""
    rule_for = everywhere.get

    def scan(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
        here = (where, step)
        inner: Any
        for inner, content in value.items() if type(value) is dict else enumerate(value):
            rule = rule_for(inner)
            if rule is not None:
                rule(content, here, inner, found)
            elif type(content) is dict or type(content) is list:
                scan(content, here, inner, found)

    return scan


def _rule_of(kind: Kind, compiled: Rules) -> Rule:
    match kind:
        case Handed():
            return kind.rule
        case Data():
            return examine_url if kind.fine is is_url else _data_rule(kind)
        case Listed():
            return _listed_rule(kind)
        case Types():
            return types_rule(kind)
        case One():
            return compiled[kind.name]
        case OneOr():
            return _one_or_rule(kind.data, compiled[kind.name])
    return many_rule(_rule_of(kind.item, compiled), filled=kind.filled)


def _data_rule(data: Data) -> Rule:
    fine, expected = data.fine, data.expected

    def examine(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
        if not fine(value):
            found.malformed(expected, value, where, step)

    return examine


def _one_or_rule(data: Data, object_rule: Rule) -> Rule:
    fine, expected = data.fine, data.expected

    def examine(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
        if type(value) is dict:
            object_rule(value, where, step, found)
        elif not fine(value):
            found.malformed(expected, value, where, step)

    return examine


def many_rule(item_rule: Rule, *, filled: bool) -> Rule:
    """The rule for one or more of what `item_rule` is for; `filled` hands it an empty list, to refuse."""

    def examine(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
        if type(value) is list and (value or not filled):
            here = (where, step)
            for index, item in enumerate(value):
                item_rule(item, here, index, found)
        else:
            item_rule(value, where, step, found)

    return examine


def _listed_rule(listed: Listed) -> Rule:
    values, expected = listed.values, listed.expected

    def examine(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
        if type(value) is not str:
            found.malformed(expected, value, where, step)
        elif value not in values and not value.startswith(EXTENSION_PREFIX):
            found.unlisted(value, where, step)

    return examine


def types_rule(types: Types) -> Rule:
    """The rule for the `type` of an object."""
    names, only_string = types.names, types.only_string
    usual = list(names)
    plain = names[0] if len(names) == 1 else usual

    def examine(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
        if value == plain or (value == usual and not only_string):
            return
        if only_string:
            found.malformed(names[0], value, where, step)
        elif type(value) is not str and not is_type_list(value):
            found.malformed("type", None, where, step)  # a list is allowed here, but not this one
        else:
            given = [value] if type(value) is str else value
            for name in names:
                if name not in given:
                    found.type_missing(name, where, step)

    return examine


def is_type_list(value: object) -> bool:
    """Whether this is a list of one or more type names."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) and item for item in value)


def examine_text(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
    """The rule for words meant for people.

    Plain, or with their language: value objects of JSON-LD (VCDM 2.0, section 11.1), or a map
    from language to text as Open Badges' schemas have it.
    """
    if type(value) is list and value:
        here = (where, step)
        for index, item in enumerate(value):
            if type(item) is not dict or not _is_value_object(item):
                found.malformed("String", None, here, index)
    elif type(value) is dict and value:
        if not _is_value_object(value) and not _is_language_map(value):
            found.malformed("String", value, where, step)
    elif type(value) is not str:
        found.malformed("String", value, where, step)


_VALUE_OBJECT_KEYS = frozenset({"@value", "@language", "@direction"})
_DIRECTIONS = (None, "ltr", "rtl")


def _is_value_object(value: dict[str, Any]) -> bool:
    return (
        isinstance(value.get("@value"), str)
        and value.keys() <= _VALUE_OBJECT_KEYS
        and isinstance(value.get("@language", ""), str)
        and value.get("@direction") in _DIRECTIONS
    )


# Open Badges' schemas: two letters, maybe a country.
_matches_map_language = re.compile(r"[a-z]{2}(-[A-Z]{2})?").fullmatch


def _is_language_map(value: dict[str, Any]) -> bool:
    return all(isinstance(text, str) and _matches_map_language(key) for key, text in value.items())
