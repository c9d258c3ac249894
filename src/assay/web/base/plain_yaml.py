"""The file as a tree in which every value knows its line; what is not plain is refused before it is built.

Apart from those who read it because YAML does more than a file of rules needs: anchors can blow a file up,
tags can name types, a key can stand there twice. None of it gets further than this.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from assay.web.base.file_faults import Fault, FileRefused

MOST_BYTES = 256 << 10
MOST_DEPTH = 8
_OPENING = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
_SPECIAL = (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken, yaml.DirectiveToken)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value: its text, and whether YAML takes it for a text, a number, a truth or a date."""

    line: int
    text: str
    kind: str  # str, int, float, bool, null, timestamp


@dataclass(frozen=True, slots=True)
class Branch:
    """Names with values, in the file's order."""

    line: int
    entries: dict[str, Node]
    lines: dict[str, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A list of values."""

    line: int
    items: tuple[Node, ...]


Node = Leaf | Branch | Row


def decoded(content: bytes) -> str:
    """The text of an uploaded file, its lines ended in one way. Raises `FileRefused`."""
    if len(content) > MOST_BYTES:
        raise FileRefused((Fault(0, "", "too-large", {"limit": MOST_BYTES >> 10}),))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileRefused((Fault(0, "", "not-text"),)) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def tree_of(text: str) -> Node:
    """The tree of this file. Raises `FileRefused`."""
    if len(text.encode()) > MOST_BYTES:
        raise FileRefused((Fault(0, "", "too-large", {"limit": MOST_BYTES >> 10}),))
    try:
        _refuse_special(text)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise FileRefused((Fault(line, "", "not-yaml", {"problem": error.problem or "?"}),)) from error
    except yaml.YAMLError as error:
        raise FileRefused((Fault(0, "", "not-text"),)) from error
    if root is None:
        raise FileRefused((Fault(0, "", "nothing"),))
    faults: list[Fault] = []
    built = _built(root, "", faults)
    if faults:
        raise FileRefused(tuple(faults))
    return built


def _refuse_special(text: str) -> None:
    depth = 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        line = token.start_mark.line + 1
        if isinstance(token, _SPECIAL):
            raise FileRefused((Fault(line, "", "not-plain"),))
        if depth > MOST_DEPTH:
            raise FileRefused((Fault(line, "", "too-deep"),))


def _built(node: yaml.Node, where: str, faults: list[Fault]) -> Node:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
            inner = f"{where}.{name}" if where else name
            at = key.start_mark.line + 1
            if name in entries:
                faults.append(Fault(at, inner, "twice"))
            entries[name], lines[name] = _built(value, inner, faults), at
        return Branch(line, entries, lines)
    if isinstance(node, yaml.SequenceNode):
        items = (_built(item, f"{where}[{place}]", faults) for place, item in enumerate(node.value, 1))
        return Row(line, tuple(items))
    return Leaf(line, str(node.value), node.tag.rpartition(":")[2])
