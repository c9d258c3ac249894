"""A learner with a credential of a school's in the wallet, and a link to it: what these tests begin with."""

from __future__ import annotations

from dataclasses import dataclass

from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.values import Award, EvidenceItem
from assay.web.records.holdings import actions as holdings
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from assay.web.records.shares import actions as shares
from assay.web.records.shares.actions import Shown
from assay.web.records.shares.scopes import MINIMUM, Scope
from web.factories import School, a_school

NARRATIVE = "Worked alone for six weeks."
EVIDENCE = "Atlas of the lake"
GRADE = "B"
EMAIL = "nadia@mail.example"


@dataclass(frozen=True, slots=True)
class Learner:
    """A person, the award they hold, the holding, and the exact bytes."""

    person: Person
    school: School
    credential: str
    holding: str
    content: bytes

    def link(self, scope: Scope = MINIMUM, **others: object) -> str:
        """A new link to the credential; its secret."""
        shown = [Shown(self.holding, self.credential)]
        return shares.share(self.person, shown, scope, **others)  # type: ignore[arg-type]  # the test's own


def a_learner(name: str = "Nadia Müller", email: str = EMAIL, school: School | None = None) -> Learner:
    """Somebody with one credential, judged with results and evidence."""
    school = school or a_school()
    award = Award(
        school.version,
        name,
        email,
        results={"Grade": GRADE},
        evidence=(EvidenceItem(EVIDENCE, "Twelve maps with their sources."),),
        narrative=NARRATIVE,
    )
    credential = credentials.award(school.owner, school.key, award)
    content = awards.secured_bytes(school.key, credential)
    person = ensure_person(email, name)
    holding = holdings.keep(person, content, "claim", credential, school.version)
    person.refresh_from_db()
    return Learner(person, school, credential, holding, content)
