"""One JSON object with its place: members asked for by name, whatever of several shapes they have.

Apart because all readers ask alike: a text may be plain, with its language, or a map of languages; what
is alone may stand in an array or not. A member of another shape is not there, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assay.encoding import join

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """A text, and the pointer to it."""

    text: str
    pointer: str


@dataclass(frozen=True, slots=True)
class Node:
    """An object of the document, its place, and the language preferred where there are several."""

    json: Json
    pointer: str = ""
    language: str = "en"
    is_plain: bool = False  # made of a text that only names it: its members have no places of their own

    def text(self, *names: str) -> Place | None:
        """The first text under the first of these names that has one."""
        return next((place for name in names for place in self.texts(name)), None)

    def value(self, *names: str) -> str:
        """The same without its place; empty where there is none."""
        found = self.text(*names)
        return found.text if found else ""

    def texts(self, name: str) -> Iterator[Place]:
        """Every text of this member that is not blank; of a map of languages the preferred one."""
        for held, pointer in self._held(name):
            place = _text(held, pointer, self.language)
            if place and place.text.strip():
                yield place

    def nodes(self, name: str) -> Iterator[Node]:
        """Every object of this member."""
        for held, pointer in self._held(name):
            if isinstance(held, dict):
                yield Node(held, pointer, self.language)

    def node(self, name: str) -> Node | None:
        """The first object of this member."""
        return next(self.nodes(name), None)

    def number(self, name: str) -> tuple[float, str] | None:
        """The first number of this member, and its pointer."""
        for held, pointer in self._held(name):
            if isinstance(held, int | float) and not isinstance(held, bool):
                return float(held), pointer
        return None

    def types(self) -> tuple[str, ...]:
        """Its types, under either spelling of the keyword."""
        return tuple(place.text for name in ("type", "@type") for place in self.texts(name))

    def address(self, name: str) -> Place | None:
        """The first web address of this member: a text, or an object with an identifier."""
        for held, pointer in self._held(name):
            inner = held.get("id", held.get("@id")) if isinstance(held, dict) else held
            if isinstance(inner, str) and is_address(inner):
                return Place(inner, pointer)
        return None

    def _held(self, name: str) -> Iterator[tuple[Any, str]]:
        held = self.json.get(name)
        if held is None:
            return
        pointer = self.pointer if self.is_plain else join(self.pointer, name)
        if isinstance(held, list):
            yield from ((one, join(pointer, index)) for index, one in enumerate(held))
        else:
            yield held, pointer


def is_address(text: str) -> bool:
    """Whether this is an address of the web, without blanks."""
    return text.lower().startswith(("https://", "http://")) and len(text.split()) == 1


def _text(held: Any, pointer: str, language: str) -> Place | None:  # noqa: ANN401 - JSON
    if isinstance(held, str):
        return Place(held, pointer)
    if not isinstance(held, dict):
        return None
    value = held.get("@value")
    if isinstance(value, str):
        return Place(value, join(pointer, "@value"))
    if not held or not all(_is_language(key) and isinstance(one, str | list) for key, one in held.items()):
        return None
    wanted = [key for key in held if key.lower().partition("-")[0] == language] or list(held)
    chosen = held[wanted[0]]
    if isinstance(chosen, list):
        first = next((one for one in chosen if isinstance(one, str)), None)
        return None if first is None else Place(first, join(pointer, wanted[0], chosen.index(first)))
    return Place(chosen, join(pointer, wanted[0]))


def _is_language(key: str) -> bool:
    # "en", "en-US"; some registries write "en:us"
    first, _, rest = key.replace(":", "-").partition("-")
    return 2 <= len(first) <= 3 and first.isalpha() and rest.replace("-", "").isalnum() | (not rest)  # noqa: PLR2004  # as ISO 639 has them
