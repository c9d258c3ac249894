"""What the yardstick's tests share: an achievement that takes applications, handed in and judged."""

from __future__ import annotations

from assay.web.records.applications import actions, judging, queries
from assay.web.records.applications.values import IntakeRow, Judgement, NewPiece
from assay.web.records.people.models import Person
from assay.web.records.signing_keys import actions as keys
from web.factories import School


def opened(school: School, *, needs_second: bool = False) -> School:
    """The school, whose achievement takes applications now."""
    keys.ensure_key(school.key)
    asked = IntakeRow(school.achievement, True, "A map.", takes_files=True, needs_second=needs_second)
    actions.set_intake(school.owner, school.key, asked)
    return school


def handed_in(school: School, email: str) -> str:
    """The key of an application with one piece of evidence."""
    key = actions.start(None, school.version, "Ada Alba", email)
    token = queries.application(school.key, key).row.token
    actions.add_piece(token, NewPiece("text", "Why", f"Because of {email}.".encode()))
    actions.submit(token)
    return key


def said(assessor: Person, school: School, key: str, kind: str, minutes: int = 10) -> str:
    """The state after this judgement."""
    return judging.judge(assessor, school.key, key, Judgement(kind, "It is so.", {}, minutes))
