"""The member names with which an issuer tells the elements so that a program reads them without guessing.

They stand on the Achievement itself (Open Badges 3.0; in 2.0 on the BadgeClass; in CTDL beside its own
terms), and the document names `CONTEXT`. No name is one of Open Badges' own, whose `level` and `status` are
those of a result. Apart because the context file, the forms and `docs/framework.md` are made to agree with
this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

CONTEXT = "https://w3id.org/assay/framework/v1"
FRAMEWORK, FIRST_FRAMEWORK = "1.1", "1"  # the version that is followed, and the one before


class Form(StrEnum):
    """What a member's value is."""

    HOURS = "hours"  # a number above 0, or {"low": number, "high": number}
    CLOSED = "closed"  # a word of the element's closed list; for assessmentMethod also an array of them
    TEXT = "text"
    TEXTS = "texts"  # a text or an array of texts
    ADDRESS = "address"  # https
    ADDRESSES = "addresses"  # one or an array
    COUNTRY = "country"  # ISO 3166-1 alpha-2
    LEVEL = "level"  # "EQF 1" to "EQF 8", or another level in words
    COST = "cost"  # {"amount": number, "currency": ISO 4217}
    DATE = "date"  # YYYY-MM-DD
    RETAKES = "retakes"  # how many more tries are allowed, or "unlimited"
    DURATION = "duration"  # ISO 8601, in years, months, weeks or days: "P2Y"


@dataclass(frozen=True, slots=True)
class Term:
    """One member: its name, the element that it tells and the form of its value."""

    name: str
    element: str
    form: Form


TERMS: tuple[Term, ...] = (
    Term("learningOutcomes", "outcomes", Form.TEXTS),
    Term("workloadHours", "workload", Form.HOURS),
    Term("qualificationLevel", "level", Form.LEVEL),
    Term("assessmentMethod", "assessment", Form.CLOSED),
    Term("participation", "participation", Form.CLOSED),
    Term("qualityAssurance", "quality", Form.CLOSED),
    Term("country", "country", Form.COUNTRY),
    Term("prerequisites", "prerequisites", Form.TEXT),
    Term("supervision", "supervision", Form.CLOSED),
    Term("gradingScheme", "grade", Form.TEXT),
    Term("stackability", "stackability", Form.TEXTS),
    Term("furtherInformation", "further-information", Form.ADDRESS),
    Term("offerStatus", "status", Form.CLOSED),
    Term("registryIdentifier", "registry-identifier", Form.TEXT),
    Term("cost", "cost", Form.COST),
    Term("reviewDate", "review-date", Form.DATE),
    Term("assessor", "assessor", Form.CLOSED),
    Term("rubric", "rubric", Form.ADDRESS),
    Term("retakes", "retakes", Form.RETAKES),
    Term("exemplars", "exemplars", Form.ADDRESSES),
    Term("recertification", "recertification", Form.DURATION),
)
PROFICIENCY = "proficiencyLevel"  # on one entry of `alignment`: the level at which that skill is awarded
