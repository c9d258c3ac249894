"""A good award of Open Badges 2.0 with its pages, hosted or signed, to be spoiled one thing at a time."""

from __future__ import annotations

import copy
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

import factories
from assay.keys import RSA, LocalSigner
from assay.proof import secure_jose
from assay.verification import Report

Json = dict[str, Any]

CONTEXT = "https://w3id.org/openbadges/v2"
ADDRESS = "https://issuer.example/assertions/1"
BADGE_ADDRESS = "https://issuer.example/badges/watershed"
ISSUER_ADDRESS = "https://issuer.example/issuer"
KEY_ADDRESS = "https://issuer.example/keys/1"
LIST_ADDRESS = "https://issuer.example/revoked"
EMAIL = "learner@example.org"
SIGNER = LocalSigner.generate(RSA)

ASSERTION: Json = {
    "@context": CONTEXT,
    "type": "Assertion",
    "id": ADDRESS,
    "badge": BADGE_ADDRESS,
    "recipient": {
        "type": "email",
        "hashed": True,
        "salt": "a7f3",
        "identity": "sha256$3d26202cd003f42630efa5bd774dbc669d8cbf1e8bb8585c35f8f08c337e767f",
    },
    "issuedOn": "2026-01-01T00:00:00Z",
    "expires": "2036-01-01T00:00:00Z",
    "verification": {"type": "HostedBadge"},
}
BADGE: Json = {
    "@context": CONTEXT,
    "type": "BadgeClass",
    "id": BADGE_ADDRESS,
    "name": "Watershed Field Scientist",
    "description": "Collects and reads water-quality samples to protocol.",
    "image": "https://issuer.example/i.png",
    "criteria": {"narrative": "Three supervised samplings."},
    "issuer": ISSUER_ADDRESS,
}
ISSUER: Json = {
    "@context": CONTEXT,
    "type": "Issuer",
    "id": ISSUER_ADDRESS,
    "name": "Riverbend School District",
    "url": "https://issuer.example/",
    "email": "badges@issuer.example",
    "publicKey": KEY_ADDRESS,
}


def pem(signer: LocalSigner = SIGNER) -> str:
    """The public key as older systems publish it."""
    key = load_der_public_key(signer.public_key.raw)
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


KEY: Json = {
    "@context": CONTEXT,
    "type": "CryptographicKey",
    "id": KEY_ADDRESS,
    "owner": ISSUER_ADDRESS,
    "publicKeyPem": pem(),
}
REVOCATIONS: Json = {
    "@context": CONTEXT,
    "type": "RevocationList",
    "id": LIST_ADDRESS,
    "issuer": ISSUER_ADDRESS,
}


def world(**changed: Any) -> dict[str, bytes]:
    """What answers at the issuer's addresses: each page as it is, `changed`, or None for away."""
    pages: dict[str, tuple[str, Any]] = {
        "assertion": (ADDRESS, ASSERTION),
        "badge": (BADGE_ADDRESS, BADGE),
        "issuer": (ISSUER_ADDRESS, ISSUER),
        "key": (KEY_ADDRESS, KEY),
        "list": (LIST_ADDRESS, REVOCATIONS),
    }
    served = {}
    for name, (address, page) in pages.items():
        held = changed.get(name, page)
        if held is not None:
            served[address] = held if isinstance(held, bytes) else factories.to_bytes(held)
    more: dict[str, Json] = changed.get("more", {})
    return served | {address: factories.to_bytes(page) for address, page in more.items()}


def but(document: Json, **members: Any) -> Json:
    """A copy with these members; None takes one away."""
    changed = {**copy.deepcopy(document), **members}
    return {name: value for name, value in changed.items() if value is not None}


def examine(document: Json | bytes | str, policy: Any = None, **changed: Any) -> Report:
    """The report of this award in the world that `world(**changed)` makes."""
    if isinstance(document, dict):
        document = factories.to_bytes(document)
    content = document.encode() if isinstance(document, str) else document
    verifier = factories.verifier(documents=world(**changed))
    return verifier.examine(content, policy) if policy else verifier.examine(content)


def hosted(policy: Any = None, **members: Any) -> Report:
    """The report of an award that lies at its address just as it is handed in."""
    pages = {name: members.pop(name) for name in ("issuer", "list", "key", "more") if name in members}
    badge = members.pop("badge_class", BADGE)
    document = but(ASSERTION, **members)
    return examine(document, policy, assertion=document, badge=badge, **pages)


SIGNED = but(
    ASSERTION,
    id="urn:uuid:0b200000-0000-4000-8000-000000000001",
    verification={"type": "SignedBadge", "creator": KEY_ADDRESS},
)


def token(document: Json = SIGNED, signer: LocalSigner = SIGNER) -> str:
    """The signed form of this assertion."""
    return secure_jose(document, signer, kid=KEY_ADDRESS, typ="JWT")
