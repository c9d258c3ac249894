"""CLR 2.0 as a table: a learner's record, its subject, and how the achievements in it hang together.

Apart from Open Badges because it is a standard of its own that carries badges whole (Comprehensive
Learner Record Standard 2.0, appendix B; its JSON Schema, draft 2019-09).
"""

from __future__ import annotations

from assay.models.carrying import examine_contained
from assay.models.data_types import BOOLEAN, DATE_TIME, URL, exactly, typed
from assay.models.open_badges_members import OPEN_BADGES_CLASSES
from assay.models.rules import Class, Data, Handed, Many, One

ASSOCIATION_TYPES = frozenset(
    {
        "exactMatchOf",
        "isChildOf",
        "isParentOf",
        "isPartOf",
        "isPeerOf",
        "isRelatedTo",
        "precedes",
        "replacedBy",
    }
)
"""How one achievement may hang together with another; the list is closed."""

_ASSOCIATION_TYPE = Data(
    "AssociationType", lambda value: isinstance(value, str) and value in ASSOCIATION_TYPES
)

CLR_CLASSES: dict[str, Class] = {
    "ClrCredential": Class(
        "ClrCredential",
        {
            **OPEN_BADGES_CLASSES["OpenBadgeCredential"].members,
            "awardedDate": DATE_TIME,
            "partial": BOOLEAN,
            "credentialSubject": One("ClrSubject"),
        },
        required=("id", "type", "name", "credentialSubject", "issuer", "validFrom"),
    ),
    "ClrSubject": Class(
        "ClrSubject",
        {
            "id": URL,
            "type": typed("ClrSubject"),
            "identifier": Many(One("IdentityObject")),
            "achievement": Many(One("Achievement")),
            "verifiableCredential": Handed(examine_contained),
            "association": Many(One("Association")),
        },
        required=("type", "verifiableCredential"),
        named_by=("id", "identifier"),
    ),
    "Association": Class(
        "Association",
        {
            "type": exactly("Association"),
            "associationType": _ASSOCIATION_TYPE,
            "sourceId": URL,
            "targetId": URL,
        },
        required=("type", "associationType", "sourceId", "targetId"),
        closed=True,
    ),
}
