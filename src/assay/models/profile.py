"""Open Badges 3.0: Profile and Image — who issued, created or vouches, and how it looks.

Apart because issuers, creators and sources of achievements are all one class (appendix B.1).
"""

from __future__ import annotations

from assay.models import fields
from assay.models.document import Json


class Image(fields.View):
    """A picture: its address, which may hold the picture itself, and its words for who cannot see it."""

    __slots__ = ()

    id = fields.string("id")
    caption = fields.optional("caption", fields.read_text)


def read_image(value: str | Json) -> Image:
    """The picture given whole, or by its address alone as drafts of Open Badges 3.0 had it."""
    return Image({"id": value} if isinstance(value, str) else value)


class Profile(fields.View):
    """An organization or person, as the credential describes it: claims, not facts about it."""

    __slots__ = ()

    id = fields.string("id")
    types = fields.strings("type")
    name = fields.optional("name", fields.read_text)
    description = fields.optional("description", fields.read_text)
    url = fields.optional_string("url")
    email = fields.optional_string("email")
    image = fields.optional("image", read_image)


def read_profile(value: str | Json) -> Profile:
    """The profile given whole, or by its id alone as VCDM 2.0 section 4.7 allows for issuers."""
    return Profile({"id": value} if isinstance(value, str) else value)
