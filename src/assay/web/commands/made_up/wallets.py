"""The learners of the demonstration: what they kept, brought along and show; and an employer's list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings

from assay import Issuer
from assay.issuance import AchievementPlan, Recipient
from assay.web.base.clock import now
from assay.web.base.demo_cast import MAYA, SAM
from assay.web.commands.made_up.awards import DANIEL
from assay.web.commands.made_up.houses import somebody
from assay.web.records.holdings import actions as holdings
from assay.web.records.holdings import queries as held
from assay.web.records.holdings.claiming import awaiting, keep_claimed
from assay.web.records.people.actions import describe
from assay.web.records.people.queries import Person
from assay.web.records.shares.actions import Shown, share
from assay.web.records.shares.scopes import MINIMUM, Part, Scope
from assay.web.records.shortlists import actions as shortlists

_JUDGED = Scope(frozenset({Part.NARRATIVE, Part.RESULTS, Part.EVIDENCE, Part.EMAIL}))
_SWIMMING = {
    "name": "Lifesaver, Bronze",
    "description": "Swims 400 metres in clothes and brings somebody ashore.",
    "criteria": {"narrative": "Swim 400 metres in clothes; tow a person 50 metres; show resuscitation."},
}
_FORKLIFT = {
    "name": "Forklift Operator",
    "description": "Drives counterbalance trucks up to five tonnes.",
    "criteria": {"narrative": "Two days of practice and a driving test with an examiner beside the truck."},
}
_FIRST_AID = {
    "name": "First Aid at Work",
    "description": "Helps until the ambulance comes.",
    "criteria": {"narrative": "A day of practice; show bandage, recovery position and defibrillator."},
}


def learners() -> tuple[Person, Person, Person]:
    """Maya, fifteen; Daniel, fifty; and Sam."""
    return somebody(MAYA, "Maya Torres"), somebody(DANIEL, "Daniel Okafor"), somebody(SAM, "Sam Whitlock")


def fill_wallets() -> None:
    """What was awarded to them is kept, badges from elsewhere beside it; each shows something by a link."""
    maya, daniel, sam = learners()
    describe(maya, "Maya Torres", "en", is_minor=True)
    describe(daniel, "Daniel Okafor", "en", is_minor=False)
    describe(sam, "Sam Whitlock", "en", is_minor=False)
    for person in (maya, daniel, sam):
        for found in awaiting(person):
            keep_claimed(person, found.token)
    _bring_along(maya, "Harbor Water Rescue", [_SWIMMING])
    _bring_along(daniel, "Northgate Transport Training", [_FORKLIFT, _FIRST_AID])
    _collect(maya, "Summer jobs", ("Food Safety in the Kitchen", "Lifesaver, Bronze"))
    _collect(daniel, "Warehouse and office", ("Bookkeeping with Spreadsheets", "Forklift Operator"))
    _show(maya, "Food Safety in the Kitchen", "For Corner Bakery", _JUDGED)
    _show(daniel, "Bookkeeping with Spreadsheets", "Application as stock clerk", _JUDGED)
    _show(sam, "Food Safety in the Kitchen", "", MINIMUM)


def _bring_along(person: Person, issuer: str, made: Sequence[dict[str, object]]) -> None:
    signer = Issuer.with_new_key(issuer)
    for achievement in made:
        name = str(achievement["name"]).lower().replace(" ", "-").replace(",", "")
        described = {"id": f"https://badges.example/{name}", "type": ["Achievement"], **achievement}
        plan = AchievementPlan(described)
        badge = signer.award(plan, Recipient(email=person.email, name=person.name))
        holdings.keep(person, badge.content, "file")


def _collect(person: Person, name: str, titles: Sequence[str]) -> None:
    collection = holdings.make_collection(person, name)
    rows = {row.title: row.key for row in held.held_by(person)}
    for title in titles:
        holdings.collect(person, collection, rows[title])


def _show(person: Person, title: str, told: str, scope: Scope) -> None:
    row = next(row for row in held.held_by(person) if row.title == title)
    share(person, [Shown(row.key, row.credential)], scope, now() + timedelta(days=90), told)


def make_shortlist(tokens: Sequence[tuple[str, str]]) -> str:
    """An employer's list of applicants by the links they sent; the secret of its own link."""
    items = [shortlists.Item(f"{settings.ASSAY_ORIGIN}/s/{token}".encode(), label) for label, token in tokens]
    return shortlists.create("Corner Bakery: kitchen help, six hours a week", items)
