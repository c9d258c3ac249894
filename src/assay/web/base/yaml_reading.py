"""Single values of a file of rules, each held against what it must be; what is wrong is noted with its line.

Apart from the readers, which know what a policy or a layout is made of; here is only what a text, a number, a
choice is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from assay.web.base.clock import now
from assay.web.base.file_faults import Fault, FileRefused, Words
from assay.web.base.plain_yaml import Branch, Leaf, Node, Row

LONGEST, _MOST_ITEMS = 200, 100


class Reading:
    """Reads values and collects what is wrong with them. `own`: words for codes of one kind of file."""

    def __init__(self, own: Mapping[str, Words] | None = None) -> None:
        self._own = own or {}
        self._faults = list[Fault]()

    def note(self, line: int, where: str, code: str, facts: Mapping[str, object] | None = None) -> None:
        """Note one thing that is wrong."""
        self._faults.append(Fault(line, where, code, facts or {}, self._own.get(code)))

    def refuse_if_wrong(self) -> None:
        """Raises `FileRefused` where anything was wrong, all of it by line."""
        if self._faults:
            raise FileRefused(tuple(sorted(self._faults, key=lambda fault: fault.line)))

    def names(
        self, branch: Branch, where: str, known: Iterable[str], optional: frozenset[str] = frozenset()
    ) -> None:
        """Note every name that nothing has, and every one that is missing."""
        names = list(known)
        for name in branch.entries:
            if name not in names:
                facts = {"name": name, "known": ", ".join(names)}
                self.note(branch.lines[name], _inner(where, name), "unknown-name", facts)
        for name in names:
            if name not in branch.entries and name not in optional:
                self.note(branch.line, _inner(where, name), "missing-name")

    def branch(self, node: Node, where: str) -> Branch | None:
        """This value as names with values; None where it is something else."""
        if isinstance(node, Branch):
            return node
        self.note(node.line, where, "not-mapping")
        return None

    def items(self, branch: Branch, name: str, where: str = "") -> tuple[Node, ...]:
        """The entries of the list of this name; none where it is missing."""
        node = branch.entries.get(name)
        inner = _inner(where, name)
        if node is None:
            return ()
        if not isinstance(node, Row):
            self.note(node.line, inner, "not-list")
            return ()
        if len(node.items) > _MOST_ITEMS:
            self.note(node.line, inner, "too-many", {"limit": _MOST_ITEMS})
        return node.items[:_MOST_ITEMS]

    def _leaf(
        self, branch: Branch, name: str, where: str, code: str, kinds: set[str], **facts: object
    ) -> str:
        node = branch.entries.get(name)
        if node is None:
            return ""
        if isinstance(node, Leaf) and node.kind in kinds:
            return node.text
        inner = _inner(where, name)
        self.note(node.line, inner, code, facts)
        return ""

    def text(
        self, branch: Branch, name: str, where: str = "", *, most: int = LONGEST, optional: bool = False
    ) -> str:
        """The text of this name; empty where it is missing or wrong."""
        before = len(self._faults)
        text = self._leaf(branch, name, where, "not-text-value", {"str"}).strip()
        inner = _inner(where, name)
        if name in branch.entries and not text and not optional and before == len(self._faults):
            self.note(branch.lines[name], inner, "empty")
        if len(text) > most:
            self.note(branch.lines[name], inner, "too-long", {"limit": most})
        return text

    def number(self, branch: Branch, name: str, least: int, most: int, where: str = "") -> int:
        """The whole number of this name; 0 where it is missing or wrong."""
        facts = {"least": least, "most": most}
        text = self._leaf(branch, name, where, "not-number", {"int"}, **facts)
        if not text:
            return 0
        if text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most:
            return int(text)
        inner = _inner(where, name)
        self.note(branch.lines[name], inner, "not-number", facts)
        return 0

    def truth(self, branch: Branch, name: str, where: str = "") -> bool:
        """The yes or no of this name; no where it is missing or wrong."""
        text = self._leaf(branch, name, where, "not-yes-no", {"bool"}).lower()
        return text in {"true", "yes", "on"}

    def day(self, branch: Branch, name: str) -> date:
        """The day of this name, not in the future; today where none is told."""
        today = now().date()
        text = self._leaf(branch, name, "", "not-date", {"timestamp", "str"})
        if not text:
            return today
        try:
            told = date.fromisoformat(text)
        except ValueError:
            self.note(branch.lines[name], name, "not-date")
            return today
        if (told - today).days > 1:  # it may be tomorrow elsewhere
            self.note(branch.lines[name], name, "date-ahead")
        return told

    def texts(self, branch: Branch, name: str, where: str = "") -> tuple[str, ...]:
        """The texts in the list of this name."""
        inner = _inner(where, name)
        found = self.items(branch, name, where)
        for item in found:
            if not isinstance(item, Leaf) or item.kind != "str":
                self.note(item.line, inner, "not-text-value")
        return tuple(item.text for item in found if isinstance(item, Leaf))

    def choice(self, branch: Branch, name: str, known: tuple[str, ...], where: str = "") -> str:
        """One of the known words; empty where it is missing or wrong."""
        text = self._leaf(branch, name, where, "not-text-value", {"str"})
        return text if not text or self._is_known(text, branch.lines[name], name, known, where) else ""

    def choices(self, branch: Branch, name: str, known: tuple[str, ...], where: str = "") -> tuple[str, ...]:
        """Those of the known words that the list of this name holds, each once."""
        texts = [
            (item.line, item.text if isinstance(item, Leaf) else "?")
            for item in self.items(branch, name, where)
        ]
        return tuple(
            dict.fromkeys(text for line, text in texts if self._is_known(text, line, name, known, where))
        )

    def _is_known(self, text: str, line: int, name: str, known: tuple[str, ...], where: str) -> bool:
        if text in known:
            return True
        inner = _inner(where, name)
        facts = {"value": text[:60], "known": ", ".join(known)}
        self.note(line, inner, "not-one-of", facts)
        return False


def _inner(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
