"""The demonstration: made-up organizations and people, made through the same actions as real ones."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from assay.web.base.demo_links import link_to
from assay.web.base.permission import NotFound
from assay.web.commands.made_up import awards, houses, recognisers, school_year, wallets, yardstick
from assay.web.records.organizations.queries import memberships
from assay.web.records.shortlists.queries import by_token
from assay.web.records.work.worker import work_off


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to look around as: who it is, in words, and the path that signs in, or leads there."""

    who: str
    path: str


def seed() -> list[DemoPerson]:
    """The people of the demonstration, made if they are not there yet; a second start changes nothing.

    In parts, each whole or not at all: between them the jobs are done that a worker would do, since nobody
    keeps a credential before the list is published that says whether it counts.
    """
    coordinator = houses.staff().coordinator
    if not memberships(coordinator):
        with transaction.atomic():
            _award()
        work_off()
    school = memberships(coordinator)[0].organization.key
    if not awards.has_lived(school):
        with transaction.atomic():
            awards.live_on(school, coordinator)
        work_off()
    if recognisers.bakery() is None:
        with transaction.atomic():
            yardstick.weigh()
        work_off()
    with transaction.atomic():
        wallets.fill_wallets()
    shortlist = _shortlist()
    work_off()
    around = [DemoPerson(who, path) for who, path in school_year.live()]
    *people, employer = _people(shortlist)
    return [*people, *around, employer]


def _award() -> None:
    school, college, vendor = houses.make_school(), houses.make_college(), houses.make_vendor()
    houses.recognise(school, college)
    awards.judge_applications(school)
    awards.award_elsewhere(college, vendor)
    awards.give_out_a_code(school)
    awards.award_a_class(school)


def _shortlist() -> str:
    """The secret of the employer's list: nobody signs in to it, so the instance's folder remembers it."""
    path = settings.ASSAY_FOLDER / "demonstration-list.txt"
    if path.exists():
        token = path.read_text().strip()
        try:
            by_token(token)
        except NotFound:
            pass  # deleted, or its time is over: another one
        else:
            return token
    token = wallets.make_shortlist()
    path.write_text(token)
    return token


def _people(shortlist: str) -> list[DemoPerson]:
    staff = houses.staff()
    maya, daniel, _sam = wallets.learners()
    operator = houses.somebody("operator@assay.example", "Robin Vale", is_operator=True)
    told = (
        (staff.coordinator, "coordinator and owner, Lincoln High School"),
        (staff.teacher, "teacher, Lincoln High School"),
        (staff.reviewer, "reviewer, Lincoln High School"),
        (staff.counsellor, "counsellor, Lincoln High School"),
        (houses.registrar(), "registrar, Northside Community College"),
        (houses.vendor(), "owner, BrightSteps Academy"),
        (recognisers.baker(), "owner, Corner Bakery, who hires"),
        (maya, "learner, 15"),
        (daniel, "learner, 50"),
        (operator, "operator of this site"),
    )
    people = [DemoPerson(f"{person.name}, {who}", link_to(person.key)) for person, who in told]
    return [*people, DemoPerson("An employer's list of applicants, no account", f"/shortlists/{shortlist}")]
