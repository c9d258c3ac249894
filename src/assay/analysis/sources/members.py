"""Members of JSON objects as texts, whatever a publisher put there: a text, a list, a text a language.

Apart because descriptors, frameworks, credentials and courses are all read from loosely kept JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Node = Mapping[str, Any]

_NAMES = ("name", "skillName", "title", "value", "@value", "label", "id", "@id")


def member(node: Node, *names: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What the first of these members that the object has holds; None where it has none of them."""
    for name in names:
        if node.get(name) is not None:
            return node[name]
    return None


def text(value: Any, language: str = "") -> str:  # noqa: ANN401 - whatever JSON holds
    """The text in it: in this language where it is told in several, else the first; empty without one."""
    match value:
        case str():
            return value.strip()
        case bool():
            return ""
        case int() | float():
            return str(value)
        case list():
            return next((found for item in value if (found := text(item, language))), "")
        case Mapping():
            if "@value" in value:
                return text(value["@value"], language)
            spoken = [key for key in value if key.lower().startswith(language.lower())] if language else []
            held = [value[key] for key in (*spoken, *(name for name in _NAMES if name in value))]
            is_spoken = all(2 <= len(key.split("-")[0]) <= 3 for key in value)  # noqa: PLR2004 - codes of languages
            return text([*held, *(value.values() if is_spoken else ())], language)
    return ""


def texts(value: Any, language: str = "") -> list[str]:  # noqa: ANN401 - whatever JSON holds
    """Every text in a list, or the one text; each once."""
    items = value if isinstance(value, list) else [value]
    return list(dict.fromkeys(found for item in items if (found := text(item, language))))


def objects(value: Any) -> Iterator[Node]:  # noqa: ANN401 - whatever JSON holds
    """Every object in it, from the outside in; without recursion."""
    waiting: list[Any] = [value]
    while waiting:
        held = waiting.pop()
        if isinstance(held, Mapping):
            yield held
            waiting.extend(reversed(list(held.values())))
        elif isinstance(held, list):
            waiting.extend(reversed(held))


def listed(values: Iterable[Any]) -> list[Node]:
    """Those of the values that are objects."""
    return [value for value in values if isinstance(value, Mapping)]
