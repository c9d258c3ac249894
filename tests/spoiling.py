"""Every place of a document, and one character changed there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of each key and each leaf."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield (*path, key)
            yield from places(held, (*path, key))
    elif isinstance(value, list):
        for index, held in enumerate(value):
            yield from places(held, (*path, index))
    elif path:
        yield path


def spoil(document: dict[str, Any], path: tuple[Any, ...], where: int, letter: str, *, key: bool) -> bool:
    """One character changed at this place; False where there is nothing to change."""
    parent: Any = document
    for step in path[:-1]:
        parent = parent[step]
    if key:
        if not isinstance(parent, dict):
            return False
        name = str(path[-1])
        at = where % (len(name) + 1)
        changed = name[:at] + letter + name[at + 1 :]
        if changed in parent:
            return False
        parent[changed] = parent.pop(path[-1])
        return True
    value = parent[path[-1]]
    if isinstance(value, bool):
        parent[path[-1]] = not value
    elif isinstance(value, int | float):
        parent[path[-1]] = value + 1 + where
    elif isinstance(value, str):
        at = where % (len(value) + 1)
        changed = value[:at] + letter + value[at + 1 :]
        if changed == value:
            return False
        parent[path[-1]] = changed
    else:
        return False
    return True
