"""What screens and other records are told of a roster: plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from assay.web.records.rosters.ages import AgeBand


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A pupil, opened. The birth date stays here: screens show the band alone."""

    key: str
    organization: str
    source_id: str
    given_name: str
    family_name: str
    number: str  # the school id
    email: str
    language: str
    school: str  # name
    school_key: str
    programme: str  # name; empty where there is none
    programme_key: str
    rights: str  # "guardian" or "learner": who decides about a minor's things in this programme
    grade: str
    band: AgeBand  # today's
    is_private: bool  # opted out of directory information
    counsellor: str  # key of the person; empty where there is none
    recipient: str  # key of the recipient awards go to; empty before the first
    person: str  # key of the account; empty before the first entrance
    data_key: str  # empty once forgotten
    joined_at: datetime
    left_at: datetime | None
    born: date | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The whole name, as it is written; empty once forgotten."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def is_minor(self) -> bool:
        """Whether somebody under 18, or of unknown age, is meant."""
        return self.band is not AgeBand.ADULT

    @property
    def decides_alone(self) -> bool:
        """Whether the pupil's own word opens what is theirs: an adult, or in a programme of own rights."""
        return not self.is_minor or self.rights == "learner"


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section: what, where, when, how many."""

    key: str
    organization: str
    title: str
    school: str
    school_key: str
    term: str
    pupils: int
    teachers: tuple[str, ...]  # names
    is_closed: bool


@dataclass(frozen=True, slots=True)
class GuardianRow:
    """A guardian of one pupil, opened."""

    key: str
    name: str
    email: str
    phone: str
    language: str
    relation: str
    decides: bool


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A school or a programme: its key, its name, how many pupils; of a programme, whose word counts."""

    key: str
    name: str
    pupils: int
    rights: str = ""


@dataclass(frozen=True, slots=True)
class PupilPage:
    """Some pupils of many."""

    rows: list[PupilRow]
    total: int


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose records a member may see: everybody's, or these pupils'."""

    is_all: bool
    pupils: frozenset[str] = frozenset()

    def has(self, pupil: str) -> bool:
        """Whether this pupil's record is within it."""
        return self.is_all or pupil in self.pupils


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term with open sections: its name (empty where files name none), sections, pupils."""

    name: str
    sections: int
    pupils: int
