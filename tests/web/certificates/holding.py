"""What the tests of certificates need: a district with pupils, documents, a body that signs badges here."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

from PIL import Image

from assay.web.base.clock import now
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements.values import AchievementValues, Creator
from assay.web.records.certificates import actions
from assay.web.records.certificates.values import NewCertificate, NewCheck, NewDocument
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.values import Award
from assay.web.records.people.models import Person
from assay.web.records.rosters.rows import PupilRow
from assay.web.records.signing_keys import actions as keys
from assay.web.records.signing_keys import queries as signing_keys
from web.factories import School, a_school
from web.schooling import District, a_district, a_member_of, a_pupil

PDF = NewDocument("card.pdf", b"%PDF-1.4 a card")
LINK = "https://www.servsafe.com/check/123"


@dataclass(frozen=True, slots=True)
class Scene:
    """A district, its coordinator, one pupil."""

    district: District
    coordinator: Person
    pupil: PupilRow

    @property
    def key(self) -> str:
        """The organization's key."""
        return self.district.key

    def holds(self, kind: str = "servsafe-food-handler", **facts: object) -> str:
        """The key of a certificate of the pupil's, recorded by the coordinator."""
        wanted = NewCertificate(kind, self.pupil.key, **facts)  # type: ignore[arg-type]  # a test's own facts
        return actions.record_one(self.coordinator, self.key, wanted)


def a_scene(email: str = "noor@home.example") -> Scene:
    """A district with a coordinator and one pupil."""
    district = a_district()
    keys.ensure_key(district.key)
    return Scene(
        district, a_member_of(district, "coordinator"), a_pupil(district, number="100234", email=email)
    )


def a_photo(form: str = "JPEG", note: bytes = b"") -> bytes:
    """A small picture, perhaps with bytes behind it that are no picture."""
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, form)
    return made.getvalue() + note


def a_check(number: str = "FH-123", link: str = LINK, on: date | None = None) -> NewCheck:
    """A look at the body's page, today."""
    return NewCheck(link, number, on or now().date())


@dataclass(frozen=True, slots=True)
class Body:
    """A body that signs badges, with an organization on this site."""

    house: School
    title: str = "Lake Kitchen Card"

    @property
    def issuer(self) -> str:
        """Its identifier as an issuer."""
        return signing_keys.identifier(self.house.key)

    def badge(
        self, name: str, email: str = "", title: str = "", creator: Creator | None = None, *, days: int = 0
    ) -> tuple[str, bytes]:
        """The key and the signed bytes of a badge for this person; `days`: for so many days."""
        values = AchievementValues(
            title or self.title,
            "Handles food safely.",
            "Passed the examination of the body.",
            creator=creator,
            valid_for=(days, "day") if days else None,
        )
        achievement = achievements.create(self.house.owner, self.house.key, values)
        version = achievements.publish(self.house.owner, self.house.key, achievement)
        wanted = Award(version, name, email)
        key = credentials.award(self.house.owner, self.house.key, wanted)
        return key, awards.secured_bytes(self.house.key, key)


def a_body(name: str = "Lake Food Board") -> Body:
    """A body with a signing key."""
    house = a_school(name, f"owner@{name.split(maxsplit=1)[0].lower()}.example")
    keys.ensure_key(house.key)
    return Body(house)


def a_kind(scene: Scene, body: Body, name: str = "Lake Kitchen Card") -> str:
    """A kind of the district's own whose body is this one, known by its identifier."""
    about: dict[str, object] = {
        "aliases": ["LKC"],
        "body": "Lake Food Board",
        "issuers": [body.issuer],
    }
    return actions.add_kind(scene.coordinator, scene.key, name, about)
