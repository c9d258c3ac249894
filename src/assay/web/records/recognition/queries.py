"""Who recognises an issuer: the site's lists, an organization's own, and what this site knows itself.

An issuer on no list is unrecognised, which is never the same as false.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assay.web.base.look_alikes import skeleton
from assay.web.base.permission import NotFound
from assay.web.records.organizations import queries as organizations
from assay.web.records.recognition.models import OrganizationEntry, OrganizationList, SiteEntry, SiteList
from assay.web.records.signing_keys import queries as signing_keys


class Recognised(StrEnum):
    """Whether any list names the issuer."""

    RECOGNISED = "recognised"
    UNRECOGNISED = "unrecognised"


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list as screens show it."""

    key: str
    name: str
    source: str
    updated: str
    count: int
    replaced_at: datetime


@dataclass(frozen=True, slots=True)
class RecognisedBy:
    """One list that names the issuer, and how it does."""

    list_name: str
    entry_name: str
    url: str
    source: str
    at: datetime


@dataclass(frozen=True, slots=True)
class KnownHere:
    """An issuer that is an organization of this site; since when its domain is proven, if it is."""

    key: str
    name: str
    domain: str
    proven_at: datetime | None
    is_suspended: bool


@dataclass(frozen=True, slots=True)
class Recognition:
    """The lists that name an issuer, first those of the organization that asks."""

    state: Recognised
    by: tuple[RecognisedBy, ...] = ()
    here: KnownHere | None = None

    @property
    def name(self) -> str:
        """The issuer's name as the first list, or this site, has it; empty where neither knows one."""
        if self.by:
            return self.by[0].entry_name
        return self.here.name if self.here else ""


def recognised(issuer_id: str, organization: str | None = None) -> Recognition:
    """What the lists, and this site's own records, say about the issuer of this identifier."""
    by: list[RecognisedBy] = []
    if organization:
        own = OrganizationEntry.objects.filter(trust_list__organization_id=organization, identifier=issuer_id)
        by += _statements(own.select_related("trust_list").order_by("trust_list__name"))
    site = SiteEntry.objects.filter(identifier=issuer_id)
    by += _statements(site.select_related("trust_list").order_by("trust_list__name"))
    state = Recognised.RECOGNISED if by else Recognised.UNRECOGNISED
    return Recognition(state, tuple(by), known_here(issuer_id))


def known_here(issuer_id: str) -> KnownHere | None:
    """The organization of this site with this identifier, if it is one."""
    start = signing_keys.identifier("")
    if not issuer_id.startswith(start):
        return None
    try:
        row = organizations.public(issuer_id[len(start) :])
    except NotFound:
        return None
    return KnownHere(row.key, row.name, row.domain, row.domain_proven_at, row.state == "suspended")


def looks_like(name: str, issuer_id: str, organization: str | None = None) -> RecognisedBy | None:
    """The listed issuer that this name could be mistaken for, where it belongs to somebody else."""
    form = skeleton(name)
    if not form:
        return None
    if organization:
        own = OrganizationEntry.objects.filter(trust_list__organization_id=organization, skeleton=form)
        if found := own.exclude(identifier=issuer_id).select_related("trust_list").first():
            return _statement(found)
    found_here = SiteEntry.objects.filter(skeleton=form).exclude(identifier=issuer_id)
    listed = found_here.select_related("trust_list").first()
    return _statement(listed) if listed else None


def site_lists() -> list[ListRow]:
    """The lists that hold for everybody."""
    return [_row(row) for row in SiteList.objects.all()]


def lists_of(organization: str) -> list[ListRow]:
    """The lists that an organization keeps for its members."""
    return [_row(row) for row in OrganizationList.objects.of(organization)]


def _row(row: SiteList | OrganizationList) -> ListRow:
    return ListRow(row.key, row.name, row.source, row.updated, row.count, row.replaced_at)


def _statements(entries: Iterable[SiteEntry | OrganizationEntry]) -> list[RecognisedBy]:
    return [_statement(entry) for entry in entries]


def _statement(entry: SiteEntry | OrganizationEntry) -> RecognisedBy:
    held = entry.trust_list
    return RecognisedBy(held.name, entry.name, entry.url, held.source, held.replaced_at)
