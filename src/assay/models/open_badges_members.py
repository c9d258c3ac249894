"""Open Badges 3.0 as a table: the members of its classes, with data type and cardinality.

Appendix B of the specification (data models) and the published JSON Schemas (draft 2019-09).
Where a schema is laxer than the text (any string passes as `type`, any string as URL) the text
counts; but a subject without id and identifier is tolerated, for real issuers give a bare name.
Each difference to the schemas stands, with its reason, in the conformance test.
"""

from __future__ import annotations

from assay.models import published_lists as lists
from assay.models.data_types import (
    ANY_TYPE,
    BOOLEAN,
    DATE,
    DATE_TIME,
    LANGUAGE,
    NUMBER,
    STRING,
    TEXT,
    URL,
    exactly,
    typed,
)
from assay.models.rules import Class, Data, Kind, Listed, Many, One, OneOr
from assay.models.vcdm_members import CREDENTIAL_MEMBERS

_IDENTIFIER_TYPE = Listed("IdentifierTypeEnum", lists.IDENTIFIER_TYPES)
_RESULT_STATUS = Data(
    "ResultStatusType",
    lambda value: isinstance(value, str) and value in lists.RESULT_STATUSES,
)

_SHARED_MEMBERS: dict[str, Kind] = {  # of the credentials of Open Badges, beside VCDM's
    "issuer": OneOr(URL, "Profile"),
    "awardedDate": DATE_TIME,
    "refreshService": Many(One("IdentifiedRefreshService")),
    "evidence": Many(One("Evidence")),
}

# What an organization states about an achievement (https://w3id.org/assay/framework/v1): texts and a number
# alone, so that nothing in it could name another thing.
_RECOGNITION: dict[str, Kind] = {
    "recognition": STRING,
    "credits": NUMBER,
    "occupation": TEXT,
    "occupationUri": STRING,
    "place": TEXT,
}

# What somebody measured of an achievement, in the same vocabulary: for the same reason without any `id`.
_ASSAY: dict[str, Class] = {
    "Assay": Class(
        "Assay",
        {
            "type": typed("Assay"),
            "frameworkVersion": STRING,
            "asOf": DATE,
            "relation": STRING,
            "number": NUMBER,
            "replaces": STRING,
            "input": Many(One("AssayInput")),
            "indicator": Many(One("AssayIndicator")),
        },
        required=("type", "frameworkVersion", "asOf", "relation", "input", "indicator"),
        closed=True,
    ),
    "AssayInput": Class(
        "AssayInput",
        {
            "type": typed("AssayInput"),
            **dict.fromkeys(("kind", "name", "version", "sha256"), STRING),
        },
        required=("type", "kind", "sha256"),
        closed=True,
    ),
    "AssayIndicator": Class(
        "AssayIndicator",
        {
            "type": typed("AssayIndicator"),
            **dict.fromkeys(("key", "value", "low", "high", "unit"), STRING),
            **dict.fromkeys(("grade", "method", "coverage", "reason"), STRING),
            "count": NUMBER,
        },
        required=("type", "key", "low", "high", "unit", "grade", "method"),
        closed=True,
    ),
}

_PERSON_NAMES = (
    "familyName",
    "givenName",
    "additionalName",
    "patronymicName",
    "honorificPrefix",
    "honorificSuffix",
    "familyNamePrefix",
)

_CREDENTIALS: dict[str, Class] = {
    "OpenBadgeCredential": Class(
        "OpenBadgeCredential",
        {
            **CREDENTIAL_MEMBERS,
            **_SHARED_MEMBERS,
            "image": One("Image"),
            "credentialSubject": One("AchievementSubject"),
        },
        required=("id", "type", "credentialSubject", "issuer", "validFrom"),
    ),
    "EndorsementCredential": Class(
        "EndorsementCredential",
        {**CREDENTIAL_MEMBERS, **_SHARED_MEMBERS, "credentialSubject": One("EndorsementSubject")},
        required=("id", "type", "name", "credentialSubject", "issuer", "validFrom"),
    ),
    "IdentifiedRefreshService": Class(
        "RefreshService",
        {"id": URL, "type": ANY_TYPE},
        required=("id", "type"),
    ),
}

_SUBJECTS: dict[str, Class] = {
    "AchievementSubject": Class(
        "AchievementSubject",
        {
            "id": URL,
            "type": typed("AchievementSubject"),
            "identifier": Many(One("IdentityObject")),
            "achievement": One("Achievement"),
            "activityStartDate": DATE_TIME,
            "activityEndDate": DATE_TIME,
            "creditsEarned": NUMBER,
            "image": One("Image"),
            "licenseNumber": TEXT,
            "narrative": TEXT,
            "result": Many(One("Result")),
            "role": TEXT,
            "source": One("Profile"),
            "term": TEXT,
        },
        required=("type", "achievement"),
        named_by=("id", "identifier"),
    ),
    "EndorsementSubject": Class(
        "EndorsementSubject",
        {
            "id": URL,
            "type": typed("EndorsementSubject"),
            "endorsementComment": TEXT,
            "assay": One("Assay"),
            **_RECOGNITION,
        },
        required=("id", "type"),
        closed=True,  # stricter than the schema: what an endorser said could be made the issuer's word
    ),
    "IdentityObject": Class(
        "IdentityObject",
        {
            "type": exactly("IdentityObject"),
            "hashed": BOOLEAN,
            "identityHash": STRING,
            "identityType": _IDENTIFIER_TYPE,
            "salt": STRING,
        },
        required=("type", "hashed", "identityHash", "identityType"),
        closed=True,
    ),
    "Result": Class(
        "Result",
        {
            "type": typed("Result"),
            "achievedLevel": URL,
            "alignment": Many(One("Alignment")),
            "resultDescription": URL,
            "status": _RESULT_STATUS,
            "value": TEXT,
        },
        required=("type",),
    ),
    "Evidence": Class(
        "Evidence",
        {
            "id": URL,
            "type": typed("Evidence"),
            "narrative": TEXT,
            "name": TEXT,
            "description": TEXT,
            "genre": TEXT,
            "audience": TEXT,
        },
        required=("type",),
    ),
}

_ACHIEVEMENTS: dict[str, Class] = {
    "Achievement": Class(
        "Achievement",
        {
            "id": URL,
            "type": typed("Achievement"),
            "name": TEXT,
            "description": TEXT,
            "criteria": One("Criteria"),
            "achievementType": Listed("AchievementType", lists.ACHIEVEMENT_TYPES),
            "alignment": Many(One("Alignment")),
            "creator": One("Profile"),
            "creditsAvailable": NUMBER,
            "fieldOfStudy": TEXT,
            "humanCode": TEXT,
            "image": One("Image"),
            "inLanguage": LANGUAGE,
            "otherIdentifier": Many(One("IdentifierEntry")),
            "related": Many(One("Related")),
            "resultDescription": Many(One("ResultDescription")),
            "specialization": TEXT,
            "tag": Many(TEXT),
            "version": TEXT,
        },
        required=("id", "type", "criteria", "description", "name"),
    ),
    "Criteria": Class("Criteria", {"id": URL, "narrative": TEXT}, either=("narrative", "id")),
    "Alignment": Class(
        "Alignment",
        {
            "type": typed("Alignment"),
            "targetCode": TEXT,
            "targetDescription": TEXT,
            "targetFramework": TEXT,
            "targetName": TEXT,
            "targetType": Listed("AlignmentTargetType", lists.TARGET_TYPES),
            "targetUrl": URL,
        },
        required=("type", "targetName", "targetUrl"),
    ),
    "ResultDescription": Class(
        "ResultDescription",
        {
            "id": URL,
            "type": typed("ResultDescription"),
            "name": TEXT,
            "resultType": Listed("ResultType", lists.RESULT_TYPES),
            "alignment": Many(One("Alignment")),
            "allowedValue": Many(TEXT),
            "requiredLevel": URL,
            "requiredValue": TEXT,
            "rubricCriterionLevel": Many(One("RubricCriterionLevel")),
            "valueMax": TEXT,
            "valueMin": TEXT,
        },
        required=("id", "type", "name", "resultType"),
    ),
    "RubricCriterionLevel": Class(
        "RubricCriterionLevel",
        {
            "id": URL,
            "type": typed("RubricCriterionLevel"),
            "name": TEXT,
            "alignment": Many(One("Alignment")),
            "description": TEXT,
            "level": TEXT,
            "points": TEXT,
        },
        required=("id", "type", "name"),
    ),
    "Related": Class(
        "Related",
        {"id": URL, "type": typed("Related"), "inLanguage": LANGUAGE, "version": TEXT},
        required=("id", "type"),
    ),
}

_PROFILES: dict[str, Class] = {
    "Profile": Class(
        "Profile",
        {
            "id": URL,
            "type": typed("Profile"),
            "name": TEXT,
            "description": TEXT,
            "url": URL,
            "phone": STRING,
            "email": STRING,
            "image": One("Image"),
            "address": One("Address"),
            "otherIdentifier": Many(One("IdentifierEntry")),
            "official": TEXT,
            "parentOrg": One("Profile"),
            "dateOfBirth": DATE,
            **dict.fromkeys(_PERSON_NAMES, TEXT),
        },
        required=("id", "type"),
    ),
    "Image": Class(
        "Image",
        {"id": URL, "type": exactly("Image"), "caption": TEXT},
        required=("id", "type"),
        closed=True,
    ),
    "IdentifierEntry": Class(
        "IdentifierEntry",
        {
            "type": exactly("IdentifierEntry"),
            "identifier": STRING,
            "identifierType": _IDENTIFIER_TYPE,
        },
        required=("type", "identifier", "identifierType"),
        closed=True,
    ),
    "Address": Class(
        "Address",
        {
            "type": typed("Address"),
            "addressCountry": TEXT,
            "addressCountryCode": STRING,
            "addressRegion": TEXT,
            "addressLocality": TEXT,
            "streetAddress": TEXT,
            "postOfficeBoxNumber": TEXT,
            "postalCode": STRING,
            "geo": One("GeoCoordinates"),
        },
        required=("type",),
    ),
    "GeoCoordinates": Class(
        "GeoCoordinates",
        {"type": exactly("GeoCoordinates"), "latitude": NUMBER, "longitude": NUMBER},
        required=("type", "latitude", "longitude"),
    ),
}

OPEN_BADGES_CLASSES: dict[str, Class] = {
    **_CREDENTIALS,
    **_SUBJECTS,
    **_ASSAY,
    **_ACHIEVEMENTS,
    **_PROFILES,
}
