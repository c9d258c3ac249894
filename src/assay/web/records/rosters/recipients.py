"""Whose awards are a pupil's: those made to the pupil, and those sent to the address the roster has for them.

Apart because an award may be older than the roster, or be made by a form, a file, a code, an application:
what counts is the address, looked up at each reading, so that no way of awarding leads past reach and rights.
An address that the roster has for several pupils of one organization says of none of them that it is theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from assay.web.records.credentials.origins import addresses_of, recipients_at
from assay.web.records.organizations.permissions import Role
from assay.web.records.organizations.queries import Membership
from assay.web.records.rosters.models import Pupil
from assay.web.records.rosters.queries import has_roster, opened, reach
from assay.web.records.rosters.rows import PupilRow, Reach


def of_recipients(recipients: Iterable[str]) -> dict[str, PupilRow]:
    """Which pupils these recipients of awards are; others are absent."""
    asked = set(recipients)
    held = Pupil.objects.everywhere("whose award is it?")
    found = {row.recipient: row for row in opened(held.filter(recipient__in=asked))}
    for recipient, organization, index in addresses_of(asked - found.keys()):
        rows = opened(held.filter(organization=organization, mail_index=index))
        if len(rows) == 1:
            found[recipient] = rows[0]
    return found


def of_pupils(organization: str, pupils: Iterable[str]) -> dict[str, str]:
    """The recipients that these pupils of this organization are: recipient → pupil."""
    held = Pupil.objects.of(organization)
    told = list(held.filter(key__in=set(pupils)).values_list("key", "recipient_id", "mail_index"))
    own = {recipient: key for key, recipient, _index in told if recipient}
    indexes = {index for _key, _recipient, index in told if index}
    with_it = defaultdict(set)
    for key, index in held.filter(mail_index__in=indexes).values_list("key", "mail_index"):
        with_it[index].add(key)
    theirs = {
        recipient: next(iter(with_it[index]))
        for recipient, index in recipients_at(organization, indexes).items()
        if len(with_it[index]) == 1
    }
    taken = held.filter(recipient__in=theirs.keys() - own.keys()).values_list("recipient_id", flat=True)
    return {key: pupil for key, pupil in theirs.items() if key not in set(taken)} | own


def recipients_within(organization: str, among: Reach) -> frozenset[str]:
    """The recipients of awards that the pupils within reach are; those who were awarded nothing have none."""
    keys = Pupil.objects.of(organization).values_list("key", flat=True) if among.is_all else among.pupils
    return frozenset(of_pupils(organization, keys))


def limits(held: Membership) -> Reach | None:
    """Of whose awards and applications this member sees no others; None: of everybody's.

    Teachers and counsellors are limited where there is a roster. Reviewers are not: a pupil who hands
    something in has it judged, and judging is what they are appointed for.
    """
    if held.role in {Role.TEACHER, Role.COUNSELLOR} and has_roster(held.organization.key):
        return reach(held)
    return None


def beyond(organization: str, among: Reach, persons: Iterable[str], indexes: Iterable[str]) -> set[str]:
    """Of these accounts and digests of addresses those of pupils of whom none is within this reach."""
    asked = {*persons, *indexes} - {""}
    held = Pupil.objects.of(organization).filter(Q(person__in=asked) | Q(mail_index__in=asked))
    seen, others = set[str](), set[str]()
    for key, person, index in held.values_list("key", "person_id", "mail_index"):
        (seen if among.has(key) else others).update({person or "", index} & asked)
    return others - seen
