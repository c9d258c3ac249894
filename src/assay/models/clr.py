"""CLR 2.0: ClrCredential, ClrSubject and Association — a learner's record and what is in it.

Apart from badges because a record is a collection: each credential in it counts only once it was
examined as a credential of its own (CLR Standard 2.0, appendix B).
"""

from __future__ import annotations

from assay.models import fields
from assay.models.achievement import Achievement
from assay.models.achievement_subject import IdentityObject
from assay.models.credential import VerifiableCredential
from assay.models.profile import read_image

CLR_TYPE = "ClrCredential"


class Association(fields.View):
    """How one achievement of a record hangs together with another."""

    __slots__ = ()

    association_type = fields.string("associationType")
    source_id = fields.string("sourceId")
    target_id = fields.string("targetId")


class ClrSubject(fields.View):
    """The learner a record is about, with achievements and whole credentials: objects, or tokens."""

    __slots__ = ()

    id = fields.optional_string("id")
    identifiers = fields.many("identifier", IdentityObject)
    achievements = fields.many("achievement", Achievement)
    credentials = fields.many("verifiableCredential", fields.exact)
    associations = fields.many("association", Association)


class ClrCredential(fields.View):
    """A learner's record: what it says beyond any credential; `credential` is the rest.

    `partial`: whether its issuer knows of more about this learner; None where it is not said.
    """

    __slots__ = ()

    subject = fields.required("credentialSubject", ClrSubject)
    awarded = fields.optional("awardedDate", fields.read_instant)
    partial = fields.truth("partial")
    image = fields.optional("image", read_image)

    @property
    def credential(self) -> VerifiableCredential:
        """The same document, seen as any credential."""
        return VerifiableCredential(self.json)
