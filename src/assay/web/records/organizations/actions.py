"""Writes of organizations."""

from __future__ import annotations

from django.db import transaction

from assay.web.records.audit.actions import record
from assay.web.records.organizations.models import Member, Organization
from assay.web.records.organizations.permissions import Role
from assay.web.records.people.models import Person


@transaction.atomic
def found(person: Person, name: str, kind: str = "school", **members: str) -> str:
    """A new organization with this person as its owner; its key."""
    organization = Organization.objects.create(name=name.strip(), kind=kind, **members)
    Member.objects.create(organization=organization, person=person, role=Role.OWNER)
    record("found", "organization", organization.key, actor=person.key, organization=organization.key)
    return organization.key
