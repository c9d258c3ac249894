"""Whom an organization counts as: the one that controls it, as far as that is known.

A node is `d:` and a registered domain, `o:` and the key of an organization of this site without one, or `k:`
and an identifier. Everybody under one registered domain is one node. Naming a parent moves only the node of
whoever names it: nobody can make two others one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import transaction

from assay.analysis.valuation import registered
from assay.did import document_address
from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.look_alikes import one_line
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.domains import read_domain
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import OrganizationRow, require
from assay.web.records.people.models import Person
from assay.web.records.signing_keys.queries import identifier
from assay.web.records.statements.models import Affiliation
from assay.web.records.statements.values import StatementRefused

_DEEPEST = 8
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Parent:
    """Whom an organization names as the one that controls it."""

    name: str
    domain: str


def parent_of(organization: str) -> Parent | None:
    """Whom this organization names; None where it names nobody."""
    row = Affiliation.objects.of(organization).first()
    return Parent(row.name, row.domain) if row else None


@transaction.atomic
def name_parent(actor: Person, organization: str, name: str, domain: str) -> None:
    """Name who controls it; empty words take that away. Statements that are signed keep what they say.

    Raises `NotFound`, `Forbidden`, `DomainMalformed`, `StatementRefused`.
    """
    held = require(actor, organization, Permission.RECOGNITION_STATE)
    told = one_line(name, _LONGEST_NAME)
    rows = Affiliation.objects.of(organization)
    if not told and not domain.strip():
        if rows.delete()[0]:
            record("clear", "controller", organization, actor=actor.key, organization=organization)
        return
    if not told:
        raise StatementRefused("empty", "name")
    where = read_domain(domain)
    if held.organization.is_proven and registered(where) == registered(held.organization.domain):
        raise StatementRefused("itself", "domain")
    values = {"name": told, "domain": where, "named_at": now()}
    Affiliation.objects.of(organization).update_or_create(defaults=values, organization_id=organization)
    record("name", "controller", organization, actor=actor.key, organization=organization)


def node_of_organization(row: OrganizationRow) -> str:
    """The node of an organization of this site: its proven domain's, else its own."""
    return f"d:{registered(row.domain)}" if row.is_proven else f"o:{row.key}"


def node_of(issuer_id: str, address: str = "") -> str:
    """The node of an issuer by its identifier; by the host of `address` where it has none that names one."""
    here = organization_of(issuer_id)
    if here is not None:
        return node_of_organization(here)
    host = host_of(issuer_id) or (host_of(address) if not issuer_id else "")
    return f"d:{registered(host)}" if host else f"k:{issuer_id}"


def organization_of(issuer_id: str) -> OrganizationRow | None:
    """The organization of this site with this identifier, if it is one."""
    start = identifier("")
    if not issuer_id.startswith(start):
        return None
    try:
        return organizations.public(issuer_id[len(start) :])
    except NotFound:
        return None


def host_of(issuer_id: str) -> str:
    """The host that an identifier names: of a did:web, or of a web address; empty for others."""
    address = issuer_id
    if issuer_id.startswith("did:web:"):
        try:
            address = document_address(issuer_id)
        except AssayError:
            return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.scheme in {"http", "https"} else ""


def parents() -> dict[str, str]:
    """The node above each node that names one; of several that share a node the first that named counts."""
    above: dict[str, str] = {}
    rows = Affiliation.objects.everywhere("who controls whom is public").select_related("organization")
    for row in rows.order_by("named_at", "key"):
        node = f"o:{row.organization_id}"
        if row.organization.domain_proven_at is not None:
            node = f"d:{registered(row.organization.domain)}"
        above.setdefault(node, f"d:{registered(row.domain)}")
    return above


def top(node: str, above: Mapping[str, str]) -> str:
    """The last one above this node; where they name one another in a circle, the first by name."""
    seen = [node]
    while (node := above.get(seen[-1], "")) and len(seen) < _DEEPEST:
        if node in seen:
            return min(seen[seen.index(node) :])
        seen.append(node)
    return seen[-1]
