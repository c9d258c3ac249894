"""Which of O*NET's technologies a name means: spelling, word order, vendors, versions, abbreviations.

Apart because the rules must not know the future: they ask nothing but the two names and the list one of them
stands on, so they could be written before any later list was there. In doubt there is no answer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:[+#]+)?", re.UNICODE)
_PARENTHESIS: Final = re.compile(r"\s*\([^()]*\)\s*$")
_VERSION: Final = re.compile(r"v?\d+")
_ALONE: Final = "software"  # says what kind of thing it is, never which
_VENDOR_NAMES = 3  # so many products begin alike before it is taken for who makes them
_VENDOR_WORDS = 3
_SHORTEST_ABBREVIATION = 3
_SPELT, _LOOSE, _SHORT, _EXACT = 1, 2, 3, 4  # how far from the name as written


@dataclass(frozen=True, slots=True)
class _Key:
    """Words in any order, how far they are from the name as written, and the vendor left out of them."""

    words: str
    distance: int
    vendor: frozenset[str] = frozenset()


class TechnologyNames:
    """A list of technologies to be found under other spellings of their names."""

    def __init__(self, names: Iterable[str]) -> None:
        """Of these names. Vendors and ordinary words are told by the list itself."""
        self.names: Final = frozenset(names)
        ordered = sorted(self.names)
        self._ordinary = frozenset(
            word for name in ordered for word in _WORD.findall(name)[1:] if word.islower() and len(word) > 1
        )
        self._vendors = self._repeated_beginnings(ordered)
        self._chosen: dict[str, str] = {}
        self._listed: dict[str, list[tuple[str, _Key]]] = defaultdict(list)
        same: dict[str, str] = {}
        for name in ordered:
            keys = self._keys(name, listed=True)
            near = [key.words for key in keys if key.distance <= _LOOSE]
            self._chosen[name] = next((same[words] for words in near if words in same), name)
            for words in near:
                same.setdefault(words, self._chosen[name])
            for key in keys:
                self._listed[key.words].append((self._chosen[name], key))

    def one_of(self, name: str) -> str:
        """The name that stands for all spellings of a listed technology. Raises `KeyError` if it is not."""
        return self._chosen[name]

    def find(self, name: str) -> str | None:
        """The technology on the list that this name means; None where there is none, or more than one.

        Of several spellings on the list it is the one that stands for them all.
        """
        bare = _PARENTHESIS.sub("", name).strip()
        for written in (name, bare):
            if written in self._chosen:
                return self._chosen[written]
        found: dict[int, set[str]] = defaultdict(set)
        for key in self._keys(bare, listed=False):
            for other, listed in self._listed.get(key.words, ()):
                if not key.vendor or not listed.vendor or key.vendor & listed.vendor:
                    found[max(key.distance, listed.distance)].add(other)
        nearest = found[min(found)] if found else set()
        return min(nearest) if len(nearest) == 1 else None

    def _repeated_beginnings(self, names: list[str]) -> frozenset[tuple[str, ...]]:
        """What several products' names begin with, and is no ordinary word."""
        begun = Counter(
            tuple(words[:length])
            for words in (name.split() for name in names)
            for length in range(1, min(_VENDOR_WORDS, len(words) - 1) + 1)
        )
        return frozenset(
            words
            for words, count in begun.items()
            if count >= _VENDOR_NAMES and not any(self._is_ordinary(word) for word in words)
        )

    def _is_ordinary(self, word: str) -> bool:
        return word.islower() or word.lower() in self._ordinary

    def _keys(self, name: str, *, listed: bool) -> list[_Key]:
        """The forms of a name, the nearest first. Case counts where a vendor or the long form is left out."""
        parts = name.split()
        words = _words(parts)
        if not words:
            return []
        found = [_Key(_sorted(words), _SPELT)]
        if listed and _is_descriptive(words):
            return found  # “Genealogy software” is a technology, genealogy is none
        vendor = self._vendor_of(parts)
        product = self._product(words)
        if product:
            found += [_Key(_sorted(product), _LOOSE), _Key(_exact(product), _EXACT)]
        rest = self._product(_words(parts[len(vendor) :])) if vendor else []
        if rest and not (len(rest) == 1 and self._is_ordinary(rest[0])):
            found.append(_Key(_exact(rest), _EXACT, frozenset(word.lower() for word in vendor)))
        return found + _of_abbreviation(words)

    def _vendor_of(self, parts: list[str]) -> list[str]:
        """The longest beginning that is a vendor's, if a product's own name follows it."""
        for length in range(min(_VENDOR_WORDS, len(parts) - 1), 0, -1):
            if tuple(parts[:length]) in self._vendors and not parts[length].islower():
                return parts[:length]
        return []

    def _product(self, words: list[str]) -> list[str]:
        """The words that tell this product from others: without “software”, and without a version at the end.

        Nothing where only ordinary words would be left: “project management” is no technology.
        """
        rest = list(words)
        while len(rest) > 1 and (rest[-1] == _ALONE or _VERSION.fullmatch(rest[-1])):
            rest.pop()
        return [] if all(self._is_ordinary(word) for word in rest) else rest


def _words(parts: Iterable[str]) -> list[str]:
    return _WORD.findall(" ".join(parts))


def _is_descriptive(words: list[str]) -> bool:
    """Whether it says what kind of software it is, in ordinary words: “Root cause analysis software”."""
    return words[-1] == _ALONE and words[0][1:].islower() and all(word.islower() for word in words[1:])


def _of_abbreviation(words: list[str]) -> list[_Key]:
    """“Structured query language SQL” by its words, and by the three letters or more that they begin with."""
    whole = words[-1] == _ALONE and len(words) > 1
    rest = words[:-1] if whole else words
    for short, others in ((rest[-1], rest[:-1]), (rest[0], rest[1:])):
        if len(short) < _SHORTEST_ABBREVIATION or len(short) != len(others):
            continue
        if short.upper() == "".join(word[0] for word in others).upper():
            by_words = [] if whole else [_Key(_sorted(others), _SHORT)]
            return [_Key(_exact([short]), _SHORT), *by_words]
    return []


def _sorted(words: Iterable[str]) -> str:
    return " ".join(sorted(word.lower() for word in words))


def _exact(words: Iterable[str]) -> str:
    return "=" + " ".join(sorted(words))
