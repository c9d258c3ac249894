"""Controller documents: whose keys these are, and what each may be used for.

Apart because it says what the document says and decides nothing: whether a key may speak for an
issuer is asked in one place, `assay.verification.checks.proofs`. A method is read when it is asked
for, so that one which nobody uses, and we may not know, spoils nothing.
(Controlled Identifiers 1.0, 2; DID Core 1.0, 5)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assay.encoding import read_json_object, read_timestamp
from assay.errors import Malformed, Unsupported
from assay.keys import ED25519, PublicKey, read_jwk, read_multikey

Json = dict[str, Any]

PURPOSES = (
    "assertionMethod",
    "authentication",
    "keyAgreement",
    "capabilityInvocation",
    "capabilityDelegation",
)
_SIGNING = PURPOSES[:2] + PURPOSES[3:]
_MOST_TOLD = 100  # characters of a foreign text that an error repeats

_MULTIBASE, _JWK = "publicKeyMultibase", "publicKeyJwk"
# Type of verification method: the member that holds its key. Whether the key fits the signature is for
# the cryptosuite to say.
_MATERIAL = {
    "Multikey": _MULTIBASE,
    "Ed25519VerificationKey2020": _MULTIBASE,
    "JsonWebKey": _JWK,
    "JsonWebKey2020": _JWK,
}
_ALGORITHM = {"Ed25519VerificationKey2020": ED25519}  # the types that name one
# A key whose secret half is published proves nothing about who used it.
_SECRET_MEMBERS = (
    "secretKeyMultibase",
    "privateKeyMultibase",
    "secretKeyJwk",
    "privateKeyJwk",
    "privateKeyBase58",
    "privateKeyHex",
    "privateKeyPem",
)


@dataclass(frozen=True, slots=True)
class VerificationMethod:
    """A public key as a controller document lists it (Controlled Identifiers 1.0, 2.2)."""

    id: str  # absolute
    type: str
    controller: str
    material: PublicKey | Json  # the key if it is read already, else the method as received
    revoked: datetime | None = None
    expires: datetime | None = None

    def public_key(self) -> PublicKey:
        """The key itself.

        Raises `Malformed` proof-key-malformed (no key, two, a secret one, or not one of its type) and
        whatever reading the key raises, `Unsupported` proof-key-unsupported for another kind of method.
        """
        material = self.material
        if isinstance(material, PublicKey):
            return material
        member = _MATERIAL.get(self.type)
        if member is None:
            raise Unsupported("proof-key-unsupported", algorithm=self.type[:_MOST_TOLD])
        if any(secret in material for secret in _SECRET_MEMBERS):
            raise Malformed("proof-key-malformed", reason="its secret part is published")
        if [public for public in (_MULTIBASE, _JWK) if public in material] != [member]:
            # 2.2.1: a method must not give its key in two forms, where readers could choose differently.
            raise Malformed("proof-key-malformed", reason=f"the key stands not in {member} alone")
        value = material[member]
        if member == _JWK and isinstance(value, dict):
            return read_jwk(value)
        if member == _MULTIBASE and isinstance(value, str):
            key = read_multikey(value)
            if _ALGORITHM.get(self.type, key.algorithm) is not key.algorithm:
                raise Malformed("proof-key-malformed", reason="its kind and its curve do not go together")
            return key
        raise Malformed("proof-key-malformed", reason=f"{member} holds no key")


@dataclass(frozen=True, slots=True)
class ControllerDocument:
    """What an identifier's owner publishes: its verification methods, and the purposes that list them."""

    id: str
    methods: Mapping[str, VerificationMethod | Json]  # by absolute id; as received until asked for
    purposes: Mapping[str, frozenset[str]]  # absolute ids, whether the method stands in this document or not

    def method(self, method_id: str) -> VerificationMethod | None:
        """The method of this id, or None.

        Raises `Malformed` issuer-document-malformed for one without type or controller or with a
        timestamp that is none.
        """
        found = self.methods.get(method_id)
        if found is None or isinstance(found, VerificationMethod):
            return found
        return VerificationMethod(
            id=method_id,
            type=self._text(found, "type"),
            controller=self._text(found, "controller"),
            material=found,
            revoked=self._instant(found, "revoked"),
            expires=self._instant(found, "expires"),
        )

    def allows(self, method_id: str, purpose: str) -> bool:
        """Whether the document lists the method of this absolute id under this purpose.

        That is one condition of several: id of the issuer, of the document and the method's controller
        must be one, and neither `revoked` nor `expires` may have come.
        """
        return method_id in self.purposes.get(purpose, ())

    def _text(self, method: Json, member: str) -> str:
        value = method.get(member)
        if not isinstance(value, str):
            raise _malformed(self.id, f"a key has no {member}")
        return value

    def _instant(self, method: Json, member: str) -> datetime | None:
        if member not in method:
            return None
        try:
            return read_timestamp(self._text(method, member))
        except Malformed:
            raise _malformed(self.id, f"the date in {member} of a key is not a date") from None


def document_of_key(method: VerificationMethod) -> ControllerDocument:
    """The document of an identifier that is its key: one method, for every purpose but key agreement."""
    ids = frozenset((method.id,))
    return ControllerDocument(method.controller, {method.id: method}, dict.fromkeys(_SIGNING, ids))


def read_controller_document(content: bytes, identifier: str) -> ControllerDocument:
    """The controller document in these bytes, if it is the one of this identifier.

    Raises `Malformed` issuer-document-foreign when it says it is another's, issuer-document-malformed
    when it is not strict JSON or describes one method in two ways.
    """
    try:
        document = read_json_object(content)
    except Malformed as error:
        raise _malformed(identifier, "it is not a JSON object that can be read in one way only") from error
    found = document.get("id")
    if not isinstance(found, str):
        raise _malformed(identifier, "it does not say whose it is")
    if found != identifier:
        raise Malformed("issuer-document-foreign", identifier=identifier, found=found[:_MOST_TOLD])
    methods: dict[str, VerificationMethod | Json] = {}
    for method in _set(document, "verificationMethod", identifier):
        method_id = _method_id(method, identifier)
        if method_id in methods:
            raise _malformed(identifier, "two of its keys have the same name")
        methods[method_id] = method
    purposes = {
        purpose: frozenset(_listed(document, purpose, identifier, methods))
        for purpose in PURPOSES
        if purpose in document
    }
    return ControllerDocument(identifier, methods, purposes)


def _listed(
    document: Json, purpose: str, identifier: str, methods: dict[str, VerificationMethod | Json]
) -> Iterator[str]:
    """The ids under this purpose; a method described right there joins the methods."""
    for entry in _set(document, purpose, identifier):
        if isinstance(entry, str):
            yield _absolute(entry, identifier)
            continue
        method_id = _method_id(entry, identifier)
        # Real documents repeat a method word for word; told in two ways, nobody knows which counts.
        if methods.setdefault(method_id, entry) != entry:
            raise _malformed(identifier, "two of its keys have the same name")
        yield method_id


def _set(document: Json, member: str, identifier: str) -> list[Any]:
    entries = document.get(member, [])
    if not isinstance(entries, list):
        raise _malformed(identifier, f"{member} is not a list")
    return entries


def _method_id(method: object, identifier: str) -> str:
    method_id = method.get("id") if isinstance(method, dict) else None
    if not isinstance(method_id, str):
        raise _malformed(identifier, "a key has no name")
    return _absolute(method_id, identifier)


def _absolute(reference: str, identifier: str) -> str:
    """The method id, completed if it is a fragment alone (DID Core 1.0, 3.2.2)."""
    return identifier + reference if reference.startswith("#") else reference


def _malformed(identifier: str, reason: str) -> Malformed:
    return Malformed("issuer-document-malformed", identifier=identifier, reason=reason)
