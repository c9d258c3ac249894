"""An achievement's description as plain values, with the place where each was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class How(StrEnum):
    """How an element is told."""

    ABSENT = "absent"  # of an element without a `Told`: no reader says it, whoever counts elements does
    TEXT = "text"  # in a sentence for people
    MACHINE = "machine"  # in a member, or from a closed list, that a program reads without guessing


@dataclass(frozen=True, slots=True)
class Told:
    """One element as told: its value in the framework's words where it has some, else the text.

    `pointer` is a JSON pointer (RFC 6901) into the document, `span` the place in the text that says so.
    `others` are the values that the same document tells elsewhere and that do not go with this one: where
    there are any, the reading is not certain.
    """

    value: str
    how: How
    pointer: str = ""
    span: tuple[int, int] | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """An organization that issues, creates or assesses."""

    name: str
    id: str = ""
    url: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A skill or an occupation that the issuer declares: name, address, framework, code."""

    name: str
    url: str = ""
    framework: str = ""
    code: str = ""
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Proficiency:
    """The level at which a skill must be shown, by its name."""

    skill: str
    level: str
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """What an achievement says of itself. `told` has an entry for each element that is told, by its key.

    `standard`: open-badges-3, open-badges-2, ctdl. `digest` is the SHA-256 of the bytes as read, in
    hexadecimal. `credential` is the award it was read out of, None where a bare description was given.
    """

    standard: str
    name: str
    digest: str
    id: str = ""
    text: str = ""  # description
    criteria: str = ""
    criteria_url: str = ""
    language: str = ""
    kind: str = ""
    issuer: Body = Body("")
    aligned: tuple[Aligned, ...] = ()
    tags: tuple[str, ...] = ()
    proficiencies: tuple[Proficiency, ...] = ()
    occupations: tuple[Aligned, ...] = ()  # that the issuer says it prepares for
    told: Mapping[str, Told] = field(default_factory=dict)
    document: Mapping[str, Any] = field(default_factory=dict, repr=False)
    credential: Mapping[str, Any] | None = field(default=None, repr=False)
