"""Putting a list in place, replacing it, taking it away: whole or not at all."""

from __future__ import annotations

from django.db import transaction

from assay.registries import TrustList, read_trust_list
from assay.web.base.clock import now
from assay.web.base.look_alikes import skeleton
from assay.web.base.permission import NotFound
from assay.web.records.audit import actions as audit
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.models import Person
from assay.web.records.people.queries import require_operator
from assay.web.records.recognition.models import OrganizationEntry, OrganizationList, SiteEntry, SiteList

_BATCH = 1_000


def put_site_list(
    actor: Person | None, content: bytes, *, name: str = "", source: str = "", key: str = ""
) -> str:
    """The key of the site's list with these entries; with `key` it replaces that one.

    `actor` None is the instance itself. Raises `NotFound`, also for whoever is no operator, and what
    `read_trust_list` raises.
    """
    if actor is not None:
        require_operator(actor)
    read = read_trust_list(content)
    with transaction.atomic():
        held = SiteList.objects.select_for_update().filter(key=key).first() if key else SiteList()
        if held is None:
            raise NotFound
        _describe(held, read, name, source)
        SiteEntry.objects.filter(trust_list=held).delete()
        entries = [SiteEntry(trust_list=held, **_columns(read, at)) for at in range(len(read.issuers))]
        SiteEntry.objects.bulk_create(entries, batch_size=_BATCH)
        audit.record(
            "put",
            "site-list",
            held.key,
            actor=actor.key if actor else "",
            entries=held.count,
        )
    return held.key


def remove_site_list(actor: Person | None, key: str) -> None:
    """Take a list of the site's away. Raises `NotFound`, also for whoever is no operator."""
    if actor is not None:
        require_operator(actor)
    with transaction.atomic():
        if not SiteList.objects.filter(key=key).delete()[0]:
            raise NotFound
        audit.record("remove", "site-list", key, actor=actor.key if actor else "")


def put_list(
    actor: Person, organization: str, content: bytes, *, name: str = "", source: str = "", key: str = ""
) -> str:
    """The key of the organization's list with these entries; with `key` it replaces that one.

    Raises `Forbidden`, `NotFound`, and what `read_trust_list` raises.
    """
    require(actor, organization, Permission.RECOGNITION_EDIT)
    read = read_trust_list(content)
    with transaction.atomic():
        if key:
            held = OrganizationList.objects.of(organization).select_for_update().filter(key=key).first()
        else:
            held = OrganizationList(organization_id=organization)
        if held is None:
            raise NotFound
        _describe(held, read, name, source)
        OrganizationEntry.objects.filter(trust_list=held).delete()
        entries = [
            OrganizationEntry(trust_list=held, **_columns(read, at)) for at in range(len(read.issuers))
        ]
        OrganizationEntry.objects.bulk_create(entries, batch_size=_BATCH)
        audit.record(
            "put",
            "organization-list",
            held.key,
            actor=actor.key,
            organization=organization,
            entries=held.count,
        )
    return held.key


def remove_list(actor: Person, organization: str, key: str) -> None:
    """Take a list of the organization's away. Raises `Forbidden`, `NotFound`."""
    require(actor, organization, Permission.RECOGNITION_EDIT)
    with transaction.atomic():
        if not OrganizationList.objects.of(organization).filter(key=key).delete()[0]:
            raise NotFound
        audit.record("remove", "organization-list", key, actor=actor.key, organization=organization)


def _describe(held: SiteList | OrganizationList, read: TrustList, name: str, source: str) -> None:
    held.name = (name or held.name or read.name or "—")[:200]
    held.source = source or held.source
    held.updated = read.updated[:60]
    held.count = len(read.issuers)
    held.replaced_at = now()
    held.save()


def _columns(read: TrustList, at: int) -> dict[str, str]:
    issuer = read.issuers[at]
    return {
        "identifier": issuer.identifier,
        "name": issuer.name,
        "url": issuer.url,
        "location": issuer.location,
        "skeleton": skeleton(issuer.name)[:1000],
    }
