"""VCDM 2.0: VerifiableCredential and its Evidence; Open Badges 3.0: OpenBadgeCredential.

Apart from what credentials say: these members are the same whatever it is (VCDM 2.0 section 4;
Open Badges 3.0 appendix B.1). Parts that other packages read — status entries, proofs, schemas,
related resources — are handed out as they stand.
"""

from __future__ import annotations

from dataclasses import dataclass

from assay.models import fields
from assay.models.achievement_subject import AchievementSubject
from assay.models.document import Json
from assay.models.profile import Image, Profile, read_profile

OPEN_BADGE_TYPES = frozenset({"OpenBadgeCredential", "AchievementCredential"})
"""Both names of an Open Badge; the second is the older one, and lawful."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows the claims are true: told here, at an address, or both."""

    json: Json

    id = fields.optional_string("id")
    types = fields.strings("type")
    name = fields.optional("name", fields.read_text)
    description = fields.optional("description", fields.read_text)
    narrative = fields.optional("narrative", fields.read_text)
    genre = fields.optional("genre", fields.read_text)
    audience = fields.optional("audience", fields.read_text)


@dataclass(frozen=True, slots=True)
class VerifiableCredential:
    """Any credential of VCDM 2.0. `subjects` and the parts read elsewhere are exact JSON."""

    json: Json

    id = fields.optional_string("id")
    types = fields.strings("type")
    name = fields.optional("name", fields.read_text)
    description = fields.optional("description", fields.read_text)
    valid_from = fields.optional("validFrom", fields.read_instant)
    valid_until = fields.optional("validUntil", fields.read_instant)
    subjects = fields.objects("credentialSubject")
    status_entries = fields.objects("credentialStatus")
    schemas = fields.objects("credentialSchema")
    related_resources = fields.objects("relatedResource")
    refresh_services = fields.objects("refreshService")
    terms_of_use = fields.objects("termsOfUse")
    evidence = fields.many("evidence", Evidence)
    issuer = fields.required("issuer", read_profile)

    @property
    def issuer_id(self) -> str:
        """The issuer's identifier, whether given alone or in a profile (section 4.7)."""
        issuer: Profile = self.issuer
        return issuer.id

    @property
    def is_open_badge(self) -> bool:
        """Whether it is an Open Badge, by either name of the type."""
        return not OPEN_BADGE_TYPES.isdisjoint(self.types)


@dataclass(frozen=True, slots=True)
class OpenBadgeCredential:
    """An Open Badge: what it says beyond any credential; `credential` is the rest."""

    json: Json

    subject = fields.required("credentialSubject", AchievementSubject)
    awarded = fields.optional("awardedDate", fields.read_instant)
    image = fields.optional("image", Image)

    @property
    def credential(self) -> VerifiableCredential:
        """The same document, seen as any credential."""
        return VerifiableCredential(self.json)
