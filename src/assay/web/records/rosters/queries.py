"""Reads of rosters: an organization's own, as far as the reader's role reaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.organizations.permissions import Permission, Role
from assay.web.records.organizations.queries import Membership, require
from assay.web.records.people.models import Person
from assay.web.records.people.queries import data_keys
from assay.web.records.rosters.ages import band_on
from assay.web.records.rosters.models import (
    Enrolment,
    Guardianship,
    Programme,
    Pupil,
    School,
    Section,
    Teaching,
)
from assay.web.records.rosters.rows import GuardianRow, NamedRow, PupilPage, PupilRow, Reach, SectionRow
from assay.web.records.rosters.sealed import guardian_details, mail_index, number_index, pupil_details

_WHOLE_HOUSE = frozenset({Role.OWNER, Role.COORDINATOR})


def reach(held: Membership) -> Reach:
    """Whose records this member may see.

    Owners and coordinators everybody's; teachers the pupils of the sections they teach; counsellors those
    in their care; nobody else's anybody's.
    """
    if held.role in _WHOLE_HOUSE:
        return Reach(is_all=True)
    key = held.organization.key
    if held.role == Role.TEACHER:
        taught = Enrolment.objects.of(key).filter(
            ended_at=None,
            section__closed_at=None,
            section__teachings__person=held.person_key,
            section__teachings__ended_at=None,
        )
        return Reach(is_all=False, pupils=frozenset(taught.values_list("pupil_id", flat=True)))
    if held.role == Role.COUNSELLOR:
        care = Pupil.objects.of(key).filter(counsellor=held.person_key)
        return Reach(is_all=False, pupils=frozenset(care.values_list("key", flat=True)))
    return Reach(is_all=False)


def require_pupil(
    person: Person, organization: str, pupil_key: str, permission: Permission = Permission.PUPIL_READ
) -> PupilRow:
    """The pupil, if this person's role has the right and reaches them. Raises `NotFound`, `Forbidden`."""
    held = require(person, organization, permission)
    if not reach(held).has(pupil_key):
        raise NotFound
    return pupil(organization, pupil_key)


def pupil(organization: str, key: str) -> PupilRow:
    """One pupil of this organization. Raises `NotFound`."""
    rows = opened(Pupil.objects.of(organization).filter(key=key))
    if not rows:
        raise NotFound
    return rows[0]


def pupils(
    organization: str,
    among: Reach,
    *,
    search: str = "",
    school: str = "",
    section: str = "",
    programme: str = "",
    grade: str = "",
    with_left: bool = False,
    start: int = 0,
    count: int = 50,
) -> PupilPage:
    """This organization's pupils within reach, by name. `search`: part of a name, or a whole school id."""
    found = Pupil.objects.of(organization)
    if not among.is_all:
        found = found.filter(key__in=among.pupils)
    if not with_left:
        found = found.filter(left_at=None)
    if school:
        found = found.filter(school_id=school)
    if programme:
        found = found.filter(programme_id=programme)
    if grade:
        found = found.filter(grade__in={grade, grade.zfill(2)})
    if section:
        found = found.filter(enrolments__section_id=section, enrolments__ended_at=None)
    rows = opened(found)
    if search.strip():
        wanted = search.strip().casefold()
        rows = [row for row in rows if wanted in row.name.casefold() or wanted == row.number.casefold()]
    rows.sort(key=_by_name)
    return PupilPage(rows[start : start + count], len(rows))


def pupils_of(organization: str, section: str) -> list[PupilRow]:
    """The pupils in this section now, by name."""
    return pupils(organization, Reach(is_all=True), section=section, count=1_000).rows


def among_keys(organization: str, keys: Iterable[str]) -> dict[str, PupilRow]:
    """These pupils of this organization by their key; those it does not have are absent."""
    return {row.key: row for row in opened(Pupil.objects.of(organization).filter(key__in=set(keys)))}


def by_number(organization: str, number: str) -> PupilRow:
    """The present pupil with this school id. Raises `NotFound`."""
    index = number_index(organization, number)
    rows = opened(Pupil.objects.of(organization).filter(number_index=index, left_at=None))
    if len(rows) != 1:
        raise NotFound
    return rows[0]


def with_address(email: str) -> list[PupilRow]:
    """The present pupils whose roster names this address, where one organization names it for one alone."""
    index = mail_index(email)
    held = Pupil.objects.everywhere("whoever has proven the address").filter(left_at=None)
    rows = opened(held.filter(mail_index=index)) if index else []
    count = Counter(row.organization for row in rows)
    return [row for row in rows if count[row.organization] == 1]


def is_pupil_now(person: str) -> bool:
    """Whether this account is a present pupil of any organization."""
    return Pupil.objects.everywhere("a person's own rows").filter(person=person, left_at=None).exists()


def recipients_of_person(person: str) -> set[str]:
    """The recipients that awards to this account go to, as a pupil of any organization."""
    held = Pupil.objects.everywhere("a person's own rows").filter(person=person)
    return set(held.exclude(recipient=None).values_list("recipient_id", flat=True))


def of_person(person: str) -> list[PupilRow]:
    """As which pupils this account is known, in every organization."""
    return opened(Pupil.objects.everywhere("a person's own rows").filter(person=person))


def accounts_among(organization: str, people: Iterable[str]) -> set[str]:
    """Which of these accounts are pupils' of this organization, also of those who left."""
    held = Pupil.objects.of(organization).filter(person__in=set(people))
    return {str(key) for key in held.values_list("person", flat=True)}


def guardians_of(organization: str, pupil_key: str) -> list[GuardianRow]:
    """Who answers for this pupil now."""
    return guardians_among(organization, [pupil_key])[pupil_key]


def guardians_among(organization: str, pupils: Iterable[str]) -> dict[str, list[GuardianRow]]:
    """The same for many pupils at once, by their keys."""
    told: dict[str, list[GuardianRow]] = {key: [] for key in pupils}
    held = Guardianship.objects.filter(
        pupil__organization=organization, pupil__in=list(told), ended_at=None
    ).select_related("guardian")
    rows = list(held.order_by("guardian__source_id"))
    secrets = data_keys([row.guardian.data_key_id for row in rows if row.guardian.data_key_id])
    for row in rows:
        secret = secrets.get(row.guardian.data_key_id or "")
        details = guardian_details(secret, row.guardian_id, row.guardian.sealed)
        told[row.pupil_id].append(
            GuardianRow(
                row.guardian_id,
                details.name,
                details.email,
                details.phone,
                row.guardian.language,
                row.relation,
                row.decides,
            )
        )
    return told


def sections_taught(person: Person, organization: str) -> list[SectionRow]:
    """The open sections this person teaches, by title."""
    mine = Section.objects.of(organization).filter(
        closed_at=None, teachings__person=person, teachings__ended_at=None
    )
    return _section_rows(mine)


def sections(organization: str, *, with_closed: bool = False) -> list[SectionRow]:
    """All sections of the organization, by title."""
    held = Section.objects.of(organization)
    return _section_rows(held if with_closed else held.filter(closed_at=None))


def section(organization: str, key: str) -> SectionRow:
    """One section. Raises `NotFound`."""
    rows = _section_rows(Section.objects.of(organization).filter(key=key))
    if not rows:
        raise NotFound
    return rows[0]


def require_section(person: Person, organization: str, key: str) -> SectionRow:
    """The section, if this person teaches it or sees the whole house. Raises `NotFound`, `Forbidden`."""
    held = require(person, organization, Permission.SECTION_TEACH)
    found = section(organization, key)
    if held.role not in _WHOLE_HOUSE:
        mine = Teaching.objects.of(organization).filter(section=key, person=person, ended_at=None)
        if not mine.exists():
            raise NotFound
    return found


def schools(organization: str) -> list[NamedRow]:
    """Its schools with how many pupils each has, by name."""
    present = Count("pupils", filter=Q(pupils__left_at=None))
    held = School.objects.of(organization).filter(closed_at=None).annotate(present=present).order_by("name")
    return [NamedRow(row.key, row.name, row.present) for row in held]


def programmes(organization: str) -> list[NamedRow]:
    """Its programmes with how many pupils each has, by name."""
    present = Count("pupils", filter=Q(pupils__left_at=None))
    held = Programme.objects.of(organization).annotate(present=present).order_by("name")
    return [NamedRow(row.key, row.name, row.present, row.rights) for row in held]


def has_roster(organization: str) -> bool:
    """Whether this organization keeps a roster at all."""
    return School.objects.of(organization).exists()


def opened(held: QuerySet[Pupil]) -> list[PupilRow]:
    """These pupils as rows; their data keys are opened together."""
    found = list(held.select_related("school", "programme"))
    secrets = data_keys([row.data_key_id for row in found if row.data_key_id])
    today = now().date()
    told = []
    for row in found:
        details = pupil_details(secrets.get(row.data_key_id or ""), row.key, row.sealed)
        told.append(
            PupilRow(
                key=row.key,
                organization=row.organization_id,
                source_id=row.source_id,
                given_name=details.given_name,
                family_name=details.family_name,
                number=details.number,
                email=details.email,
                language=details.language,
                school=row.school.name,
                school_key=row.school_id,
                programme=row.programme.name if row.programme else "",
                programme_key=row.programme_id or "",
                rights=row.programme.rights if row.programme else "guardian",
                grade=row.grade,
                band=band_on(today, details.born, row.band),
                is_private=row.is_private,
                counsellor=row.counsellor_id or "",
                recipient=row.recipient_id or "",
                person=row.person_id or "",
                data_key=row.data_key_id or "",
                joined_at=row.joined_at,
                left_at=row.left_at,
                born=details.born,
            )
        )
    return told


def _by_name(row: PupilRow) -> tuple[str, str, str]:
    return row.family_name.casefold(), row.given_name.casefold(), row.key


def _section_rows(held: QuerySet[Section]) -> list[SectionRow]:
    present = Count("enrolments", filter=Q(enrolments__ended_at=None), distinct=True)
    rows = held.select_related("school").annotate(present=present).order_by("title", "source_id").distinct()
    names: dict[str, list[str]] = {}
    taught = Teaching.objects.everywhere("of the sections just read").filter(
        section__in=[row.key for row in rows], ended_at=None
    )
    for teaching in taught.select_related("person"):
        names.setdefault(teaching.section_id, []).append(teaching.person.name or teaching.person.email)
    return [
        SectionRow(
            row.key,
            row.organization_id,
            row.title,
            row.school.name,
            row.school_id,
            row.term,
            row.present,
            tuple(sorted(names.get(row.key, ()))),
            row.closed_at is not None,
        )
        for row in rows
    ]
