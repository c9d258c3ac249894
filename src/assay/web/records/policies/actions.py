"""Writes of policies: try a file, and take it. Every version is kept with who brought it, and when."""

from __future__ import annotations

from django.db import transaction

from assay.web.base.clock import now
from assay.web.records.audit.actions import record
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.models import Person
from assay.web.records.policies import queries
from assay.web.records.policies.models import PolicyFile
from assay.web.records.policies.reader import read_policy
from assay.web.records.policies.values import Policy


def tried(actor: Person, organization: str, text: str) -> Policy:
    """What this file would make count; nothing is stored. Raises `FileRefused`, `NotFound`, `Forbidden`."""
    require(actor, organization, Permission.PRIVACY_MANAGE)
    return read_policy(text)


@transaction.atomic
def put(actor: Person, organization: str, text: str) -> int:
    """Have this file count from now on; its number. The one that counts already is no new version.

    Raises as `tried`.
    """
    tried(actor, organization, text)
    current = queries.number(organization)
    if queries.text(organization) == text:
        return current
    made = PolicyFile.objects.create(
        organization_id=organization, number=current + 1, text=text, made_at=now(), made_by=actor
    )
    record("put", "policy", made.key, actor=actor.key, organization=organization, number=made.number)
    return made.number


def drop_all(organization: str) -> int:
    """Remove every version of an organization whose contract has ended; how many."""
    return PolicyFile.objects.of(organization).delete()[0]
