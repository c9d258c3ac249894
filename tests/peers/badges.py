"""What is issued in these tests: honest Open Badges 3.0 content, no issuer's id and no proof yet.

Each kind holds something that implementations have read differently: scripts and escapes, numbers, sets.
"""

from typing import Any

Json = dict[str, Any]

OB_CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]

_RESULT = "urn:uuid:6a1f3a3e-0d5b-4f9e-8a53-3f0a5f6f7a01"


def _badge(name: str, achievement: Json, subject: Json | None = None, members: Json | None = None) -> Json:
    return {
        "@context": OB_CONTEXTS,
        "id": "urn:uuid:1b2f6b0a-52a5-4b7e-9e0f-5c1c2c1d7e11",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": name,
        "issuer": {"type": ["Profile"], "name": "Riverbend School", "url": "https://school.example/"},
        "validFrom": "2026-09-01T00:00:00Z",
        "credentialSubject": {
            "id": "did:example:learner",
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "https://school.example/achievements/watershed",
                "type": ["Achievement"],
                "name": name,
                "description": "Collects and reads water-quality samples to protocol.",
                "criteria": {"narrative": "Three supervised samplings."},
                **achievement,
            },
            **(subject or {}),
        },
        **(members or {}),
    }


BADGES: dict[str, Json] = {
    "plain": _badge("Watershed Field Scientist", {}),
    "rich": _badge(
        "Watershed Field Scientist",
        {
            "achievementType": "Certificate",
            "fieldOfStudy": "Hydrology",
            "humanCode": "HYD-101",
            "inLanguage": "en",
            "version": "2",
            "tag": ["water", "field work", "science"],
            "image": {"id": "https://school.example/badge.png", "type": "Image", "caption": "A river"},
            "alignment": [
                {
                    "type": ["Alignment"],
                    "targetName": f"Skill {number}",
                    "targetUrl": f"https://skills.example/{number}",
                    "targetFramework": "Field skills",
                    "targetType": "ceasn:Competency",
                }
                for number in range(3)
            ],
            "resultDescription": [
                {"id": _RESULT, "type": ["ResultDescription"], "name": "Score", "resultType": "Percent"}
            ],
        },
        {
            "identifier": [
                {
                    "type": "IdentityObject",
                    "identityHash": "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399",
                    "identityType": "emailAddress",
                    "hashed": True,
                    "salt": "Kosher",
                }
            ],
            "result": [{"type": ["Result"], "resultDescription": _RESULT, "value": "92"}],
        },
        {
            "description": "Three days at the river.",
            "validUntil": "2126-09-01T00:00:00.250+02:00",
            "evidence": [
                {
                    "id": "https://school.example/evidence/1",
                    "type": ["Evidence"],
                    "name": "Log book",
                    "narrative": "Kept for three days.",
                },
                {"type": ["Evidence"], "name": "Interview"},
            ],
        },
    ),
    "scripts and escapes": _badge(
        'Científica del río — 河流科学家 — عالِمة النهر — 🏞️ "quoted" \\ back',
        {
            "description": "Line one\nline two\r\n\ttabbed — ﬁ ligature, ẞ, é and e\u0301, \u2028",
            "criteria": {"narrative": "`code` <b>bold</b> & ^ {} | ~ \u00a0 end"},
            "tag": ["naïve", "Ωmega", "\u0905\u0928\u0941"],
        },
    ),
    "numbers": _badge(
        "Credits",
        {"creditsAvailable": 12.5},
        {"creditsEarned": 3},
    ),
}


def status_entry(list_address: str, index: int, purpose: str) -> Json:
    """A Bitstring Status List entry (section 2.1)."""
    return {
        "id": f"{list_address}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(index),
        "statusListCredential": list_address,
    }
