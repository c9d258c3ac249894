"""Organizations with proven domains, and statements of theirs: what these tests begin with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings

from assay.analysis.valuation import Verb
from assay.errors import Unavailable
from assay.fetching import Fetched
from assay.issuance import Issuer
from assay.keys import LocalSigner, write_multikey
from assay.web.base.clock import now
from assay.web.records.organizations import actions as organizations
from assay.web.records.organizations.models import Organization
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from assay.web.records.signing_keys import actions as keys
from assay.web.records.statements import actions, queries
from assay.web.records.statements.values import Wanted

Json = dict[str, Any]

CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://w3id.org/assay/framework/v1",
]


@dataclass(frozen=True, slots=True)
class Body:
    """An organization and its owner."""

    key: str
    owner: Person


def a_body(name: str, domain: str, *, is_proven: bool = True, kind: str = "employer") -> Body:
    """An organization of this name, which has shown this domain to be its own."""
    owner = ensure_person(f"owner@{domain}", "Olga Owner")
    key = organizations.found(owner, name, kind)
    keys.ensure_key(key)
    prove(key, domain, is_proven=is_proven)
    return Body(key, owner)


def prove(key: str, domain: str, *, is_proven: bool = True) -> None:
    """Have this organization hold this domain, or have lost it."""
    at = now() if is_proven else None
    Organization.objects.filter(key=key).update(
        domain=domain, domain_proven_at=at, domain_token="t" * 32 if domain else ""
    )


def in_days(days: int) -> datetime:
    """An instant so many days from now."""
    return now() + timedelta(days=days)


def wanted(achievement: str, verb: Verb = Verb.PREFERS, **others: Any) -> Wanted:
    """A statement about the achievement of this site with this key."""
    address = achievement if "://" in achievement else f"{settings.ASSAY_IDENTITY_ORIGIN}/a/{achievement}"
    return Wanted(address=address, verb=verb, **{"until": in_days(300), **others})


def state(body: Body, achievement: str, verb: Verb = Verb.PREFERS, **others: Any) -> str:
    """The key of a statement that this organization has signed."""
    if verb is Verb.CREDITS:
        others = {"credits": Decimal(3), **others}
    key = actions.draft(body.owner, body.key, wanted(achievement, verb, **others))
    actions.sign(body.owner, body.key, key)
    return key


def signed(key: str) -> Json:
    """The signed document."""
    document: Json = json.loads(queries.document(key))
    return document


class Web:
    """What lies at some addresses elsewhere; nothing anywhere else."""

    def __init__(self, documents: Mapping[str, bytes]) -> None:
        self.documents = dict(documents)

    def __call__(self, address: str) -> Fetched:
        """The document at this address. Raises `Unavailable`."""
        if address not in self.documents:
            raise Unavailable("address-unreachable", address=address, reason="status 404")
        return Fetched(self.documents[address], "application/json")


@dataclass(frozen=True, slots=True)
class Outsider:
    """An employer with software of its own, under a did:web of its own."""

    issuer: Issuer
    document_address: str

    @property
    def web(self) -> dict[str, bytes]:
        """What it publishes."""
        return {self.document_address: self.issuer.controller_document or b""}

    def states(self, achievement: str, **others: Any) -> bytes:
        """A signed statement of it about this achievement; `others` change its members."""
        subject = {
            "id": achievement,
            "type": ["EndorsementSubject"],
            "endorsementComment": "We ask for it.",
            "recognition": "requires",
            "occupation": "Cook",
            **others.pop("subject", {}),
        }
        until = in_days(300).strftime("%Y-%m-%dT%H:%M:%SZ")
        draft = {
            "@context": CONTEXTS,
            "type": ["VerifiableCredential", "EndorsementCredential"],
            "name": "We recognise it",
            "validUntil": until,
            "credentialSubject": subject,
            **others,
        }
        return self.issuer.issue({name: value for name, value in draft.items() if value is not None}).content


def an_outsider(host: str, name: str, **profile: Any) -> Outsider:
    """An organization elsewhere that signs by itself."""
    signer, did = LocalSigner.generate(), f"did:web:{host}"
    method = f"{did}#{write_multikey(signer.public_key)}"
    document = {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": [
            {
                "id": method,
                "type": "Multikey",
                "controller": did,
                "publicKeyMultibase": write_multikey(signer.public_key),
            }
        ],
        "assertionMethod": [method],
    }
    issuer = Issuer(
        {"id": did, "type": ["Profile"], "name": name, **profile},
        signer,
        method,
        json.dumps(document).encode(),
    )
    return Outsider(issuer, f"https://{host}/.well-known/did.json")
