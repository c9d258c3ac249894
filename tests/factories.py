"""One good credential, then `but(...)` to spoil exactly one thing of it."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime
from typing import Any

from assay.errors import AssayError
from assay.issuance import CannotIssue, Issuer, Recipient
from assay.keys import LocalSigner, write_multikey
from assay.proof import secure, without_proof
from assay.verification import Policy, Verifier

Json = dict[str, Any]

__all__ = [
    "AssayError",
    "CannotIssue",
    "Policy",
    "Recipient",
    "Verifier",
]  # for tests

NOW = datetime(2026, 11, 21, tzinfo=UTC)
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
SIGNER = LocalSigner.from_seed(bytes(range(32)))
STRANGER = LocalSigner.from_seed(bytes(range(1, 33)))
ISSUER = Issuer.with_key(SIGNER, "Riverbend School District", now=lambda: BEGAN)
ENDORSER = Issuer.with_key(STRANGER, "State Board", now=lambda: BEGAN)
DELETED = object()

ACHIEVEMENT = {
    "id": "https://school.example/achievements/watershed",
    "name": "Watershed Field Scientist",
    "description": "Collects and reads water-quality samples to protocol.",
    "criteria": "Three supervised samplings, scored 3 of 4 or better.",
    "skills": [{"name": "Water sampling", "url": "https://skills.example/water-sampling"}],
    "results": [{"name": "Samplings", "type": "Result"}],
}
EMAIL = "ana@school.example"
STRICT_FOR_ANA = Policy(recipient=EMAIL)


def unsigned(**members: Any) -> Json:
    """A good Open Badges 3.0 credential without a proof; `members` are put on top of it."""
    document: Json = {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:5b7c7c1e-6f6b-4d0a-9a53-0a2f4a9d1c01",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Watershed Field Scientist",
        "issuer": copy.deepcopy(ISSUER.profile),
        "validFrom": "2026-01-01T00:00:00Z",
        "validUntil": "2036-01-01T00:00:00Z",
        "credentialSubject": {
            "id": "did:key:z6MkjMRWUfV9r9iCPGMJLhejo9usAFpZ7X8ozuA9mo7mp2YP",
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "https://school.example/achievements/watershed",
                "type": ["Achievement"],
                "name": "Watershed Field Scientist",
                "description": "Collects and reads water-quality samples to protocol.",
                "criteria": {"narrative": "Three supervised samplings."},
            },
        },
    }
    return {**document, **members}


def signed(document: Json | None = None, issuer: Issuer = ISSUER, **options: Any) -> Json:
    """The document with a proof by this issuer, whatever it says: nothing is refused here."""
    return secure(
        unsigned() if document is None else document,
        issuer.signer,
        options.pop("verification_method", issuer.verification_method),
        created=BEGAN,
        **options,
    )


def but(document: Json, pointer: str, value: Any = DELETED) -> Json:
    """A copy with the member at this pointer replaced, or deleted."""
    changed = copy.deepcopy(document)
    *path, last = pointer.lstrip("/").split("/")
    parent: Any = changed
    for step in path:
        parent = parent[int(step)] if isinstance(parent, list) else parent[step]
    key: Any = int(last) if isinstance(parent, list) else last
    if value is DELETED:
        del parent[key]
    else:
        parent[key] = value
    return changed


def resigned(document: Json, pointer: str, value: Any = DELETED, **options: Any) -> Json:
    """The same change made before signing: an issuer's mistake rather than a holder's."""
    return signed(but(without_proof(document), pointer, value), **options)


def to_bytes(document: Json) -> bytes:
    """The document as a file would hold it."""
    return json.dumps(document).encode()


def verifier(**options: Any) -> Verifier:
    """A verifier whose clock stands at NOW and that knows no documents unless given some."""
    options.setdefault("documents", {})
    return Verifier(now=lambda: NOW, **options)


def codes(document: Json | bytes, policy: Any = None, **options: Any) -> list[str]:
    """The codes found in this document, all of them."""
    content = document if isinstance(document, bytes) else to_bytes(document)
    examined = verifier(**options)
    return (examined.examine(content, policy) if policy else examined.examine(content)).codes


def awarded(**options: Any) -> Json:
    """A credential as the issuer awards it, from an achievement file and a recipient."""
    return ISSUER.award(ACHIEVEMENT, Recipient(email=EMAIL), **options).json


WEB = "did:web:school.example"
WEB_ADDRESS = "https://school.example/.well-known/did.json"


def controller_document(**method: Any) -> bytes:
    """The did:web document that lists our key as #k1, with these members of the method changed."""
    listed = {
        "id": f"{WEB}#k1",
        "type": "Multikey",
        "controller": WEB,
        "publicKeyMultibase": write_multikey(SIGNER.public_key),
        **method,
    }
    return to_bytes({"id": WEB, "verificationMethod": [listed], "assertionMethod": [f"{WEB}#k1"]})
