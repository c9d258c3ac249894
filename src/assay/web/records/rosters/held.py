"""The roster as it stands, opened whole for a comparison: a fixed number of reads, however many pupils."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from assay.web.base.sealing import SealingKey
from assay.web.records.organizations.permissions import Role
from assay.web.records.organizations.queries import members
from assay.web.records.people.queries import data_keys
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
from assay.web.records.rosters.sealed import (
    FORGOTTEN,
    FORGOTTEN_GUARDIAN,
    GuardianDetails,
    PupilDetails,
    guardian_details,
    pupil_details,
)

_AT_ONCE = 5_000
_COUNSELLORS = frozenset({Role.COUNSELLOR, Role.COORDINATOR, Role.OWNER})


@dataclass(slots=True)
class Held:
    """All rows of an organization's roster by key, with what is sealed of them opened."""

    organization: str
    schools: dict[str, School] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    teachings: dict[tuple[str, str], Teaching] = field(default_factory=dict)  # section, address
    pupils: dict[str, Pupil] = field(default_factory=dict)
    details: dict[str, PupilDetails] = field(default_factory=dict)
    enrolments: dict[tuple[str, str], Enrolment] = field(default_factory=dict)  # section, pupil
    guardians: dict[str, Guardian] = field(default_factory=dict)
    guardian_details: dict[str, GuardianDetails] = field(default_factory=dict)
    guardianships: dict[tuple[str, str], Guardianship] = field(default_factory=dict)  # guardian, pupil
    secrets: dict[str, SealingKey] = field(default_factory=dict)  # by data key
    counsellors: dict[str, str] = field(default_factory=dict)  # address → person
    members: set[str] = field(default_factory=set)  # addresses


def held(organization: str) -> Held:
    """The roster of this organization."""
    found = Held(organization)
    found.schools = {row.key: row for row in School.objects.of(organization)}
    found.programmes = {row.key: row for row in Programme.objects.of(organization)}
    found.sections = {row.key: row for row in Section.objects.of(organization)}
    taught = Teaching.objects.of(organization).select_related("person")
    found.teachings = {(row.section_id, row.person.email): row for row in taught}
    found.pupils = {row.key: row for row in Pupil.objects.of(organization)}
    found.enrolments = {
        (row.section_id, row.pupil_id): row for row in Enrolment.objects.of(organization).iterator()
    }
    found.guardians = {row.key: row for row in Guardian.objects.of(organization)}
    answering = Guardianship.objects.filter(pupil__organization=organization)
    found.guardianships = {(row.guardian_id, row.pupil_id): row for row in answering.iterator()}
    for member in members(organization):
        found.members.add(member.email)
        if member.role in _COUNSELLORS:
            found.counsellors[member.email] = member.person_key
    _open(found)
    return found


def chunks(keys: Iterable[str], size: int = _AT_ONCE) -> Iterator[list[str]]:
    """The keys in pieces that a database takes as one question."""
    walk = iter(keys)
    while piece := list(islice(walk, size)):
        yield piece


def _open(found: Held) -> None:
    asked = [row.data_key_id for row in found.pupils.values() if row.data_key_id]
    asked += [row.data_key_id for row in found.guardians.values() if row.data_key_id]
    for piece in chunks(asked):
        found.secrets |= data_keys(piece)
    for key, pupil in found.pupils.items():
        secret = found.secrets.get(pupil.data_key_id or "")
        found.details[key] = pupil_details(secret, key, pupil.sealed) if secret else FORGOTTEN
    for key, guardian in found.guardians.items():
        secret = found.secrets.get(guardian.data_key_id or "")
        found.guardian_details[key] = (
            guardian_details(secret, key, guardian.sealed) if secret else FORGOTTEN_GUARDIAN
        )
