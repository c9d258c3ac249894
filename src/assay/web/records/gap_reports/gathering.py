"""Who holds what, out of the roster, the certificates and the awards: rows for counting, never kept.

Of pupils who are enrolled in a programme now. A revoked award counts for nothing, and a credential that was
issued for another body's certificate is that certificate.
"""

from __future__ import annotations

from collections.abc import Iterator

from assay.analysis.gaps import Credential, Row, State
from assay.analysis.market import Names, names_in
from assay.web.records.certificates import queries as certificates
from assay.web.records.certificates.catalogue import KindRow
from assay.web.records.credentials import queries as awards
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.models import Pupil
from assay.web.records.rosters.rows import Reach

_ALL = 1_000_000
_EVERYBODY = Reach(is_all=True)


def rows(organization: str) -> Iterator[Row]:
    """A row a pupil and programme, and one for each thing the pupil holds."""
    held = Pupil.objects.of(organization).filter(left_at=None).exclude(programme=None)
    pupils = {one.key: one for one in rosters.opened(held)}
    for one in pupils.values():
        yield Row(one.programme, school=one.school, grade=one.grade, pupil=one.key)
    held_elsewhere = certificates.certificates(organization, _EVERYBODY, count=_ALL).rows
    for row in held_elsewhere:
        pupil = pupils.get(row.pupil)
        if pupil is not None:
            state = State(row.state)
            yield Row(pupil.programme, row.name, row.body, pupil.school, pupil.grade, state, pupil=pupil.key)
    whose = {one.recipient: one for one in pupils.values() if one.recipient}
    certified = {row.credential for row in held_elsewhere if row.credential}
    for recipient, given in awards.of_recipients(organization, whose).items():
        pupil = whose[recipient]
        for award in given:
            if award.state == "issued" and award.standing != "revoked" and award.key not in certified:
                yield Row(
                    pupil.programme, award.achievement, "", pupil.school, pupil.grade, State.OWN, pupil.key
                )


def credential(kind: KindRow) -> Credential:
    """A kind of certificate as advertisements might name it."""
    read = names_in(kind.name)
    names = Names(read.name, tuple(dict.fromkeys((*read.aliases, *kind.aliases))), read.abbreviations)
    return Credential(names, kind.body)
