"""VCDM 2.0 and 1.1: VerifiableCredential and its Evidence; Open Badges 3.0: OpenBadgeCredential.

Apart from what credentials say: these members are the same whatever it is (VCDM 2.0 section 4;
VCDM 1.1 section 4; Open Badges 3.0 appendix B.1). Parts that other packages read — status entries,
proofs, schemas, related resources — are handed out as they stand.
"""

from __future__ import annotations

from datetime import datetime

from assay.models import fields
from assay.models.achievement_subject import AchievementSubject
from assay.models.profile import read_image, read_profile
from assay.models.vcdm_1_members import has_known_tables, is_version_1

OPEN_BADGE_TYPES = frozenset({"OpenBadgeCredential", "AchievementCredential"})
"""Both names of an Open Badge; the second is the older one, and lawful."""

# Version 1.1 reserves the names of 2.0 (VCDM 1.1, 4.6): where it has both, both hold.
_BEGINNINGS, _BEGINNINGS_1 = ("validFrom",), ("issuanceDate", "validFrom")
_ENDS, _ENDS_1 = ("validUntil",), ("expirationDate", "validUntil")


class Evidence(fields.View):
    """Something that shows the claims are true: told here, at an address, or both."""

    __slots__ = ()

    id = fields.optional_string("id")
    types = fields.strings("type")
    name = fields.optional("name", fields.read_text)
    description = fields.optional("description", fields.read_text)
    narrative = fields.optional("narrative", fields.read_text)
    genre = fields.optional("genre", fields.read_text)
    audience = fields.optional("audience", fields.read_text)


class VerifiableCredential(fields.View):
    """Any credential of VCDM, by the names of 2.0. `subjects` and the parts read elsewhere are exact JSON."""

    __slots__ = ()

    id = fields.optional_string("id")
    types = fields.strings("type")
    name = fields.optional("name", fields.read_text)
    description = fields.optional("description", fields.read_text)
    subjects = fields.objects("credentialSubject")
    status_entries = fields.objects("credentialStatus")
    schemas = fields.objects("credentialSchema")
    related_resources = fields.objects("relatedResource")
    refresh_services = fields.objects("refreshService")
    terms_of_use = fields.objects("termsOfUse")
    evidence = fields.many("evidence", Evidence)
    issuer = fields.required("issuer", read_profile)

    @property
    def beginnings(self) -> dict[str, datetime]:
        """The instants it begins at, by the members that say so; version 1.1 has two names for it."""
        return self._instants(_BEGINNINGS_1 if is_version_1(self.json) else _BEGINNINGS)

    @property
    def ends(self) -> dict[str, datetime]:
        """The instants it ends at, by the members that say so; version 1.1 has two names for it."""
        return self._instants(_ENDS_1 if is_version_1(self.json) else _ENDS)

    @property
    def valid_from(self) -> datetime | None:
        """When it begins; version 1.1 says when it was issued."""
        return max(self.beginnings.values(), default=None)

    @property
    def valid_until(self) -> datetime | None:
        """When it ends; None where it does not."""
        return min(self.ends.values(), default=None)

    def _instants(self, members: tuple[str, ...]) -> dict[str, datetime]:
        return {
            name: fields.read_instant(self.json[name]) for name in members if self.json.get(name) is not None
        }

    @property
    def issuer_id(self) -> str:
        """The issuer's identifier, whether given alone or in a profile (section 4.7)."""
        issuer = self.json.get("issuer")
        identifier = issuer.get("id") if isinstance(issuer, dict) else issuer
        return identifier if isinstance(identifier, str) else ""

    @property
    def is_open_badge(self) -> bool:
        """Whether it is an Open Badge 3.0, by either name of the type; drafts used the names for others."""
        if OPEN_BADGE_TYPES.isdisjoint(self.types):
            return False
        return not is_version_1(self.json) or has_known_tables(self.json)


class OpenBadgeCredential(fields.View):
    """An Open Badge: what it says beyond any credential; `credential` is the rest."""

    __slots__ = ()

    subject = fields.required("credentialSubject", AchievementSubject)
    awarded = fields.optional("awardedDate", fields.read_instant)
    image = fields.optional("image", read_image)

    @property
    def credential(self) -> VerifiableCredential:
        """The same document, seen as any credential."""
        return VerifiableCredential(self.json)
