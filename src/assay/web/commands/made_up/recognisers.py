"""Who states, signed and in public, that a certificate of the demonstration counts; and what is left out.

Two employers and a college count. Beside them stands what readers are shown and nobody counts: a house of
the same group, a school that is recognised in return, a statement that was withdrawn, the issuer's own word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from assay.analysis.valuation import Verb
from assay.fetching import Fetched
from assay.web.base.clock import now
from assay.web.base.demo_cast import BAKER
from assay.web.commands.made_up import catalogue, houses
from assay.web.commands.made_up.houses import somebody
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements.plans import achievement_id
from assay.web.records.achievements.queries import VersionRow, version
from assay.web.records.organizations import domains
from assay.web.records.organizations.actions import Profile, edit, found
from assay.web.records.organizations.queries import memberships, public
from assay.web.records.people.queries import Person
from assay.web.records.statements import actions as statements
from assay.web.records.statements.controllers import name_parent
from assay.web.records.statements.values import Wanted

_YEARS = timedelta(days=2 * 365)


@dataclass(frozen=True, slots=True)
class Body:
    """An organization whose domain is known to be its own, and who speaks for it."""

    key: str
    owner: Person


def baker() -> Person:
    """Who hires at Corner Bakery."""
    return somebody(BAKER, "Nora Feld")


def bakery() -> Body | None:
    """Corner Bakery, if it was founded before."""
    owner = baker()
    held = memberships(owner)
    return Body(held[0].organization.key, owner) if held else None


def make_bakery() -> Body:
    """Corner Bakery, which looks at certificates before it hires."""
    return _founded(baker(), "Corner Bakery", "cornerbakery.example", "Bread, cakes, and four apprentices.")


def recognise(bakery: Body, earned: VersionRow, bought: VersionRow) -> None:
    """All statements about the two certificates that look alike."""
    _state(
        bakery,
        earned,
        Verb.INTERVIEWS,
        occupation="Kitchen assistant",
        place="Lake County",
        note="Come with your temperature log.",
    )
    hotels = _founded(
        somebody("iris.holm@harborview.example", "Iris Holm"),
        "Harborview Hotels",
        "harborview.example",
        "Three hotels on the lake.",
    )
    _state(hotels, earned, Verb.REQUIRES, occupation="Breakfast cook", place="Lake County")
    catering = _founded(
        somebody("owen.pike@harborview-catering.example", "Owen Pike"),
        "Harborview Catering",
        "harborview-catering.example",
        "Weddings and conferences; part of Harborview Hotels.",
    )
    name_parent(catering.owner, catering.key, "Harborview Hotels", "harborview.example")
    _state(catering, earned, Verb.PREFERS, occupation="Server")
    registrar = houses.registrar()
    college = _proven(registrar, "northside.example")
    _state(college, earned, Verb.CREDITS, credits=Decimal(2), note="Towards the culinary certificate.")
    _recognise_each_other(earned)
    pier = _founded(
        somebody("vera.lind@pier-nine.example", "Vera Lind"), "Pier Nine", "pier-nine.example", "Fish, fried."
    )
    statements.withdraw(pier.owner, pier.key, _state(pier, earned, Verb.PREFERS))
    _state(_proven(houses.vendor(), "brightsteps.example"), bought, Verb.PREFERS)


def _recognise_each_other(earned: VersionRow) -> None:
    """A school that is recognised in return: the two are shown, and count for neither."""
    school = _proven(houses.staff().coordinator, "lincoln-high.example")
    other = _founded(
        somebody("jonas.beck@milltown.example", "Jonas Beck"),
        "Milltown High School",
        "milltown.example",
        "A high school with a bakery.",
        kind="school",
    )
    made = achievements.create(other.owner, other.key, catalogue.KNIFE_SKILLS)
    theirs = version(achievements.publish(other.owner, other.key, made))
    _state(other, earned, Verb.ACCEPTS_INSTEAD)
    _state(school, theirs, Verb.ACCEPTS_INSTEAD)


def _state(
    body: Body,
    about: VersionRow,
    verb: Verb,
    *,
    credits: Decimal | None = None,  # noqa: A002 - its name in a statement
    occupation: str = "",
    place: str = "",
    note: str = "",
) -> str:
    wanted = Wanted(
        address=achievement_id(about.achievement, about.number),
        verb=verb,
        until=now() + _YEARS,
        credits=credits,
        occupation=occupation,
        place=place,
        note=note,
    )
    key = statements.draft(body.owner, body.key, wanted)
    statements.sign(body.owner, body.key, key)
    return key


def _founded(owner: Person, name: str, domain: str, text: str, kind: str = "employer") -> Body:
    key = found(owner, name, kind)
    edit(owner, key, Profile(name, text, kind, f"https://{domain}"))
    return _proven(owner, domain)


def _proven(owner: Person, domain: str) -> Body:
    """The owner's organization with the line on its website, which is as made up as the rest."""
    key = memberships(owner)[0].organization.key
    domains.claim(owner, key, domain)
    line = domains.proof_line(public(key).domain_token).encode()
    domains.check(owner, key, lambda _address: Fetched(line, "text/plain"))
    return Body(key, owner)
