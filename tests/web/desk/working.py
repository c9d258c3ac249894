"""What the desk's tests share: somebody signed in with a role, the worker's jobs done, a second school."""

from __future__ import annotations

from django.test import Client

from assay.web.records.organizations.models import Member
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from assay.web.records.work import worker
from web.factories import School


def signed_in(person: Person) -> Client:
    """A browser with this person signed in."""
    client = Client(enforce_csrf_checks=False)
    client.force_login(person)
    return client


def a_member(school: School, role: str) -> Person:
    """A member of this school with this role."""
    person = ensure_person(f"{role}@lake.example", f"{role.title()} Member")
    Member.objects.create(organization_id=school.key, person=person, role=role)
    return person


def do_jobs() -> None:
    """Everything that waits is done, as the worker would."""
    worker.work_off()
