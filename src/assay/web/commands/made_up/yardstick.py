"""What the yardstick shows in the demonstration: how the school judged, who recognises it, who assayed it."""

from __future__ import annotations

from datetime import timedelta

from assay.web.base.clock import now
from assay.web.commands.made_up import houses, pupils, recognisers
from assay.web.records.achievements.plans import achievement_id
from assay.web.records.achievements.queries import VersionRow, published
from assay.web.records.applications import actions as applications
from assay.web.records.applications import judging
from assay.web.records.applications import queries as applied
from assay.web.records.applications.values import Judgement, NewPiece
from assay.web.records.assays import actions as assays
from assay.web.records.assays import queries as assayed
from assay.web.records.assays.gathering import gathered
from assay.web.records.assays.values import Notice
from assay.web.records.organizations.queries import memberships
from assay.web.records.people.queries import Person

_TITLE = "Food Safety in the Kitchen"
_TOLD_BEFORE = timedelta(days=16)


def weigh() -> None:
    """A season of applications, the statements of those who hire, and two assays."""
    staff = houses.staff()
    earned, bought = _titled(staff.coordinator), _titled(houses.vendor())
    if earned is None or bought is None:
        return  # somebody has taken one of the two away
    for candidate in pupils.CANDIDATES:
        _judge(staff, earned, candidate)
    bakery = recognisers.make_bakery()
    recognisers.recognise(bakery, earned, bought)
    assays.keep(bakery.owner, bakery.key, gathered(_address(earned)))
    _publish(bought)


def _titled(owner: Person) -> VersionRow | None:
    organization = memberships(owner)[0].organization.key
    return next((row for row in published(organization) if row.name == _TITLE), None)


def _address(row: VersionRow) -> bytes:
    return achievement_id(row.achievement, row.number).encode()


def _judge(staff: houses.Staff, earned: VersionRow, candidate: pupils.Candidate) -> None:
    """One application to its end: who is returned hands in what was missing, then two must agree."""
    school = earned.organization
    email = f"{candidate.name.lower().replace(' ', '.')}@pupils.lincoln-high.example"
    key = applications.start(None, earned.key, candidate.name, email)
    _hand_in(school, key, "Temperature log and menu", pupils.SEASON)
    if candidate.first_missing:
        judging.judge(staff.reviewer, school, key, Judgement("returned", candidate.first_missing, minutes=20))
        _hand_in(school, key, "What was missing", pupils.ADDED)
    reached = {"Practical work": candidate.level}
    judging.judge(staff.teacher, school, key, Judgement("accepted", pupils.WATCHED, reached, 35))
    if candidate.second_missing:
        judging.judge(staff.reviewer, school, key, Judgement("returned", candidate.second_missing, minutes=30))
        return
    judging.judge(staff.reviewer, school, key, Judgement("accepted", pupils.AGREED, reached, 20))


def _hand_in(school: str, key: str, name: str, text: str) -> None:
    token = applied.application(school, key).row.token
    applications.add_piece(token, NewPiece("text", name, text.encode()))
    applications.submit(token)


def _publish(bought: VersionRow) -> None:
    """The college's assay of the certificate that asks for nothing: its issuer was told, and answered."""
    registrar = houses.registrar()
    college = memberships(registrar)[0].organization.key
    key = assays.keep(registrar, college, gathered(_address(bought)))
    assays.give_notice(registrar, college, key, Notice())
    assays.reply(assayed.reply_token(key), pupils.VENDORS_ANSWER)
