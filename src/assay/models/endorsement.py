"""Open Badges 3.0: EndorsementCredential and EndorsementSubject — who vouches for what.

Apart because an endorsement is a credential of its own: it counts only once it was examined as
one (appendix B.1; section 9.3).
"""

from __future__ import annotations

from dataclasses import dataclass

from assay.models import fields
from assay.models.credential import VerifiableCredential
from assay.models.document import Json


@dataclass(frozen=True, slots=True)
class EndorsementSubject:
    """What is vouched for, by its id, and in which words."""

    json: Json

    id = fields.string("id")
    comment = fields.optional("endorsementComment", fields.read_text)


@dataclass(frozen=True, slots=True)
class EndorsementCredential:
    """A credential by which its issuer vouches for an issuer, an achievement or a credential."""

    json: Json

    subject = fields.required("credentialSubject", EndorsementSubject)
    awarded = fields.optional("awardedDate", fields.read_instant)

    @property
    def credential(self) -> VerifiableCredential:
        """The same document, seen as any credential."""
        return VerifiableCredential(self.json)
