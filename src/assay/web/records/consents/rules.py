"""Whose word opens what: by whom a credential was awarded to, whoever's account it lies in today.

Asked at every opening and never stored: a birthday, a correction of the roster or a new policy counts from
the next opening on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assay.web.records.consents.values import STRICTEST, Concerned, Rule, RuleFor
from assay.web.records.credentials.origins import Origin, origins
from assay.web.records.people import addresses
from assay.web.records.people.models import Person
from assay.web.records.policies.queries import policy
from assay.web.records.rosters import families
from assay.web.records.rosters.ages import AgeBand
from assay.web.records.rosters.rows import PupilRow
from assay.web.records.rosters.sealed import mail_index

BY_LINK = "message-link"


def rule_for(person: Person | None, credentials: Sequence[str], pupil: PupilRow | None = None) -> RuleFor:
    """Whose word opens these credentials ("" for one from elsewhere), and what of this pupil's they show.

    A credential of ours is the pupil's it was awarded to. One from elsewhere, or of an organization that
    does not know its recipient as a pupil, follows the strictest rule that this person is under anywhere.
    """
    found = {pupil.key: pupil} if pupil else {}
    if credentials or pupil is None:
        found |= {row.key: row for row in _pupils(person, credentials)}
    concerned = tuple(
        Concerned(rule, row) for row in found.values() if (rule := rule_of(row)) is not Rule.FREE
    )
    has_minor = any(row.is_minor for row in found.values())
    if not concerned:
        return RuleFor(Rule.FREE, has_minor=has_minor)
    worst = max(concerned, key=lambda each: STRICTEST.index(each.rule))
    return RuleFor(worst.rule, worst.pupil.organization, worst.pupil.key, concerned, has_minor=True)


def rule_of(row: PupilRow) -> Rule:
    """Whose word opens what was awarded to this pupil, today."""
    if row.decides_alone:
        return Rule.FREE
    if row.band is AgeBand.TEEN and _may_answer_by_link(row):
        return Rule.GUARDIAN
    return Rule.SCHOOL


def _may_answer_by_link(row: PupilRow) -> bool:
    methods = policy(row.organization).methods_for(row.band)
    return any(method.key == BY_LINK for method in methods)


def _pupils(person: Person | None, credentials: Sequence[str]) -> Iterable[PupilRow]:
    """The pupils whom these show: whom each was awarded to, else everybody that this person is known as."""
    found, mine = origins(credentials), set(_indexes(person)) if person else set()
    recipients = {origin.recipient for origin in found.values()}
    indexes = {origin.mail_index for origin in found.values() if origin.mail_index}
    known = families.known(recipients, indexes | mine, person.key if person else "")
    by_recipient = {each.row.recipient: each.row for each in known if each.row.recipient in recipients}
    own = [
        each.row for each in known if person and (each.row.person == person.key or each.mail_index in mine)
    ]
    for key in credentials or ("",):
        origin = found.get(key)
        if origin is None:
            yield from own
        elif origin.recipient in by_recipient:
            yield by_recipient[origin.recipient]
        else:
            here = [each.row for each in known if origin.mail_index and each.mail_index == origin.mail_index]
            yield from _in_house(here, origin) or _in_house(own, origin) or own


def _in_house(rows: list[PupilRow], origin: Origin) -> list[PupilRow]:
    return [row for row in rows if row.organization == origin.organization]


def _indexes(person: Person) -> Iterable[str]:
    return (index for address in addresses.proven(person) if (index := mail_index(address)))
