"""What the yardstick shows beside how the school judged: recognitions, assays and promises of the two."""

from __future__ import annotations

from datetime import timedelta

from assay.web.base.clock import now
from assay.web.commands.made_up import houses, pupils, recognisers
from assay.web.records.achievements.plans import achievement_id
from assay.web.records.achievements.queries import VersionRow, published
from assay.web.records.assays import actions as assays
from assay.web.records.assays import queries as assayed
from assay.web.records.assays.gathering import gathered
from assay.web.records.assays.values import Notice
from assay.web.records.organizations.queries import memberships
from assay.web.records.people.queries import Person
from assay.web.records.promise_checks import actions as promise_checks

_TITLE = "Food Safety in the Kitchen"
_TOLD_BEFORE = timedelta(days=16)


def weigh() -> None:
    """The statements of those who hire, and two assays."""
    earned, bought = _titled(houses.staff().coordinator), _titled(houses.vendor())
    if earned is None or bought is None:
        return  # somebody has taken one of the two away
    bakery = recognisers.make_bakery()
    recognisers.recognise(bakery, earned, bought)
    for row in (earned, bought):
        promise_checks.after_publishing(row.organization, row.key)
    assays.keep(bakery.owner, bakery.key, gathered(_address(earned)))
    _publish(bought)


def _titled(owner: Person) -> VersionRow | None:
    organization = memberships(owner)[0].organization.key
    return next((row for row in published(organization) if row.name == _TITLE), None)


def _address(row: VersionRow) -> bytes:
    return achievement_id(row.achievement, row.number).encode()


def _publish(bought: VersionRow) -> None:
    """The college's assay of the certificate that asks for nothing: its issuer was told, and answered."""
    registrar = houses.registrar()
    college = memberships(registrar)[0].organization.key
    key = assays.keep(registrar, college, gathered(_address(bought)))
    assays.give_notice(registrar, college, key, Notice(given_at=now() - _TOLD_BEFORE))
    assays.reply(assayed.reply_token(key), pupils.VENDORS_ANSWER)
    assays.publish(registrar, college, key, "independent")
