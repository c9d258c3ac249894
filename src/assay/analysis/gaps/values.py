"""What a gap report is asked about: who is in which programme and has earned what, as plain values.

Apart so that a district's table, a school's records and a test hand over the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assay.analysis.market import Names, Target


class State(StrEnum):
    """How far something earned is proven; the best first."""

    OWN = "own"  # the organization's own award, from its own records
    SIGNED = "signed"
    CHECKED = "checked"
    SEEN = "seen"
    CLAIMED = "claimed"


PROVEN_BY_OTHERS = (State.SIGNED, State.CHECKED, State.SEEN, State.CLAIMED)
"""The states of other bodies' certificates."""


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody, or so many, in a programme, and what they earned there; `credential` empty: nothing yet.

    `pupil` is any word that stands for one person, and is kept nowhere; without one, `count` says of how
    many the row tells, and rows without a credential count those enrolled.
    """

    programme: str
    credential: str = ""
    body: str = ""
    school: str = ""
    grade: str = ""
    state: State = State.CLAIMED
    pupil: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Credential:
    """A certificate of another body, as lists and advertisements name it."""

    names: Names
    body: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.names.name


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme and what it prepares for; `candidates` could be earned in it, earned or not."""

    name: str
    targets: tuple[Target, ...] = ()
    candidates: tuple[Credential, ...] = ()


def band_of(grade: str) -> str:
    """The grade's band: `6-8`, `9-10`, `11-12`; empty for any other."""
    digits = grade.strip().lstrip("0")
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 2 else 0  # noqa: PLR2004 - two digits
    return next((band for band, grades in _BANDS.items() if number in grades), "")


_BANDS = {"6-8": range(6, 9), "9-10": range(9, 11), "11-12": range(11, 13)}
