"""Open Badges 3.0: who achieved it and how well — AchievementSubject and its parts (appendix B.1).

Apart from the achievement because this is about one person, and may name them only by a hash.
"""

from __future__ import annotations

from hashlib import sha256
from hmac import compare_digest

from assay.models import fields
from assay.models.achievement import Achievement, Alignment
from assay.models.profile import read_image, read_profile

_SHA_256 = "sha256$"  # the only hash of Open Badges 3.0 still to be trusted; md5$ matches nobody


class IdentityObject(fields.View):
    """Something the recipient is known by, such as an e-mail address: plain, or only its hash."""

    __slots__ = ()

    hashed = fields.required("hashed", bool)
    identity_hash = fields.string("identityHash")
    identity_type = fields.string("identityType")
    salt = fields.optional_string("salt")

    @property
    def plain(self) -> str | None:
        """The identity itself where it is given in the clear."""
        return None if self.hashed else self.identity_hash

    def matches(self, identity: str) -> bool:
        """Whether this is that identity, letter by letter.

        Hashed: `sha256$` and the SHA-256 of identity and salt in hexadecimal (IdentityHash,
        appendix B.10); any other hash matches nobody. Compared in constant time.
        """
        if self.hashed:
            salted = _bytes_of(identity + (self.salt or ""))
            return compare_digest(
                _bytes_of(_SHA_256 + sha256(salted).hexdigest()), _bytes_of(self._lower_hash())
            )
        return compare_digest(_bytes_of(identity), _bytes_of(self.identity_hash))

    def _lower_hash(self) -> str:
        algorithm, dollar, digest = self.identity_hash.partition("$")
        return algorithm + dollar + digest.lower()  # hexadecimal digits, whose case says nothing


def _bytes_of(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # what a person types may be no Unicode at all


class Result(fields.View):
    """One result that the recipient reached; its result description says what it means."""

    __slots__ = ()

    result_description_id = fields.optional_string("resultDescription")
    achieved_level_id = fields.optional_string("achievedLevel")
    value = fields.optional("value", fields.read_text)
    status = fields.optional_string("status")
    alignments = fields.many("alignment", Alignment)


class AchievementSubject(fields.View):
    """The recipient of an award, with what was achieved and how well."""

    __slots__ = ()

    id = fields.optional_string("id")
    identifiers = fields.many("identifier", IdentityObject)
    achievement = fields.required("achievement", Achievement)
    results = fields.many("result", Result)
    narrative = fields.optional("narrative", fields.read_text)
    image = fields.optional("image", read_image)
    credits_earned = fields.number("creditsEarned")
    activity_start = fields.optional("activityStartDate", fields.read_instant)
    activity_end = fields.optional("activityEndDate", fields.read_instant)
    role = fields.optional("role", fields.read_text)
    term = fields.optional("term", fields.read_text)
    license_number = fields.optional("licenseNumber", fields.read_text)
    source = fields.optional("source", read_profile)
