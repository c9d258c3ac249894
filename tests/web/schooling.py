"""A district with a section, its teacher, its pupils and their guardians, as a roster would bring them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.records.organizations import actions as organizations
from assay.web.records.people.actions import ensure_person, new_data_key
from assay.web.records.people.models import Person
from assay.web.records.rosters import queries
from assay.web.records.rosters.models import (
    Enrolment,
    Guardian,
    Guardianship,
    Programme,
    Pupil,
    School,
    Section,
    Teaching,
)
from assay.web.records.rosters.rows import PupilRow
from assay.web.records.rosters.sealed import (
    GuardianDetails,
    PupilDetails,
    mail_index,
    number_index,
    sealed_guardian,
    sealed_pupil,
)
from web.factories import School as House
from web.factories import a_school


@dataclass(frozen=True, slots=True)
class District:
    """An organization that keeps a roster: its house, one school, one programme, one section, its teacher."""

    house: House
    school: School
    programme: Programme
    section: Section
    teacher: Person

    @property
    def key(self) -> str:
        """The organization's key."""
        return self.house.key


def a_district(name: str = "Lakeview School District", rights: str = "guardian") -> District:
    """A district with one school, one section and its teacher; no pupils yet."""
    mark = new_key()[:6].lower()
    house = a_school(name, f"owner-{mark}@lake.example")
    school = School.objects.create(organization_id=house.key, source_id="s1", name="Lakeview High")
    programme = Programme.objects.create(
        organization_id=house.key, code="health", name="Health science", rights=rights
    )
    section = a_section(house.key, school)
    teacher = a_teacher(house, section, f"teacher-{mark}@lake.example")
    return District(house, school, programme, section, teacher)


def a_section(organization: str, school: School, title: str = "Health science 2") -> Section:
    """One section of this school."""
    return Section.objects.create(
        organization_id=organization, source_id=new_key(), title=title, school=school, term="2026-27"
    )


def a_teacher(house: House, section: Section, email: str = "teacher@lake.example") -> Person:
    """Somebody who teaches this section."""
    person = ensure_person(email, "Tara Teacher")
    organizations.add_member(house.owner, house.key, person, "teacher")
    Teaching.objects.create(organization_id=house.key, section=section, person=person)
    return person


def a_member_of(district: District, role: str) -> Person:
    """Somebody with this role in the district."""
    person = ensure_person(f"{role}-{new_key()[:6].lower()}@lake.example", role.title())
    organizations.add_member(district.house.owner, district.key, person, role)
    return person


def a_pupil(
    district: District,
    given: str = "Noor",
    family: str = "Haddad",
    *,
    number: str = "",
    band: str = "13-17",
    born: date | None = None,
    email: str = "",
    section: Section | None = None,
) -> PupilRow:
    """A pupil in the district's section (or this one)."""
    key, number = new_key(), number or new_key()[:8]
    data_key, secret = new_data_key()
    details = PupilDetails(given, family, number, email, born)
    row = Pupil.objects.create(
        key=key,
        organization_id=district.key,
        source_id=number,
        data_key_id=data_key,
        sealed=sealed_pupil(secret, key, details),
        number_index=number_index(district.key, number),
        mail_index=mail_index(email),
        school=district.school,
        programme=district.programme,
        grade="10",
        band=band,
        joined_at=now(),
    )
    Enrolment.objects.create(
        organization_id=district.key, section=section or district.section, pupil=row, since=now()
    )
    return queries.pupil(district.key, key)


def a_guardian(
    district: District, pupil: PupilRow, name: str = "Samira Haddad", email: str = "samira@home.example"
) -> Guardian:
    """Somebody who answers for this pupil and decides."""
    key = new_key()
    data_key, secret = new_data_key()
    guardian = Guardian.objects.create(
        key=key,
        organization_id=district.key,
        source_id=new_key(),
        data_key_id=data_key,
        sealed=sealed_guardian(secret, key, GuardianDetails(name, email)),
    )
    Guardianship.objects.create(guardian=guardian, pupil_id=pupil.key, relation="mother")
    return guardian
