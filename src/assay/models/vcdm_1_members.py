"""Verifiable Credentials 1.1 as tables, for reading: what differs from version 2.0, and no more.

The dates have other names (VCDM 1.1, 4.5 and 4.6), and the names of version 2.0 are reserved, so a
document may have both. Badges of those years, written while Open Badges 3.0 was a draft, may give a
picture by its address alone. Nothing of this is ever issued.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assay.models.data_types import DATE_TIME, URL
from assay.models.document import Json
from assay.models.rules import Class, Kind, One, OneOr

VCDM_1 = "https://www.w3.org/2018/credentials/v1"

_PUBLISHED = ("https://purl.imsglobal.org/spec/ob/v3p0/", "https://purl.imsglobal.org/spec/clr/v2p0/")
_DATES = {"validFrom": "issuanceDate", "validUntil": "expirationDate"}


def is_version_1(document: Json) -> bool:
    """Whether this document says by its first context that it is of version 1.1."""
    held = document.get("@context")
    return held == VCDM_1 or (isinstance(held, list) and bool(held) and held[0] == VCDM_1)


def has_known_tables(document: Json) -> bool:
    """Whether a document of version 1.1 names a published context of Open Badges 3.0 or CLR 2.0.

    Drafts used the same names of types for other members; of those our tables know nothing.
    """
    held = document["@context"]
    return isinstance(held, list) and any(
        isinstance(item, str) and item.startswith(_PUBLISHED) for item in held
    )


def version_1_classes(classes: Mapping[str, Class]) -> dict[str, Class]:
    """These classes as version 1.1 had them; of a credential the date of issue is required."""
    return {key: _of_version_1(cls) for key, cls in classes.items()}


def _of_version_1(cls: Class) -> Class:
    members: dict[str, Kind] = dict(cls.members)
    if members.get("image") == One("Image"):
        members["image"] = OneOr(URL, "Image")
    if "validFrom" not in members:
        return replace(cls, members=members)
    members |= dict.fromkeys(_DATES.values(), DATE_TIME)
    required = dict.fromkeys((*(_DATES.get(member, member) for member in cls.required), "issuanceDate"))
    return replace(cls, members=members, required=tuple(required))
