"""What a roster's files say, whatever their layout: plain values, by the sending system's identifiers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from assay.web.base.mapped_tables import FaultList
from assay.web.records.rosters.sealed import GuardianDetails


class Fact(StrEnum):
    """Something that files may say or be silent about; an import never touches what they are silent about."""

    SECTIONS = "sections"
    TEACHERS = "teachers"
    GUARDIANS = "guardians"
    PROGRAMME = "programme"
    GRADE = "grade"
    BAND = "band"
    BORN = "born"
    EMAIL = "email"
    LANGUAGE = "language"
    PRIVATE = "private"
    COUNSELLOR = "counsellor"


@dataclass(frozen=True, slots=True)
class SectionTold:
    """A section: its identifier, title, school's identifier, term."""

    source_id: str
    title: str
    school: str
    term: str = ""


@dataclass(frozen=True, slots=True)
class PupilTold:
    """A pupil as the files tell one."""

    source_id: str
    given_name: str
    family_name: str
    number: str
    school: str  # identifier
    email: str = ""
    born: date | None = None
    language: str = ""
    programme: str = ""  # code
    grade: str = ""
    band: str = ""
    is_private: bool = False
    counsellor: str = ""  # address
    file: str = ""
    line: int = 0

    @property
    def name(self) -> str:
        """The whole name, as it is written."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class GuardianTold:
    """A guardian as the files tell one."""

    source_id: str
    name: str
    email: str = ""
    phone: str = ""
    language: str = ""

    @property
    def details(self) -> GuardianDetails:
        """What of them is sealed."""
        return GuardianDetails(self.name, self.email, self.phone)


@dataclass(frozen=True, slots=True)
class Answering:
    """How a guardian stands to a pupil."""

    relation: str = ""
    decides: bool = True


@dataclass(slots=True)
class Told:
    """A whole roster, as the files tell it, and what is wrong with them."""

    schools: dict[str, str] = field(default_factory=dict)  # identifier → name
    programmes: dict[str, str] = field(default_factory=dict)  # code → name
    sections: dict[str, SectionTold] = field(default_factory=dict)
    teachers: dict[str, str] = field(default_factory=dict)  # address → name
    teachings: set[tuple[str, str]] = field(default_factory=set)  # section, address
    pupils: dict[str, PupilTold] = field(default_factory=dict)
    enrolments: set[tuple[str, str]] = field(default_factory=set)  # section, pupil
    guardians: dict[str, GuardianTold] = field(default_factory=dict)
    answering: dict[tuple[str, str], Answering] = field(default_factory=dict)  # guardian, pupil
    says: set[Fact] = field(default_factory=set)
    is_by_number: bool = False  # whether pupils are known by their school id, for want of an identifier
    faults: FaultList = field(default_factory=FaultList)

    def rename_programme(self, code: str, known: str) -> None:
        """Another code for a programme, everywhere: it is one that stands already."""
        self.programmes[known] = self.programmes.pop(code)
        for source, one in self.pupils.items():
            if one.programme == code:
                self.pupils[source] = replace(one, programme=known)


def code_of(name: str) -> str:
    """The code of a programme that is only named: its words in small letters."""
    return "-".join(name.casefold().split())[:60]


def many(text: str, separators: str = ",;|") -> list[str]:
    """The parts of a cell that lists several things, each once."""
    for separator in separators[1:]:
        text = text.replace(separator, separators[0])
    return list(dict.fromkeys(part.strip() for part in text.split(separators[0]) if part.strip()))


def first(texts: Iterable[str]) -> str:
    """The first that is not empty."""
    return next((text for text in texts if text), "")


def plain_grade(text: str) -> str:
    """A grade as it is shown: systems write 9 as 09."""
    return (text.lstrip("0") or text)[:20] if text.isdigit() else text[:20]
