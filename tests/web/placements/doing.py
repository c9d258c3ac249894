"""What pupil and mentor have done before a test of placements begins."""

from __future__ import annotations

from django.test import Client

from assay.web.records.people.actions import ensure_person
from assay.web.records.placements import (
    actions,
    hours,
    links,
    observations,
)
from assay.web.records.rosters.actions import link_account
from assay.web.records.rosters.rows import PupilRow
from web.placements.working import (
    WORDS,
    clinic,
    seen_all,
    token_of,
)
from web.schooling import District
from web.security.world import signed_in


def pupil_client(district: District, pupil: PupilRow) -> Client:
    """A browser in which this pupil is signed in."""
    person = ensure_person(f"{pupil.number}@pupils.example", pupil.name)
    link_account(district.key, pupil.key, person)
    return signed_in(person)


def over(district: District, pupil: PupilRow, **others: object) -> str:
    """A placement that is over, mailed, with eight hours that wait for the mentor."""
    wanted = clinic(version=district.house.version, **others)  # type: ignore[arg-type]  # the test's own
    [key] = actions.arrange(district.teacher, district.key, wanted, [pupil.key])
    links.send(district.teacher, district.key, [key])
    hours.log(district.key, pupil.key, key, wanted.begins, 32, "Greeted patients")
    return key


def sign(client: Client, token: str, words: str = WORDS) -> int:
    """Sign as the mentor; the status of the answer."""
    form = {"comment": words, "name": "Rosa Alvarez", "sign": "1"}
    return client.post(f"/mentor/{token}/endorse", form).status_code


def done(district: District, pupil: PupilRow, **others: object) -> str:
    """The same with everything that an award needs of the mentor."""
    key = over(district, pupil, **others)
    token = token_of(district.key, key)
    hours.confirm(token)
    observations.by_mentor(token, seen_all())
    assert sign(Client(), token) == 303
    return key
