"""Reads of signing keys: who an organization is to the world, and its issuer, ready to sign.

The secret half is opened here and nowhere else, and kept opened in the process: a batch of ten
thousand unseals once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.conf import settings

from assay import Issuer
from assay.encoding import write_timestamp
from assay.keys import LocalSigner
from assay.web.base.permission import NotFound
from assay.web.records.organizations import queries as organizations
from assay.web.records.people.queries import instance_seal
from assay.web.records.signing_keys.models import SigningKey

Json = dict[str, Any]

SUITE = "eddsa-rdfc-2022"
DOCUMENT_CONTEXTS = ("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1")
PROFILE_CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
_OPENED_AT_ONCE = 256


class NoSigningKey(LookupError):
    """The organization has no key yet; `actions.ensure_key` makes one."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key as screens show it; never its secret half."""

    key: str
    multikey: str
    made_at: datetime
    retired_at: datetime | None
    withdrawn_at: datetime | None
    reason: str

    @property
    def state(self) -> str:
        """`current`, `retired` (its signatures hold) or `withdrawn` (they no longer do)."""
        if self.withdrawn_at is not None:
            return "withdrawn"
        return "current" if self.retired_at is None else "retired"


def identifier(organization: str) -> str:
    """The organization's `did:web:`, under this instance's host."""
    return f"did:web:{quote(settings.ASSAY_HOST, safe='.-')}:o:{organization}"


def purpose(key: str) -> str:
    """What the secret half of this key is sealed for."""
    return f"signing-key:{key}"


def keys(organization: str) -> list[KeyRow]:
    """All keys the organization ever had, newest first."""
    return [
        KeyRow(row.key, row.multikey, row.made_at, row.retired_at, row.withdrawn_at, row.reason)
        for row in SigningKey.objects.of(organization).order_by("-made_at")
    ]


def issuer_of(organization: str) -> Issuer:
    """The organization's issuer with its present key, good for any number of awards.

    Raises `NotFound` without such an organization, `NoSigningKey` before it has a key.
    """
    profile = profile_of(organizations.public(organization))
    current = SigningKey.objects.of(organization).filter(retired_at=None).first()
    if current is None:
        raise NoSigningKey(organization)
    return Issuer(
        profile=profile,
        signer=_signer(current.key, bytes(current.sealed)),
        verification_method=f"{profile['id']}#{current.multikey}",
        controller_document=controller_document(organization),
        suite=SUITE,
    )


@lru_cache(maxsize=_OPENED_AT_ONCE)
def _signer(key: str, sealed: bytes) -> LocalSigner:
    return LocalSigner.from_seed(instance_seal().open(sealed, purpose(key)))


def withdrawn_methods() -> list[str]:
    """The names of all keys that are in wrong hands: what they signed must be signed anew."""
    rows = SigningKey.objects.everywhere("what withdrawn keys signed is signed anew")
    gone = rows.exclude(withdrawn_at=None).values_list("organization_id", "multikey")
    return [f"{identifier(organization)}#{multikey}" for organization, multikey in gone]


def controller_document(organization: str) -> bytes:
    """The bytes of its did:web document. Raises `NotFound` where there is no such organization.

    Retired keys stay listed without an end, so what they signed stays good. A withdrawn one is told
    with the instant, and left out of those that may sign: not every verifier looks at `revoked`.
    """
    row = organizations.public(organization)
    did = identifier(organization)
    methods: list[Json] = []
    signing: list[str] = []
    for key in SigningKey.objects.of(organization).order_by("-made_at"):
        method: Json = {
            "id": f"{did}#{key.multikey}",
            "type": "Multikey",
            "controller": did,
            "publicKeyMultibase": key.multikey,
        }
        if key.withdrawn_at is None:
            signing.append(method["id"])
        else:
            method["revoked"] = write_timestamp(key.withdrawn_at)
        methods.append(method)
    document: Json = {"@context": list(DOCUMENT_CONTEXTS), "id": did}
    if row.is_proven:
        document["alsoKnownAs"] = [f"https://{row.domain}"]
    document["verificationMethod"] = methods
    document["assertionMethod"] = signing
    return (json.dumps(document, indent=2) + "\n").encode("ascii")


def profile(organization: str) -> Json:
    """Its Open Badges 3.0 Profile as published, with its contexts. Raises `NotFound`."""
    return {"@context": list(PROFILE_CONTEXTS), **profile_of(organizations.public(organization))}


def profile_document(organization: str) -> bytes:
    """The same as the bytes that are served, to others and to our own examinations. Raises `NotFound`."""
    return json.dumps(profile(organization), ensure_ascii=False, indent=2).encode() + b"\n"


def profile_of(row: organizations.OrganizationRow) -> Json:
    """The Profile as it stands in each credential the organization signs."""
    told: Json = {"id": identifier(row.key), "type": ["Profile"], "name": row.name}
    if row.description:
        told["description"] = row.description
    told["url"] = row.website or f"{settings.ASSAY_IDENTITY_ORIGIN}/o/{row.key}"
    if row.email:
        told["email"] = row.email
    if row.has_logo:
        logo = f"{settings.ASSAY_IDENTITY_ORIGIN}/o/{row.key}/logo.png"
        told["image"] = {"id": logo, "type": "Image"}
    return told


def key_row(organization: str, key: str) -> KeyRow:
    """One of its keys. Raises `NotFound`."""
    found = next((row for row in keys(organization) if row.key == key), None)
    if found is None:
        raise NotFound
    return found
