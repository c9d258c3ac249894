"""The school of the tour: a teacher, a class, a pupil of it and her guardian, looked up in the records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from assay.web.base.demo_cast import CHEF, JASMINE
from assay.web.base.permission import NotFound
from assay.web.records.holdings import queries as holdings
from assay.web.records.organizations.queries import OrganizationRow, memberships
from assay.web.records.people import queries as people
from assay.web.records.people.queries import Person
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.rows import GuardianRow, PupilRow, SectionRow


@dataclass(frozen=True, slots=True)
class School:
    """Whom the tour's three steps through a school are about."""

    organization: OrganizationRow
    teacher: Person
    section: SectionRow
    pupil: PupilRow
    account: Person  # the pupil's
    guardian: GuardianRow

    @property
    def key(self) -> str:
        """The organization's key."""
        return self.organization.key


def school() -> School | None:
    """The demonstration's; None where one of them is not there, or was forgotten since."""
    try:
        return _school()
    except NotFound:
        return None


def _school() -> School:
    teacher = people.with_address(CHEF)
    held = memberships(teacher) if teacher else []
    if teacher is None or not held:
        raise NotFound
    organization = held[0].organization
    pupil = rosters.by_number(organization.key, JASMINE)
    account = people.by_key(pupil.person)
    sections = rosters.sections_taught(teacher, organization.key)
    family = rosters.guardians_of(organization.key, pupil.key)
    guardians = [row for row in family if row.decides and row.email]
    if not sections or not guardians or not holdings.held_by(account):
        raise NotFound
    return School(organization, teacher, sections[0], pupil, account, guardians[0])


@contextmanager
def taken_back() -> Iterator[None]:
    """What is done inside is really done, by the actions that do it anywhere, and undone at the end.

    So any number of visitors can mark, agree and refuse at once, each finds the school as it was, no mail
    leaves, and nothing has to be cleaned up. Everything that is shown must be read inside.
    """
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
