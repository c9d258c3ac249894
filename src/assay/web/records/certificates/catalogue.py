"""Kinds of certificates: the shipped catalogue, and what an organization added to it.

Apart from the rows of who holds what because the catalogue is a compilation of plain facts: names, bodies,
where a body publishes, and by which addresses its own issuers are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext_lazy as _

from assay.cli.yaml_values import read_yaml
from assay.web.records.certificates.models import Kind

_FILE = Path(__file__).with_name("catalogue.yaml")

CLUSTERS = {
    "agriculture": _("Agriculture, food and natural resources"),
    "arts": _("Arts, media and design"),
    "business": _("Business, finance and marketing"),
    "construction": _("Architecture and construction"),
    "education": _("Education and training"),
    "health": _("Health science"),
    "hospitality": _("Hospitality and tourism"),
    "human-services": _("Human services"),
    "manufacturing": _("Manufacturing"),
    "public-safety": _("Law and public safety"),
    "technology": _("Information technology"),
    "transportation": _("Transportation and logistics"),
    "": _("Other"),
}
"""Career clusters, for sorting kinds."""


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of certificate: what it is called, who gives it, and how one knows what is theirs."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    body: str = ""
    site: str = ""  # the body's domain; an issuer at it or under it is the body's own
    issuers: tuple[str, ...] = ()  # identifiers of issuers that are the body's own
    check_at: str = ""
    cluster: str = ""
    months: int = 0  # how long it holds; 0 where that is not fixed
    is_own: bool = False  # added by the organization

    @property
    def cluster_words(self) -> str:
        """The career cluster, in words."""
        return str(CLUSTERS.get(self.cluster, CLUSTERS[""]))

    @property
    def creator_id(self) -> str:
        """An identifier of the body: of its issuer, its site, or one that stands for its name."""
        if self.issuers:
            return self.issuers[0]
        name = " ".join(self.body.casefold().split())
        return f"https://{self.site}/" if self.site else uuid5(NAMESPACE_URL, f"body:{name}").urn

    @property
    def body_words(self) -> str:
        """The body by name, or the words for one that is not known."""
        return self.body or str(_("the body that gives it"))


@lru_cache(maxsize=1)
def shipped() -> Mapping[str, KindRow]:
    """The kinds of the shipped catalogue by their key, in its order."""
    held = read_yaml(_FILE.read_bytes(), _FILE.name)
    return {key: _row(key, told["name"], told.get("also", ()), told) for key, told in held.items()}


def own_kinds(organization: str) -> dict[str, KindRow]:
    """The kinds that this organization added, by their key."""
    rows = Kind.objects.of(organization).order_by("name")
    return {
        row.key: _row(row.key, row.name, row.about.get("aliases", ()), row.about, is_own=True) for row in rows
    }


def kinds(organization: str = "") -> dict[str, KindRow]:
    """All kinds that this organization knows; without one, those that everybody does. By name."""
    found = {**shipped(), **(own_kinds(organization) if organization else {})}
    return dict(sorted(found.items(), key=lambda held: held[1].name.casefold()))


def kind(key: str, known: Mapping[str, KindRow] | None = None) -> KindRow:
    """The kind of this key among these, or the shipped ones; one that is gone is shown by its key alone."""
    return (shipped() if known is None else known).get(key) or KindRow(key, key)


def _row(
    key: str, name: str, aliases: Iterable[str], told: Mapping[str, Any], *, is_own: bool = False
) -> KindRow:
    return KindRow(
        key=key,
        name=name,
        aliases=tuple(aliases),
        body=told.get("body", ""),
        site=told.get("site", ""),
        issuers=tuple(told.get("issuers", ())),
        check_at=told.get("check_at", ""),
        cluster=told.get("cluster", ""),
        months=int(told.get("months", 0)),
        is_own=is_own,
    )
