"""Readers that the views share: a member of the exact JSON, as Python speaks of it.

Apart from the views so that each of them is a list of names. A `Field` reads when it is asked,
keeps nothing and changes nothing; on a document without problems of shape none of them raises.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar, overload

from assay.encoding import read_timestamp
from assay.errors import Malformed
from assay.models.document import Json

T_co = TypeVar("T_co", covariant=True)
V = TypeVar("V")

DEFAULT_LANGUAGE = "en"


class Viewed(Protocol):
    """Whatever a field can be read from: a view on a JSON object."""

    @property
    def json(self) -> Json:
        """The exact JSON viewed."""


@dataclass(frozen=True, slots=True)
class View:
    """What every view is: exact JSON, seen. Two of one class are equal if their JSON is.

    Views are plain classes below this one: a dataclass each would cost half a millisecond of import.
    """

    json: Json


class Field(Generic[T_co]):
    """A member of a view: its name in JSON and how its value is read. Absent members are read as None."""

    __slots__ = ("_name", "_read")

    def __init__(self, name: str, read: Callable[[Any], T_co]) -> None:
        self._name = name
        self._read = read

    @overload
    def __get__(self, view: None, owner: type) -> Field[T_co]: ...
    @overload
    def __get__(self, view: Viewed, owner: type) -> T_co: ...
    def __get__(self, view: Viewed | None, owner: type) -> T_co | Field[T_co]:
        """The member read from this view; on the class itself the field."""
        return self if view is None else self._read(view.json.get(self._name))


@dataclass(frozen=True, slots=True)
class Text:
    """Words for people as they stand in the document, in one or several languages.

    `said` pairs each language, empty where none is given, with its text.
    """

    said: tuple[tuple[str, str], ...]

    def in_language(self, language: str) -> str:
        """The words in the reader's language (a language tag), else in its nearest relative.

        Else in English, else in no language, else the alphabetically first: never by the order in
        the document, which no signature over statements covers.
        """
        wanted = language.lower()
        return min(self.said, key=lambda said: (_distance(said[0].lower(), wanted), *said))[1]

    def __str__(self) -> str:
        return self.in_language(DEFAULT_LANGUAGE)


def _distance(language: str, wanted: str) -> int:
    if language == wanted:
        return 0
    if language.partition("-")[0] == wanted.partition("-")[0]:
        return 1
    if language.partition("-")[0] == DEFAULT_LANGUAGE:
        return 2
    return 4 if language else 3


def read_text(value: Any) -> Text:  # noqa: ANN401 - JSON
    """Plain, value objects of JSON-LD or a language map: the text with its languages."""
    if isinstance(value, str):
        return Text((("", value),))
    if isinstance(value, list):
        return Text(tuple(pair for item in value for pair in read_text(item).said))
    if "@value" in value:
        return Text(((value.get("@language", ""), value["@value"]),))
    return Text(tuple(value.items()))


def read_instant(value: Any) -> datetime:  # noqa: ANN401 - JSON
    """The instant this timestamp names, in UTC. Raises Malformed timestamp-malformed for anything else."""
    if not isinstance(value, str):
        raise Malformed("timestamp-malformed", text=type(value).__name__)
    return read_timestamp(value)


def all_of(value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - JSON
    """One value, several or none, as a tuple in the document's order."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def exact(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The value as it stands."""
    return value


def required(name: str, read: Callable[[Any], V]) -> Field[V]:
    """A member that is there in every document without problems of shape."""
    return Field(name, read)


def optional(name: str, read: Callable[[Any], V]) -> Field[V | None]:
    """A member that may be absent: then None."""
    return Field(name, lambda value: None if value is None else read(value))


def many(name: str, read: Callable[[Any], V]) -> Field[tuple[V, ...]]:
    """A member with one value, several or none: always a tuple."""
    return Field(name, lambda value: tuple(read(item) for item in all_of(value)))


def string(name: str) -> Field[str]:
    """A required plain string: a URL, a name of a type, a code."""
    return Field(name, exact)


def optional_string(name: str) -> Field[str | None]:
    """A plain string that may be absent."""
    return Field(name, exact)


def strings(name: str) -> Field[tuple[str, ...]]:
    """Plain strings: one, several or none."""
    return Field(name, all_of)


def objects(name: str) -> Field[tuple[Json, ...]]:
    """Objects as they stand, for whoever reads them."""
    return Field(name, all_of)


def truth(name: str) -> Field[bool | None]:
    """True or false, or not said."""
    return Field(name, exact)


def number(name: str) -> Field[float | None]:
    """A number that may be absent."""
    return Field(name, exact)
