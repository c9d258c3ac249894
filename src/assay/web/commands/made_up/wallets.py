"""The learners of the demonstration: what they kept, brought along and show; and an employer's list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from assay import Issuer
from assay.issuance import AchievementPlan, Recipient
from assay.web.base.clock import now
from assay.web.base.demo_cast import MAYA, SAM
from assay.web.commands.made_up.awards import DANIEL
from assay.web.commands.made_up.houses import somebody, staff, vendor
from assay.web.commands.made_up.pupils import CHANGED, CHANGED_TO, REVOKED
from assay.web.records.credentials import queries as awards
from assay.web.records.holdings import actions as holdings
from assay.web.records.holdings import queries as held
from assay.web.records.holdings.claiming import awaiting, keep_claimed
from assay.web.records.organizations.queries import memberships
from assay.web.records.people.actions import describe
from assay.web.records.people.queries import Person
from assay.web.records.shares.actions import Shown, share
from assay.web.records.shares.queries import made_by
from assay.web.records.shares.scopes import MINIMUM, Part, Scope
from assay.web.records.shortlists import actions as shortlists

_JUDGED = Scope(frozenset({Part.NARRATIVE, Part.RESULTS, Part.EVIDENCE, Part.EMAIL}))
_SWIMMING: dict[str, object] = {
    "id": "https://badges.example/lifesaver-bronze",
    "type": ["Achievement"],
    "name": "Lifesaver, Bronze",
    "description": "Swims 400 metres in clothes and brings somebody ashore.",
    "criteria": {"narrative": "Swim 400 metres in clothes; tow a person 50 metres; show resuscitation."},
}
_FORKLIFT: dict[str, object] = {
    "id": "https://badges.example/forklift-operator",
    "type": ["Achievement"],
    "name": "Forklift Operator",
    "description": "Drives counterbalance trucks up to five tonnes.",
    "criteria": {"narrative": "Two days of practice and a driving test with an examiner beside the truck."},
}
_FIRST_AID: dict[str, object] = {
    "id": "https://badges.example/first-aid-at-work",
    "type": ["Achievement"],
    "name": "First Aid at Work",
    "description": "Helps until the ambulance comes.",
    "criteria": {"narrative": "A day of practice; show bandage, recovery position and defibrillator."},
}


def learners() -> tuple[Person, Person, Person]:
    """Maya, fifteen; Daniel, fifty; and Sam."""
    return somebody(MAYA, "Maya Torres"), somebody(DANIEL, "Daniel Okafor"), somebody(SAM, "Sam Whitlock")


@dataclass(frozen=True, slots=True)
class _Wallet:
    """What one of them has beside what was awarded here: badges from elsewhere, a collection, a link."""

    is_minor: bool
    brought_from: str
    brought: tuple[dict[str, object], ...]
    collection: str
    shown: str
    shown_to: str
    scope: Scope


_WALLETS = (
    _Wallet(
        is_minor=True,
        brought_from="Harbor Water Rescue",
        brought=(_SWIMMING,),
        collection="Summer jobs",
        shown="Food Safety in the Kitchen",
        shown_to="For Corner Bakery",
        scope=_JUDGED,
    ),
    _Wallet(
        is_minor=False,
        brought_from="Northgate Transport Training",
        brought=(_FORKLIFT, _FIRST_AID),
        collection="Warehouse and office",
        shown="Bookkeeping with Spreadsheets",
        shown_to="Application as stock clerk",
        scope=_JUDGED,
    ),
    _Wallet(
        is_minor=False,
        brought_from="",
        brought=(),
        collection="",
        shown="Food Safety in the Kitchen",
        shown_to="",
        scope=MINIMUM,
    ),
)


def fill_wallets() -> None:
    """Each who has nothing yet keeps what was awarded, brings badges along, and shows something by a link."""
    for person, wallet in zip(learners(), _WALLETS, strict=True):
        if not held.held_by(person):
            _fill(person, wallet)


def _fill(person: Person, wallet: _Wallet) -> None:
    describe(person, person.name, "en", is_minor=wallet.is_minor)
    for found in awaiting(person):
        keep_claimed(person, found.token)
    signer = Issuer.with_new_key(wallet.brought_from or "Nobody")
    for achievement in wallet.brought:
        badge = signer.award(AchievementPlan(achievement), Recipient(email=person.email, name=person.name))
        holdings.keep(person, badge.content, "file")
    rows = {row.title: row for row in held.held_by(person)}
    shown = rows.get(wallet.shown)  # nothing where somebody has been forgotten here before
    if shown is None:
        return
    share(
        person,
        [Shown(shown.key, shown.credential)],
        wallet.scope,
        now() + timedelta(days=90),
        wallet.shown_to,
    )
    if wallet.collection:
        collection = holdings.make_collection(person, wallet.collection)
        for title in (wallet.shown, str(wallet.brought[0]["name"])):
            holdings.collect(person, collection, rows[title].key)


def make_shortlist() -> str:
    """An employer's list of applicants by what they sent; the secret of its own link.

    Links; the file of an award that was revoked since; and a file in which somebody changed a letter.
    """
    links = [(person.name, row.token) for person in learners() for row in made_by(person)[:1]]
    items = [shortlists.Item(f"{settings.ASSAY_ORIGIN}/s/{token}".encode(), label) for label, token in links]
    school, seller = memberships(staff().coordinator)[0], memberships(vendor())[0]
    for organization, name in ((school.organization.key, REVOKED), (seller.organization.key, CHANGED)):
        for row in awards.awards(organization, name).rows[:1]:
            content = awards.secured_bytes(organization, row.key)
            items.append(shortlists.Item(content.replace(CHANGED.encode(), CHANGED_TO.encode()), name))
    return shortlists.create("Corner Bakery: kitchen help, six hours a week", items)
