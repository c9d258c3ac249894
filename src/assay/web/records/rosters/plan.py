"""What an import would do: every row it would make, change or end, and the same in words."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from assay.web.records.rosters.sealed import GuardianDetails, PupilDetails
from assay.web.records.rosters.told import Answering, GuardianTold, PupilTold, SectionTold

MOST_LEAVING = 10
"""Per cent of the pupils; where more would leave, somebody must say that this is right."""
KINDS = ("joined", "back", "left", "moved", "changed")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changes of a pupil: which, from what, to what (empty where nobody should read it)."""

    what: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One pupil whom the import touches."""

    kind: str  # of KINDS
    name: str
    school: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody new in the file who is perhaps somebody we know under another identifier."""

    source_id: str  # in the file
    pupil: str  # key of the row we have
    name: str
    known_name: str
    number: str
    known_number: str
    has_same_birth_date: bool


@dataclass(frozen=True, slots=True)
class PupilWanted:
    """What a pupil's row should say: identifiers of the sending system where rows may not exist yet."""

    source_id: str
    details: PupilDetails
    school: str  # identifier
    programme: str  # code; empty where there is none
    grade: str
    band: str
    is_private: bool
    counsellor: str  # key of the person


@dataclass(slots=True)
class Plan:
    """Everything an import would write. Keys are of rows that exist, identifiers of rows that may not."""

    schools_new: dict[str, str] = field(default_factory=dict)
    schools_changed: dict[str, str] = field(default_factory=dict)  # key → name
    schools_closed: list[str] = field(default_factory=list)
    programmes_new: dict[str, str] = field(default_factory=dict)
    sections_new: list[SectionTold] = field(default_factory=list)
    sections_changed: dict[str, SectionTold] = field(default_factory=dict)
    sections_closed: list[str] = field(default_factory=list)
    teachers_new: dict[str, str] = field(default_factory=dict)  # address → name, who are no members yet
    teachings_new: list[tuple[str, str]] = field(default_factory=list)  # section's identifier, address
    teachings_back: list[str] = field(default_factory=list)
    teachings_ended: list[str] = field(default_factory=list)
    pupils_new: list[tuple[PupilTold, PupilWanted]] = field(default_factory=list)
    pupils_changed: dict[str, PupilWanted] = field(default_factory=dict)
    pupils_back: list[str] = field(default_factory=list)  # also among the changed
    pupils_left: list[str] = field(default_factory=list)
    enrolments_new: list[tuple[str, str]] = field(default_factory=list)  # both identifiers of the file
    enrolments_back: list[str] = field(default_factory=list)
    enrolments_ended: list[str] = field(default_factory=list)
    guardians_new: list[GuardianTold] = field(default_factory=list)
    guardians_changed: dict[str, tuple[GuardianDetails, str]] = field(default_factory=dict)  # … language
    answering_new: list[tuple[str, str, Answering]] = field(default_factory=list)  # identifiers of the file
    answering_changed: dict[str, Answering] = field(default_factory=dict)  # also those that are back
    answering_ended: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    present: int = 0  # pupils before
    unchanged: int = 0
    known: dict[str, str] = field(default_factory=dict)  # pupil in the file → key of the row
    known_sections: dict[str, str] = field(default_factory=dict)
    known_schools: dict[str, str] = field(default_factory=dict)
    known_guardians: dict[str, str] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """How much of what, by name."""
        by_kind = Counter(line.kind for line in self.lines)
        return {
            **{kind: by_kind[kind] for kind in KINDS},
            "unchanged": self.unchanged,
            "present": self.present,
            "schools": len(self.schools_new) + len(self.schools_changed),
            "schools-closed": len(self.schools_closed),
            "programmes": len(self.programmes_new),
            "sections-new": len(self.sections_new),
            "sections-changed": len(self.sections_changed),
            "sections-closed": len(self.sections_closed),
            "teachers-new": len(self.teachers_new),
            "teachings-new": len(self.teachings_new) + len(self.teachings_back),
            "teachings-ended": len(self.teachings_ended),
            "guardians-new": len(self.guardians_new),
            "guardians-changed": len(self.guardians_changed) + len(self.answering_changed),
            "guardians-ended": len(self.answering_ended),
            "answering-new": len(self.answering_new),
            "questions": len(self.questions),
        }

    def too_many_leave(self) -> bool:
        """Whether so many would leave that half a file may have been sent."""
        return len(self.pupils_left) * 100 > self.present * MOST_LEAVING

    def digest(self) -> str:
        """The same for two plans that would write the same."""
        values: dict[str, Any] = asdict(self)
        for name, held in values.items():
            if isinstance(held, list):  # in whatever order a database told them
                values[name] = sorted(json.dumps(one, default=str) for one in held)
        return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()
