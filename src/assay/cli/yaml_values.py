"""Small YAML files as a person writes them, read without YAML's surprises (YAML 1.2.2, 10.3 core schema).

Apart because PyYAML is loaded only by runs that meet such a file. `no` is the language Norwegian and
not False, a date stays the text it is, a key stands once, and no part of the file points to another.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from assay.errors import AssayError

Json = dict[str, Any]

LIMIT = 1 << 20  # bytes
DEPTH = 20


class _Loader(yaml.SafeLoader):
    """The safe loader with the core schema's scalars, and without repeated keys and anchors."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # PyYAML's own place for them
    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:  # noqa: ANN401 - PyYAML's
        """The next node. Raises a YAMLError for anchors and for more depth than anyone writes."""
        event = self.peek_event()  # type: ignore[no-untyped-call]  # PyYAML is not typed here
        if getattr(event, "anchor", None) is not None:
            raise yaml.composer.ComposerError(
                None, None, "anchors and aliases are not read", event.start_mark
            )
        self.depth += 1
        if self.depth > DEPTH:
            raise yaml.composer.ComposerError(None, None, "it is nested too deeply", event.start_mark)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - PyYAML's
        """The members. Raises a YAMLError for a key that is given twice or is no text."""
        mapping: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise yaml.constructor.ConstructorError(
                    None, None, "a name must be text", key_node.start_mark
                )
            if key in mapping:
                raise yaml.constructor.ConstructorError(
                    None, None, f"“{key}” is given twice", key_node.start_mark
                )
            mapping[key] = self.construct_object(value_node, deep=deep)
        return mapping


for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"[-+]?[0-9]{1,15}", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]{1,15}(\.[0-9]*)?)([eE][-+]?[0-9]{1,2})?", "-+.0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), list(_first))


def read_yaml(content: bytes, name: str) -> Json:
    """The members of the file called `name`. Raises `usage-wrong`, with the line where reading stops."""
    if len(content) > LIMIT:
        raise _wrong(name, "it is too large")
    try:
        values = yaml.load(content.decode("utf-8-sig"), _Loader)  # noqa: S506  # a SafeLoader, made stricter
    except UnicodeDecodeError as error:
        raise _wrong(name, "it is not written in UTF-8") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {mark.line + 1}: " if mark else ""
        raise _wrong(name, f"{where}{error.problem or error.context}") from error
    except (yaml.YAMLError, ValueError) as error:
        raise _wrong(name, "a character in it cannot be read") from error
    if not isinstance(values, dict):
        raise _wrong(name, "it holds no names with values")
    return values


def _wrong(name: str, reason: str) -> AssayError:
    return AssayError("usage-wrong", reason=f"“{name}” cannot be read: {reason}.")
