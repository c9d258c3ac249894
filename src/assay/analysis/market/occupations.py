"""Which occupation a code, an address or some words mean: titles of the official tables, O*NET's other names.

Apart because the words that people have for occupations come from other releases than the figures.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from assay.analysis.market.names import key_of
from assay.analysis.sources import Store

CODE = re.compile(r"^(\d\d-\d{4})(?:\.\d\d)?$")
_AT_END = re.compile(r"(\d\d-\d{4})\.\d\d/?$")
_ALL = "00-0000"
_NEAR = 0.75


@dataclass(frozen=True, slots=True)
class OccupationName:
    """An occupation: its SOC 2018 code and its title."""

    code: str
    title: str


class Occupations:
    """Titles, other names and addresses of occupations, each to its code."""

    def __init__(
        self, titles: Iterable[tuple[str, str]], stores: Sequence[Store], codes: Iterable[str] = ()
    ) -> None:
        """`titles` are codes with titles as the figures' tables have them, the first of a code counting.

        `codes` are those that may have no title anywhere.
        """
        self._titles: dict[str, str] = {}
        for code, title in titles:
            if code and title:
                self._titles.setdefault(code, title)
        self._names: dict[str, list[str]] = {}
        for code, title in self._titles.items():
            self._name(title, code)
        self._addresses: dict[str, str] = {}
        for store in stores:
            self._add_names(store)
        for code in codes:
            self._titles.setdefault(code, code)
        for store in stores:
            self._add_crosswalk(store)

    def __len__(self) -> int:
        return len(self._titles)

    def title(self, code: str) -> str:
        """Its title; the code where no release has one."""
        return self._titles.get(code, code)

    def detailed(self) -> tuple[OccupationName, ...]:
        """Every single occupation, by title; groups of them are left out."""
        found = (OccupationName(code, title) for code, title in self._titles.items() if code[-1] != "0")
        return tuple(sorted(found, key=lambda one: (one.title, one.code)))

    def known(self, code: str) -> bool:
        """Whether any release has it, or one of the group that it stands for."""
        starts = beginnings(code)
        is_group = code.endswith("0") and bool(starts)
        return code in self._titles or (is_group and any(one.startswith(starts) for one in self._titles))

    def find(self, text: str, most: int = 6) -> tuple[OccupationName, ...]:
        """The occupations that these words may mean, the best first."""
        asked = " ".join(text.split())
        exact = self.code_of(asked)
        codes = [exact] if exact else []
        key = key_of(asked)
        words = key.split()
        if words:
            codes += self._names.get(key, [])
            for name in sorted(self._names, key=lambda name: (not name.startswith(key), len(name), name)):
                if len(dict.fromkeys(codes)) >= most:
                    break
                if all(_has_word(name, word) for word in words):
                    codes += self._names[name]
            if not codes:
                for name in difflib.get_close_matches(key, self._names, most, _NEAR):
                    codes += self._names[name]
        return tuple(OccupationName(code, self.title(code)) for code in dict.fromkeys(codes))[:most]

    def code_of(self, text: str) -> str:
        """The code that a code of SOC or O*NET, an address of O*NET or ESCO, or a title means; else empty."""
        asked = text.strip()
        if match := CODE.match(asked) or (_AT_END.search(asked) if "://" in asked else None):
            return match.group(1) if self.known(match.group(1)) else ""
        if "://" in asked:
            return self._addresses.get(asked.rstrip("/"), "")
        codes = self._names.get(key_of(asked), [])
        return (
            codes[0]
            if codes and (len(set(codes)) == 1 or key_of(self.title(codes[0])) == key_of(asked))
            else ""
        )

    def _name(self, name: str, code: str) -> None:
        key = key_of(name)
        if key and code != _ALL and code not in self._names.setdefault(key, []):
            self._names[key].append(code)

    def _add_names(self, store: Store) -> None:
        release = store.release_with("onet", "occupations")
        if release is None:
            return
        table = store.table(release, "occupations").select("uri", "label", "aliases", "code").collect()
        rows = [
            (uri, label, aliases, match.group(1))
            for uri, label, aliases, told in table.iter_rows()
            if label and (match := CODE.match(told or ""))
        ]
        for uri, label, _, code in sorted(rows, key=lambda row: row[0]):
            self._addresses[uri.rstrip("/")] = code
            self._titles.setdefault(code, label)  # of several of O*NET's in one the first: .00
            self._name(label, code)
        for _, _, aliases, code in rows:
            for alias in aliases or ():
                self._name(alias, code)

    def _add_crosswalk(self, store: Store) -> None:
        release = store.release_with("crosswalk", "crosswalk")
        if release is None:
            return
        table = store.table(release, "crosswalk").filter(pl.col("from_uri").is_not_null())
        order = {"exactMatch": 0, "closeMatch": 1, "narrowMatch": 2, "broadMatch": 3}
        rows = table.select("from_uri", "to_uri", "kind").collect().iter_rows()
        for one, other, _ in sorted(rows, key=lambda row: (order.get(row[2], 4), row[0], row[1])):
            for address, known in ((one, other), (other, one)):
                code = _AT_END.search(known)
                if code and self.known(code.group(1)):
                    self._addresses.setdefault(address.rstrip("/"), code.group(1))


def beginnings(code: str) -> tuple[str, ...]:
    """What the codes of an occupation, or of all in a group of them, begin with."""
    if code == _ALL:
        return ()
    return (code.rstrip("0") if code.endswith("0") else code,)


def broader(code: str) -> tuple[str, ...]:
    """The code, then the groups that it lies in: broad, minor, major."""
    groups = (code, f"{code[:6]}0", f"{code[:5]}00", f"{code[:4]}000", f"{code[:2]}-0000")
    return tuple(dict.fromkeys(groups))


def _has_word(name: str, word: str) -> bool:
    return name.startswith(word) or f" {word}" in name
