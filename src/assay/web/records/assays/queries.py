"""Reads of kept assays: an organization's own, what is published, and what the issuer's link shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assay.analysis.descriptions import Description
from assay.analysis.valuation import Assay
from assay.encoding import follow, read_json_object
from assay.errors import AssayError
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.assays.gathering import own_version
from assay.web.records.assays.models import KeptAssay
from assay.web.records.assays.sealed import LINK
from assay.web.records.assays.stored import read_assay
from assay.web.records.assays.values import AssayRow, NoticeFacts
from assay.web.records.credentials.values import normal_address
from assay.web.records.mailing import queries as mailing
from assay.web.records.organizations import queries as organizations
from assay.web.records.people.link_tokens import link_token, linked_key
from assay.web.records.reports.queries import are_taken_down, is_taken_down
from assay.web.records.statements.controllers import (
    node_of,
    node_of_organization,
    organization_of,
    parents,
    top,
)

KIND = "kept-assay"
RETURNED = ("bounced", "failed")


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A kept assay with its answers."""

    row: AssayRow
    by: organizations.OrganizationRow
    assay: Assay


def rows(organization: str) -> list[AssayRow]:
    """The organization's assays, newest first."""
    return [row_of(held) for held in KeptAssay.objects.of(organization).order_by("-made_at", "key")[:500]]


def page(organization: str, key: str) -> KeptPage:
    """One of the organization's assays. Raises `NotFound`."""
    return _page(held(organization, key))


def published(key: str) -> KeptPage:
    """A published assay, also one that was withdrawn. Raises `NotFound`, also while it is taken down."""
    found = _published(key)
    return _page(found)


def signed(key: str) -> bytes:
    """The signed bytes of a published assay, also of a withdrawn one. Raises `NotFound`."""
    return bytes(_published(key).signed)


def described(key: str) -> bytes:
    """The description that a published assay was made from. Raises `NotFound`."""
    return bytes(_published(key).description)


def about(achievement: str) -> list[AssayRow]:
    """What organizations have published about the achievement of this identifier, newest first."""
    found = KeptAssay.objects.everywhere("what is published is public").exclude(published_at=None)
    told = list(found.filter(made__achievement__id=achievement).order_by("-published_at")[:50])
    hidden = are_taken_down("assay", [each.key for each in told])
    return [row_of(each) for each in told if each.key not in hidden]


def by_token(token: str) -> KeptPage:
    """What the issuer's link shows. Raises `NotFound`, also before notice was given."""
    return _page(held_by_token(token))


def held_by_token(token: str) -> KeptAssay:
    """The row that the issuer's link opens. Raises `NotFound`."""
    key = linked_key(token, LINK)
    everyone = KeptAssay.objects.everywhere("whoever holds the secret of a link may open it")
    found = everyone.filter(key=key or "").exclude(noticed_at=None).first()
    if found is None:
        raise NotFound
    return found


def reply_token(key: str) -> str:
    """The token of the link that is handed to the issuer; always the same."""
    return link_token(key, LINK)


def notice_facts(organization: str, key: str) -> NoticeFacts:
    """How the issuer can be reached. Raises `NotFound`."""
    found = held(organization, key)
    if notified_here(found):
        return NoticeFacts("site", "")
    address = published_address(bytes(found.description))
    return NoticeFacts(way_of(found) if address else "", address)


def notified_here(found: KeptAssay) -> str:
    """The organization of this site to be told: whose achievement it is, else who is named; or none."""
    named = own_version(found.made["achievement"]["id"])
    if named is not None:
        try:
            return achievements.public(*named).organization.key
        except NotFound:
            return ""
    return own_organization(found.issuer_id)


def way_of(found: KeptAssay) -> str:
    """Whose word the address in the description is: the issuer's, who served it, or whoever handed it in."""
    is_theirs = found.address and node_of(found.address) == node_of(found.issuer_id)
    return "published" if is_theirs else "named"


def notice_state(key: str) -> str:
    """What became of the notice's mail: queued, sent, bounced, failed; empty where none was sent."""
    return mailing.states_about(KIND, [key]).get(key, "")


def own_organization(issuer_id: str) -> str:
    """The key of the organization of this site that goes by this identifier; empty where there is none."""
    found = organization_of(issuer_id)
    return found.key if found is not None else ""


def published_address(content: bytes) -> str:
    """The mail address that the issuer gives in the description; empty where it gives no good one."""
    document: Any = read_json_object(content)
    for pointer in ("/issuer/email", "/creator/email", "/credentialSubject/achievement/creator/email"):
        try:
            told = follow(document, pointer)
            address = normal_address(told.removeprefix("mailto:")) if isinstance(told, str) else ""
        except AssayError:
            continue
        if address:
            return address
    return ""


def control(organization: str, described: Description) -> dict[str, bool]:
    """Whether the organization also controls who issues this, and whether anybody else must be told.

    By the identifiers and addresses in it, their domains, and whom each names above itself. Nobody must be
    told only where all of them lead to the organization: an identifier of another's is another's.
    """
    above = parents()
    issuer, named = described.issuer, own_version(described.id)
    nodes = {node_of(each) for each in (issuer.id, issuer.url) if each}
    if named is not None:
        try:
            nodes.add(node_of_organization(achievements.public(*named).organization))
        except NotFound:
            nodes.add("")  # a page of ours that is nobody's
    elif described.id.startswith(("http", "did:")):
        nodes.add(node_of(described.id))
    own = top(node_of_organization(organizations.public(organization)), above)
    told = {top(node, above) for node in nodes}
    return {"is_own": own in told, "needs_notice": told != {own}}


def held(organization: str, key: str) -> KeptAssay:
    """The organization's row of this key. Raises `NotFound`."""
    found = KeptAssay.objects.of(organization).filter(key=key).first()
    if found is None:
        raise NotFound
    return found


def made_of(found: KeptAssay) -> Assay:
    """The assay as it was made: what is shown, what the issuer was told, what is signed."""
    return read_assay(found.made)


def row_of(found: KeptAssay) -> AssayRow:
    """What screens show of a row."""
    return AssayRow(
        key=found.key,
        organization=found.organization_id,
        title=found.title,
        issuer_id=found.issuer_id,
        issuer_name=found.issuer_name,
        address=found.address,
        digest=found.digest,
        made_at=found.made_at,
        is_own=found.is_own,
        needs_notice=found.needs_notice,
        relation=found.relation,
        state=found.state,
        notice_way=found.notice_way,
        noticed_at=found.noticed_at,
        opens_at=found.opens_at,
        reply=found.reply,
        replied_at=found.replied_at,
        publisher=found.publisher,
        published_at=found.published_at,
        withdrawn_at=found.withdrawn_at,
        withdrawn_why=found.withdrawn_why,
    )


def _published(key: str) -> KeptAssay:
    everyone = KeptAssay.objects.everywhere("what is published is public")
    found = everyone.filter(key=key).exclude(published_at=None).first()
    if found is None or is_taken_down("assay", key):
        raise NotFound
    return found


def _page(found: KeptAssay) -> KeptPage:
    return KeptPage(row_of(found), organizations.public(found.organization_id), made_of(found))
