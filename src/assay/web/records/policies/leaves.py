"""Single values of a policy file, each held against what it must be; what is wrong is noted with its line.

Apart from the reader, which knows what a policy is made of; here is only what a text, a number, a choice is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assay.web.base.clock import now
from assay.web.records.policies.faults import Fault
from assay.web.records.policies.tree import Branch, Leaf, Node, Row

LONGEST, _MOST_ITEMS = 200, 100


class Leaves:
    """Reads values and collects what is wrong with them."""

    def __init__(self) -> None:
        self._faults = list[Fault]()

    def _names(
        self, branch: Branch, where: str, known: Iterable[str], optional: frozenset[str] = frozenset()
    ) -> None:
        names = list(known)
        for name in branch.entries:
            if name not in names:
                facts = {"name": name, "known": ", ".join(names)}
                self._faults.append(Fault(branch.lines[name], where or "policy", "unknown-name", facts))
        for name in names:
            if name not in branch.entries and name not in optional:
                inner = f"{where}.{name}" if where else name
                self._faults.append(Fault(branch.line, inner, "missing-name"))

    def _branch(self, node: Node, where: str) -> Branch | None:
        if isinstance(node, Branch):
            return node
        self._faults.append(Fault(node.line, where, "not-mapping"))
        return None

    def _items(
        self, branch: Branch, name: str, where: str = "", *, optional: bool = False
    ) -> tuple[Node, ...]:
        node = branch.entries.get(name)
        inner = f"{where}.{name}" if where else name
        if node is None:
            return ()
        if not isinstance(node, Row):
            self._faults.append(Fault(node.line, inner, "not-list"))
            return ()
        if len(node.items) > _MOST_ITEMS:
            self._faults.append(Fault(node.line, inner, "too-long", {"limit": _MOST_ITEMS}))
        del optional
        return node.items[:_MOST_ITEMS]

    def _leaf(
        self, branch: Branch, name: str, where: str, code: str, kinds: set[str], **facts: object
    ) -> str:
        node = branch.entries.get(name)
        if node is None:
            return ""
        if isinstance(node, Leaf) and node.kind in kinds:
            return node.text
        inner = f"{where}.{name}" if where else name
        self._faults.append(Fault(node.line, inner, code, facts))
        return ""

    def _text_of(
        self, branch: Branch, name: str, where: str = "", *, most: int = LONGEST, optional: bool = False
    ) -> str:
        before = len(self._faults)
        text = self._leaf(branch, name, where, "not-text-value", {"str"}).strip()
        inner = f"{where}.{name}" if where else name
        if name in branch.entries and not text and not optional and before == len(self._faults):
            self._faults.append(Fault(branch.lines[name], inner, "empty"))
        if len(text) > most:
            self._faults.append(Fault(branch.lines[name], inner, "too-long", {"limit": most}))
        return text

    def _number(self, branch: Branch, name: str, least: int, most: int, where: str = "") -> int:
        facts = {"least": least, "most": most}
        text = self._leaf(branch, name, where, "not-number", {"int"}, **facts)
        if not text:
            return 0
        if text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most:
            return int(text)
        inner = f"{where}.{name}" if where else name
        self._faults.append(Fault(branch.lines[name], inner, "not-number", facts))
        return 0

    def _truth(self, branch: Branch, name: str, where: str = "") -> bool:
        text = self._leaf(branch, name, where, "not-yes-no", {"bool"}).lower()
        return text in {"true", "yes", "on"}

    def _date(self, branch: Branch, name: str) -> date:
        today = now().date()
        text = self._leaf(branch, name, "", "not-date", {"timestamp", "str"})
        if not text:
            return today
        try:
            told = date.fromisoformat(text)
        except ValueError:
            self._faults.append(Fault(branch.lines[name], name, "not-date"))
            return today
        if (told - today).days > 1:  # it may be tomorrow elsewhere
            self._faults.append(Fault(branch.lines[name], name, "date-ahead"))
        return told

    def _choice(self, branch: Branch, name: str, known: tuple[str, ...], where: str = "") -> str:
        text = self._leaf(branch, name, where, "not-text-value", {"str"})
        return text if not text or self._is_known(text, branch.lines[name], name, known, where) else ""

    def _choices(self, branch: Branch, name: str, known: tuple[str, ...], where: str = "") -> tuple[str, ...]:
        texts = [
            (item.line, item.text if isinstance(item, Leaf) else "?")
            for item in self._items(branch, name, where)
        ]
        return tuple(
            dict.fromkeys(text for line, text in texts if self._is_known(text, line, name, known, where))
        )

    def _is_known(self, text: str, line: int, name: str, known: tuple[str, ...], where: str) -> bool:
        if text in known:
            return True
        inner = f"{where}.{name}" if where else name
        facts = {"value": text[:60], "known": ", ".join(known)}
        self._faults.append(Fault(line, inner, "not-one-of", facts))
        return False
