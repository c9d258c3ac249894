"""What these tests begin with: a class code on the board, and a pupil at the door."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.test import Client

from assay.web.records.class_codes import actions as class_codes
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.values import Award
from assay.web.records.people.models import Person
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.actions import recipient_of
from assay.web.records.rosters.rows import PupilRow
from web.schooling import District, a_district, a_pupil

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

PIN = "482915"
_TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')

__all__ = ["District", "PupilRow", "a_district", "a_pupil"]


def a_code(district: District, section: str = "", hours: int = 2) -> str:
    """An open class code of this section, or of the district's first one."""
    section = section or district.section.key
    return class_codes.open_code(district.house.owner, district.key, section, hours)


def knock(client: Client, code: str, number: str) -> Answer:
    """Type class code and school id."""
    return client.post("/in", {"code": code, "number": number})


def choose(client: Client, pin: str = PIN, again: str = "") -> Answer:
    """Choose this PIN on the next page."""
    return client.post("/in/you", {"pin": pin, "again": again or pin})


def come_in(district: District, pupil: PupilRow, pin: str = PIN) -> Client:
    """A browser in which this pupil has come in for the first time, with this PIN."""
    client = Client()
    knock(client, a_code(district), pupil.number)
    answer = choose(client, pin)
    assert (303, "/pupil") == (answer.status_code, answer["Location"]), answer.content.decode()
    return client


def come_again(district: District, pupil: PupilRow, pin: str = PIN) -> Client:
    """A browser in which this pupil tried to come in at the school's own entrance."""
    client = Client()
    client.post(f"/in/school/{district.key}", {"number": pupil.number, "pin": pin})
    return client


def account_of(pupil: PupilRow) -> Person:
    """The pupil's account."""
    return Person.objects.get(key=rosters.pupil(pupil.organization, pupil.key).person)


def give(district: District, pupil: PupilRow) -> str:
    """Award the district's achievement to this pupil; the credential's key."""
    recipient = recipient_of(district.key, pupil.key)
    award = Award(district.house.version, pupil.name, pupil.email, recipient=recipient)
    return credentials.award(district.house.owner, district.key, award)


def said(answer: Answer) -> str:
    """The page without what differs each time it is asked for."""
    return _TOKENS.sub("", answer.content.decode())
