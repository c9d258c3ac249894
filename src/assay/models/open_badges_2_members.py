"""The tables of Open Badges 2.0, 1.1, 1.0 and 0.5: members, data types, cardinalities.

Apart from the views as in 3.0: tables say what is wrong, views read what is right. (Open Badges
2.0, Data Classes; 1EdTech's schemas v1 and v0)
"""

from __future__ import annotations

import re

from assay.errors import Malformed
from assay.models.data_types import ANY_TYPE, BOOLEAN, STRING, TEXT, URL, is_string
from assay.models.document import Json
from assay.models.open_badges_2 import Edition, edition_of, read_moment
from assay.models.problems import Found, Problem
from assay.models.rules import Class, Data, Kind, Many, One, OneOr, compile_classes
from assay.models.urls import is_url

_is_hash = re.compile(r"(?:sha256\$[0-9A-Fa-f]{64}|md5\$[0-9A-Fa-f]{32})").fullmatch
_NODE = Data("URL", lambda value: is_url(value) or (isinstance(value, str) and value.startswith("_:")))
_IMAGE = Data("URL", lambda value: is_url(value) and str(value)[:5].lower() != "data:")


def _is_moment(value: object) -> bool:
    return _reads(value, strict=True)


def _is_older_moment(value: object) -> bool:
    return _reads(value, strict=False)


def _reads(value: object, *, strict: bool) -> bool:
    try:
        read_moment(value, strict=strict)
    except Malformed:
        return False
    return True


def _names(value: object, names: tuple[str, ...]) -> bool:
    held = value if isinstance(value, list) else [value]
    return (
        bool(held) and all(isinstance(item, str) and item for item in held) and not {*names}.isdisjoint(held)
    )


def _one_of(*names: str) -> Data:
    return Data("type", lambda value: _names(value, names))


_MOMENT = Data("DateTime", _is_moment)
_OLDER_MOMENT = Data("DateTime", _is_older_moment)
_VERIFICATION = _one_of("hosted", "HostedBadge", "signed", "SignedBadge")

_ALIGNMENT: dict[str, Kind] = {
    "targetName": TEXT,
    "targetUrl": URL,
    "targetDescription": TEXT,
    "targetFramework": STRING,
    "targetCode": STRING,
}
_PROFILE: dict[str, Kind] = {
    "id": URL,
    "type": _one_of("Issuer", "Profile"),
    "name": TEXT,
    "url": URL,
    "email": STRING,
    "description": TEXT,
    "telephone": STRING,
    "image": OneOr(URL, "Image"),
    "publicKey": Many(OneOr(URL, "CryptographicKey")),
    "revocationList": OneOr(URL, "RevocationListReference"),
    "verification": One("IssuerVerification"),
}
_BADGE: dict[str, Kind] = {
    "name": TEXT,
    "description": TEXT,
    "image": OneOr(URL, "Image"),
    "criteria": OneOr(URL, "Criteria"),
    "alignment": Many(One("AlignmentObject")),
    "tags": Many(TEXT),
}
_AWARD: dict[str, Kind] = {
    "recipient": One("IdentityObject"),
    "verification": One("VerificationObject"),
    "verify": One("VerificationObject"),
    "image": OneOr(_IMAGE, "AssertionImage"),
    "evidence": Many(OneOr(_NODE, "Evidence")),
    "narrative": TEXT,
    "revoked": BOOLEAN,
    "revocationReason": TEXT,
}
_CLASSES = {
    # Open Badges 2.0
    "Assertion 2.0": Class(
        "Assertion",
        {
            **_AWARD,
            "id": URL,
            "type": _one_of("Assertion"),
            "badge": OneOr(URL, "BadgeClass 2.0"),
            "issuedOn": _MOMENT,
            "expires": _MOMENT,
        },
        required=("id", "type", "recipient", "badge", "issuedOn"),
        either=("verification", "verify"),
    ),
    "BadgeClass 2.0": Class(
        "BadgeClass",
        {
            **_BADGE,
            "id": _NODE,
            "type": _one_of("BadgeClass"),
            "alignment": Many(One("AlignmentObject 2.0")),
            "issuer": OneOr(URL, "Issuer 2.0"),
        },
        required=("id", "type", "name", "description", "image", "criteria", "issuer"),
    ),
    "Issuer 2.0": Class("Issuer", _PROFILE, required=("id", "type", "name", "url", "email")),
    # 1.1 and 1.0: links between documents, `uid` and `verify`
    "Assertion 1.0": Class(
        "Assertion",
        {
            **_AWARD,
            "id": URL,
            "type": _one_of("Assertion"),
            "uid": STRING,
            "badge": OneOr(URL, "BadgeClass 1.0"),
            "issuedOn": _OLDER_MOMENT,
            "expires": _OLDER_MOMENT,
        },
        required=("recipient", "badge", "issuedOn"),
        either=("verify", "verification"),
    ),
    "BadgeClass 1.0": Class(
        "BadgeClass",
        {**_BADGE, "issuer": OneOr(URL, "Issuer 1.0")},
        required=("name", "description", "image", "criteria", "issuer"),
    ),
    "Issuer 1.0": Class("Issuer", {**_PROFILE, "type": ANY_TYPE}, required=("name", "url")),
    # 0.5: all in one, dates as days
    "Assertion 0.5": Class(
        "Assertion",
        {
            "recipient": STRING,
            "salt": STRING,
            "badge": One("BadgeClass 0.5"),
            "issued_on": _OLDER_MOMENT,
            "expires": _OLDER_MOMENT,
        },
        required=("recipient", "badge"),
    ),
    "BadgeClass 0.5": Class(
        "BadgeClass",
        {
            "name": STRING,
            "description": STRING,
            "image": STRING,
            "criteria": STRING,
            "issuer": One("Issuer 0.5"),
        },
        required=("name", "description", "image", "criteria", "issuer"),
    ),
    "Issuer 0.5": Class("Issuer", {"origin": URL, "name": STRING}, required=("origin", "name")),
    # parts of all versions
    "IdentityObject": Class(
        "IdentityObject",
        {"type": ANY_TYPE, "identity": STRING, "hashed": BOOLEAN, "salt": STRING},
        required=("type", "identity", "hashed"),
    ),
    "VerificationObject": Class(
        "VerificationObject", {"type": _VERIFICATION, "creator": URL, "url": URL}, required=("type",)
    ),
    "IssuerVerification": Class(
        "VerificationObject",
        {"startsWith": Many(STRING), "allowedOrigins": Many(STRING), "verificationProperty": STRING},
    ),
    "Evidence": Class(
        "Evidence",
        {"id": _NODE, "narrative": TEXT, "name": TEXT, "description": TEXT, "genre": TEXT, "audience": TEXT},
    ),
    "Criteria": Class("Criteria", {"id": _NODE, "narrative": TEXT}, filled=True),
    "Image": Class("Image", {"id": URL, "caption": TEXT}, filled=True),
    "AssertionImage": Class("Image", {"id": _IMAGE, "caption": TEXT}),
    "AlignmentObject": Class("AlignmentObject", _ALIGNMENT),
    "AlignmentObject 2.0": Class("AlignmentObject", _ALIGNMENT, required=("targetName", "targetUrl")),
    "CryptographicKey": Class("CryptographicKey", {"id": URL, "owner": URL, "publicKeyPem": STRING}),
    "RevocationListReference": Class("RevocationList", {"id": URL}, required=("id",)),
}
_RULES = compile_classes(_CLASSES, {})
_TABLES = {Edition.TWO: "2.0", Edition.ONE_ONE: "1.0", Edition.ONE: "1.0", Edition.FIRST: "0.5"}


def examine_assertion(json: Json) -> list[Problem]:
    """All that is wrong with the shape of this assertion, by the tables of its own version."""
    edition = edition_of(json)
    problems = _examine("Assertion", edition, json)
    recipient = json.get("recipient")
    if isinstance(recipient, dict) and recipient.get("hashed") is True:
        identity = recipient.get("identity")
        if is_string(identity) and not _is_hash(str(identity)):
            facts = {"member": "identity", "expected": "IdentityHash"}
            problems.append(Problem("credential-member-malformed", "/recipient/identity", facts))
    return problems


def examine_badge_class(json: Json, edition: Edition) -> list[Problem]:
    """All that is wrong with this badge class of an award of that version."""
    return _examine("BadgeClass", _own_edition(json, edition), json)


def examine_issuer(json: Json, edition: Edition) -> list[Problem]:
    """All that is wrong with this issuer of an award of that version."""
    return _examine("Issuer", _own_edition(json, edition), json)


def _own_edition(json: Json, edition: Edition) -> Edition:
    # A document that names its contexts is of their version, whatever led to it.
    return edition_of(json) if "@context" in json else edition


def _examine(name: str, edition: Edition, json: Json) -> list[Problem]:
    found = Found()
    _RULES[f"{name} {_TABLES[edition]}"](json, None, "", found)
    return [*found.problems, *found.warnings]
