"""An application that was returned once and decided, exemplars proposed of it, and what readers see."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import timedelta

from django.test import Client
from PIL import Image

from assay.web.base.clock import now
from assay.web.records.applications import actions as applications
from assay.web.records.applications import judging
from assay.web.records.applications import queries as application_queries
from assay.web.records.applications.values import IntakeRow, Judgement, NewPiece
from assay.web.records.exemplars import actions
from assay.web.records.exemplars.choosing import candidates
from assay.web.records.exemplars.links import token_of
from assay.web.records.exemplars.queries import open_kinds
from assay.web.records.exemplars.values import Candidate, Proposal
from assay.web.records.people.models import Person
from web.factories import School, a_school

NAME, EMAIL = "Ada Albarran", "ada@example.org"
FIRST = "The river is blue because water is blue. By Ada Albarran."
SECOND = "The river is blue: the legend says so, and the scale is 1:5000."
CUT = "The river is blue because water is blue."
MISSING = "The legend is missing, so nobody can read the colours."
WHY = "The legend and the scale are there; each choice is explained."


@dataclass(slots=True)
class Scene:
    """A school, a decided application, and the two judgements of it."""

    school: School
    application: str
    person: Person | None = None

    def found(self, kind: str) -> Candidate:
        """The judgement of this kind."""
        return next(each for each in candidates(self.school.key, self.application) if each.kind == kind)

    def proposal(self, kind: str = "returned", days: int = 200, **others: object) -> Proposal:
        """A proposal that names nobody: the text without the name, every file."""
        found = self.found(kind)
        shown = {each.key: each.text.replace(f" By {NAME}.", "") for each in found.pieces}
        ends = now() + timedelta(days=days)
        values: dict[str, object] = {"why": found.why or WHY, "shown": shown, "ends_at": ends}
        return Proposal(found.step, **(values | others))  # type: ignore[arg-type]  # as given

    def proposed(self, kind: str = "returned", days: int = 200) -> str:
        """An exemplar that is asked for; the token of its maker's link."""
        made = actions.propose(
            self.school.owner, self.school.key, self.application, self.proposal(kind, days)
        )
        return token_of(made)

    def is_open(self, kind: str = "returned") -> bool:
        """Whether it is shown now."""
        return kind in open_kinds(self.school.version)

    def page(self, kind: str = "returned", client: Client | None = None) -> str:
        """What a reader gets at its public address; empty for nothing."""
        answer = (client or Client()).get(f"/a/{self.school.achievement}/1/exemplars/{kind}")
        return answer.content.decode() if answer.status_code == 200 else ""


def picture() -> bytes:
    """A photograph that says where it was taken and who took it."""
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = NAME  # Artist
    Image.new("RGB", (40, 30), "teal").save(made, "JPEG", exif=exif)
    return made.getvalue()


def a_scene(
    email: str = EMAIL,
    *,
    person: Person | None = None,
    school: School | None = None,
    last: str = "accepted",
    file: bytes = b"",
    name: str = NAME,
    first: str = FIRST,
) -> Scene:
    """Handed in, returned, handed in again, and decided in this way."""
    school = school or a_school()
    asked = IntakeRow(school.achievement, True, "A map and why.", takes_files=True, needs_second=False)
    applications.set_intake(school.owner, school.key, asked)
    key = applications.start(person, school.version, name, email)
    token = application_queries.application(school.key, key).row.token
    applications.add_piece(token, NewPiece("text", "Why", first.encode()))
    if file:
        applications.add_piece(token, NewPiece("file", f"{name}.jpg", file))
    applications.submit(token)
    judging.judge(school.owner, school.key, key, Judgement("returned", MISSING))
    applications.add_piece(token, NewPiece("text", "Again", SECOND.encode()))
    applications.submit(token)
    judging.judge(school.owner, school.key, key, Judgement(last, WHY, {"Grade": "B"}))
    return Scene(school, key, person)


def tokens_in(text: str) -> list[str]:
    """The makers' links in a text."""
    return re.findall(r"/exemplar/([A-Za-z0-9_-]+)", text)
