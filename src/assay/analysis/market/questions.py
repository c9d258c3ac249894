"""What is asked of advertisements, as plain values: which of them, and which words are looked for in them.

Apart from the expressions, so that whoever asks nothing of advertisements loads no engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from assay.analysis.market.ads import Row

Phrases = tuple[str, ...]
Told = TypeVar("Told")
_STEP = 8
_NOWHERE = "\x05"  # in no folded text, and hardly in a raw one


@dataclass(frozen=True, slots=True)
class Scope:
    """Occupations beginning so, all where there is none; these areas, and all whose codes begin so."""

    occupations: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    areas_beginning: tuple[str, ...] = ()
    from_day: date | None = None
    until_day: date | None = None
    entry: bool = False
    without: str = ""  # occupations that begin so are left out


@dataclass(frozen=True, slots=True)
class Sought:
    """What names one certificate in an advertisement; the longest first, for they are put away in this order.

    One of `words` or `short_words` is in every raw text that names it: cheap to ask first. What becomes of
    other letters than ASCII in lower case is not the same everywhere; then nothing is asked first.
    """

    phrases: Phrases
    shorts: Phrases
    words: Phrases
    short_words: Phrases
    is_asked_first: bool

    @classmethod
    def of(cls, phrases: Sequence[str], shorts: Sequence[str]) -> Sought:
        """From folded phrases and abbreviations."""
        words = sorted({_longest_word(phrase) for phrase in phrases})
        is_first = all(word.isascii() for word in words)
        short_words = list(dict.fromkeys(map(_longest_word, shorts)))
        return cls(
            phrases=even(sorted(phrases, key=len, reverse=True) or [_NOWHERE]),
            shorts=even(sorted(shorts, key=len, reverse=True) or [_NOWHERE]),
            words=even(words or [_NOWHERE]) if is_first else (),
            short_words=even(short_words or [_NOWHERE]) if is_first else (),
            is_asked_first=is_first,
        )

    @property
    def first(self) -> Sought:
        """Only what is asked first."""
        return replace(self, phrases=(), shorts=())


@dataclass(frozen=True, slots=True)
class SkillSought:
    """What a skill is called in lists, and in texts."""

    in_lists: Phrases
    in_texts: Phrases


def even(found: Sequence[Told]) -> tuple[Told, ...]:
    """These, the last one repeated up to a multiple of eight: so that few shapes are compiled."""
    told = tuple(found)
    return told + told[-1:] * (-len(told) % _STEP)


def even_skill(skill: SkillSought) -> SkillSought:
    """The same with as many phrases as any has; some are found nowhere."""
    return SkillSought(*(_two(phrases) for phrases in (skill.in_lists, skill.in_texts)))


class Advertisements(Protocol):
    """The advertisements of all releases (`postings.Postings`)."""

    def areas(self) -> list[str]:
        """The areas that they name."""

    def occupations(self) -> list[str]:
        """The codes of occupations that they have."""

    def counts(self, scope: Scope, sought: Sought) -> Row:
        """How many of these name it and how, with the sums over employers."""

    def mentioned(self, scope: Scope, sought: Sequence[Sought]) -> tuple[bool, ...]:
        """Whether any of these names each, found in one reading."""

    def quarters(self, scope: Scope, sought: Sought) -> list[Row]:
        """The counts by the quarter in which an advertisement was first seen."""

    def asked(self, scope: Scope, skills: Sequence[SkillSought]) -> Row:
        """How many ask for each of these skills, in `s0`, `s1` …"""


def _two(phrases: Phrases) -> Phrases:
    return (*phrases, _NOWHERE, _NOWHERE)[: max(2, len(phrases))]


def _longest_word(phrase: str) -> str:
    return max(phrase.split(), key=len)
