"""The data of a person's record: chapters of lines, as a screen shows them and paper prints them.

Apart from the pieces that other pages use, and from the screens, so that the page and the PDF say the same.
Every text arrives ready and translated.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assay.web.look.pieces import Moment, Skill, State
from assay.web.look.proofs import ProofState


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a record: what, of whom, its day, how it stands in a word; of a certificate, its proof."""

    title: str
    detail: str = ""
    at: datetime | None = None
    word: str = ""
    state: State = State.PLAIN
    url: str = ""
    proof: ProofState | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a record: its heading, its lines, and what is said while there is none."""

    key: str
    title: str
    lines: tuple[Line, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Family:
    """Who answers for a pupil and what they agreed to; for the school's eyes, on paper only where chosen."""

    guardians: Chapter
    consents: Chapter
    disclosures: Chapter

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """All of them, in their order."""
        return self.guardians, self.consents, self.disclosures


@dataclass(frozen=True, slots=True)
class Record:
    """A pupil's record, ready to be placed."""

    name: str
    who: tuple[tuple[str, str], ...]
    skills: tuple[Skill, ...]
    chapters: tuple[Chapter, ...]
    moments: tuple[Moment, ...]  # newest first
    decides_alone: str = ""  # a sentence on whose word counts
