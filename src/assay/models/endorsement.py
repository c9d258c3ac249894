"""Open Badges 3.0: EndorsementCredential and EndorsementSubject — who vouches for what.

Apart because an endorsement is a credential of its own: it counts only once it was examined as
one (appendix B.1; section 9.3).
"""

from __future__ import annotations

from assay.models import fields
from assay.models.credential import VerifiableCredential


class EndorsementSubject(fields.View):
    """What is vouched for, by its id, and in which words."""

    __slots__ = ()

    id = fields.string("id")
    comment = fields.optional("endorsementComment", fields.read_text)


class EndorsementCredential(fields.View):
    """A credential by which its issuer vouches for an issuer, an achievement or a credential."""

    __slots__ = ()

    subject = fields.required("credentialSubject", EndorsementSubject)
    awarded = fields.optional("awardedDate", fields.read_instant)

    @property
    def credential(self) -> VerifiableCredential:
        """The same document, seen as any credential."""
        return VerifiableCredential(self.json)
