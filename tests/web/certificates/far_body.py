"""A body elsewhere that signs badges: a Fetch answers for its keys and lists, until it does not."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from assay import Issuer
from assay.fetching import Fetched, fetch_from
from assay.issuance import Recipient
from assay.issuance.status_register import StatusRegister, new_register
from assay.keys import LocalSigner, write_multikey
from assay.web.records.verifications import queries as verifications

SITE = "foodboard.example"
DID = f"did:web:{SITE}"
KEYS = f"https://{SITE}/.well-known/did.json"
LISTS = f"https://{SITE}/status"


@dataclass(slots=True)
class FarBody:
    """A body with a domain of its own. `documents`: what can be reached of it now, by address."""

    issuer: Issuer
    register: StatusRegister
    documents: dict[str, bytes] = field(default_factory=dict)

    def badge(self, name: str, email: str, title: str = "Lake Kitchen Card") -> tuple[str, bytes]:
        """The id and the signed bytes of a badge for this person, with an entry in its status lists."""
        key = f"urn:uuid:00000000-0000-4000-8000-{len(self.register.indices):012}"
        self.register = self.register.reserve(key)
        values = {"name": title, "description": "Handles food safely.", "criteria": "An examination."}
        document = self.issuer.award(
            values,
            Recipient(email=email, name=name),
            valid_from=datetime.now(UTC) - timedelta(days=1),
            credential_id=key,
            status=self.register.entries(key),
        )
        return key, document.content

    def publish(self) -> None:
        """Its keys and its status lists can be reached, as they stand now."""
        self.documents[KEYS] = self.issuer.controller_document or b""
        made = self.register.publish(self.issuer, datetime.now(UTC) - timedelta(minutes=1))
        self.documents |= {address: document.content for address, document in made.items()}
        _forget_answers()

    def revoke(self, key: str) -> None:
        """This badge is revoked, and the list says so."""
        self.register = self.register.set(key, "revocation")
        self.publish()

    def lose(self, *addresses: str) -> None:
        """These addresses answer no more; all, where none is named."""
        for address in addresses or tuple(self.documents):
            del self.documents[address]
        _forget_answers()

    def answer(self, address: str) -> Fetched:
        """What is at this address now. Raises `Unavailable`."""
        return fetch_from(self.documents)(address)


def a_far_body(monkeypatch: pytest.MonkeyPatch) -> FarBody:
    """A body on its own domain; whatever is asked of the world outside is answered by it alone."""
    signer = LocalSigner.generate()
    multikey = write_multikey(signer.public_key)
    method = f"{DID}#{multikey}"
    document = {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": DID,
        "verificationMethod": [
            {"id": method, "type": "Multikey", "controller": DID, "publicKeyMultibase": multikey}
        ],
        "assertionMethod": [method],
    }
    profile = {"id": DID, "type": ["Profile"], "name": "Lake Food Board"}
    issuer = Issuer(profile, signer, method, json.dumps(document).encode())
    made = FarBody(issuer, new_register(LISTS))
    monkeypatch.setattr(verifications, "_outside", lambda: made.answer)
    made.publish()
    return made


def _forget_answers() -> None:
    """Verifiers of this second may have kept what they were answered."""
    verifications._verifier_at.cache_clear()
