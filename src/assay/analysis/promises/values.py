"""A promise as plain values: what kind, which words, where they stand, and what they name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is promised, from a closed list."""

    JOBS = "jobs"  # work, interviews, readiness for a job, a step in a career
    PAY = "pay"
    DEMAND = "demand"  # that employers look for it, that the field grows
    RECOGNITION = "recognition"
    CREDIT = "credit"  # that it counts in studies elsewhere


class About(StrEnum):
    """Of what it is said. The field's pay and demand are public figures; what a credential brings is not."""

    CREDENTIAL = "credential"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Amount:
    """Money that is named. `low` is `high` for one figure; `bound`: exact, up-to, from, range."""

    low: float
    high: float
    currency: str
    per: str = ""  # year, month, week, hour; empty where the sentence does not say
    bound: str = "exact"


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence that promises one kind of thing.

    `span` is the sentence in the text as it was given, `cue` the words in it that promise. `occupation` and
    `bodies` are as written. `is_guaranteed`: it says that it is certain.
    """

    kind: Kind
    text: str
    span: tuple[int, int]
    cue: tuple[int, int]
    language: str
    about: About = About.CREDENTIAL
    is_guaranteed: bool = False
    amounts: tuple[Amount, ...] = ()
    share: float | None = None  # "75 % of graduates", as 0.75
    credits: float | None = None
    bodies: tuple[str, ...] = ()
    occupation: str = ""
