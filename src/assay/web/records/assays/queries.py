"""Reads of kept assays: an organization's own, what is published, and what the issuer's link shows."""

from __future__ import annotations

from dataclasses import dataclass

from assay.analysis.descriptions import Description, read
from assay.analysis.valuation import Assay
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.assays.models import KeptAssay
from assay.web.records.assays.sealed import LINK
from assay.web.records.assays.stored import read_assay
from assay.web.records.assays.values import AssayRow, NoticeFacts
from assay.web.records.mailing import queries as mailing
from assay.web.records.organizations import queries as organizations
from assay.web.records.people.link_tokens import link_token, linked_key
from assay.web.records.reports.queries import are_taken_down, is_taken_down
from assay.web.records.statements.controllers import (
    host_of,
    node_of,
    node_of_organization,
    organization_of,
    parents,
    top,
)
from assay.web.records.statements.reading import published_mail
from assay.web.records.verifications.own_pages import own_version

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
    found = held(organization, key)
    if not found.published_at and not found.needs_notice:  # what was its own may have become another's
        found.needs_notice = control(organization, read(bytes(found.description)))["needs_notice"]
    return _page(found)


def published(key: str) -> KeptPage:
    """A published assay, also one that was withdrawn. Raises `NotFound`, also while it is taken down."""
    return _page(_published(key))


def signed(key: str) -> bytes:
    """The signed bytes of a published assay, also of a withdrawn one. Raises `NotFound`."""
    return bytes(_published(key).signed)


def described(key: str) -> bytes:
    """The description that a published assay was made from. Raises `NotFound`."""
    return bytes(_published(key).description)


def basis(key: str) -> tuple[bytes, bytes, str]:
    """The signed bytes, the description they were made from, and the identifier of what it is about.

    Of a published assay, also of a withdrawn one. Raises `NotFound`.
    """
    found = _published(key)
    return bytes(found.signed), bytes(found.description), found.made["achievement"]["id"]


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
    address = published_mail(read(bytes(found.description)))
    return NoticeFacts(way_of(found) if address else "", address)


def notified_here(found: KeptAssay) -> str:
    """The organization of this site to be told: whose achievement it is, else who is named; or none."""
    named = own_version(found.made["achievement"]["id"])
    if named is not None:
        try:
            return achievements.public(*named).organization.key
        except NotFound:
            return ""
    here = organization_of(found.issuer_id)
    return here.key if here is not None else ""


def way_of(found: KeptAssay) -> str:
    """Whose word the address in the description is: the issuer's, who served it, or whoever handed it in."""
    is_theirs = found.address and node_of(found.address) == node_of(found.issuer_id)
    return "published" if is_theirs else "named"


def notice_state(key: str) -> str:
    """What became of the notice's mail: queued, sent, bounced, failed; empty where none was sent."""
    return mailing.states_about(KIND, [key]).get(key, "")


def control(organization: str, described: Description) -> dict[str, bool]:
    """Whether the organization also controls who issues this, and whether anybody else must be told.

    It says `self` where the domains of any identifier or address in it, and whom each names above itself,
    lead to the same. Nobody must be told only where all of them are the organization's own, by its very
    domain: an identifier of another's is another's, and anybody can name anybody above themselves.
    """
    above, by = parents(), organizations.public(organization)
    told = [each for each in (described.issuer.id, described.issuer.url) if each]
    nodes, is_all_own = {node_of(each) for each in told}, all(_is_of(each, by) for each in told)
    named = own_version(described.id)
    if named is not None:
        try:
            owner = achievements.public(*named).organization
        except NotFound:
            is_all_own = False  # a page of ours that is nobody's
        else:
            nodes.add(node_of_organization(owner))
            is_all_own = is_all_own and owner.key == by.key
    elif described.id.startswith("did:") or host_of(described.id):
        nodes.add(node_of(described.id))
        is_all_own = is_all_own and _is_of(described.id, by)
    is_own = top(node_of_organization(by), above) in {top(node, above) for node in nodes}
    return {"is_own": is_own, "needs_notice": not (nodes and is_all_own)}


def _is_of(identifier: str, by: organizations.OrganizationRow) -> bool:
    """Whether the identifier is this organization's, or stands under the domain that it has proven."""
    here = organization_of(identifier)
    if here is not None:
        return here.key == by.key
    host = host_of(identifier)
    return by.is_proven and f".{host}".endswith(f".{by.domain}")


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
