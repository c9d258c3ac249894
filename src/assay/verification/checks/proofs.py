"""Whose key is it, may it assert for this issuer, and does the signature hold?

The one place where keys and issuers meet: `assay.did` says whose a key is, `assay.proof`
whether it signed, and here both are asked of the same proof or token. (VC Data Integrity 4.3;
VC-JOSE-COSE 1.0, 4; Open Badges 3.0, 8.2; Controlled Identifiers 1.0, 3.3)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assay.did import ControllerDocument, VerificationMethod, split_did_url
from assay.errors import AssayError, Malformed, Unavailable, Unsupported
from assay.keys import PublicKey, read_jwk, thumbprint
from assay.proof import (
    ASSERTION,
    Proof,
    Token,
    check_proof,
    check_token,
    covered_document,
    list_proofs,
    read_proof,
    read_token,
)
from assay.verification.examination import Examination
from assay.verification.report import Finding

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ORIGIN = re.compile(r"https://[^/?#]*")

_MOST_TOLD = 100  # characters of a foreign text that an error repeats


def check_proofs(examination: Examination) -> Iterator[Finding]:
    """What is wrong with the token and with each proof. Every one must hold and be the issuer's."""
    document = examination.document
    if document.token is not None:
        yield from _check_token(examination, document.token)
        if "proof" not in document.json:
            return
    try:
        listed = list_proofs(document.json)
    except AssayError as error:
        yield Finding.of(error)
        return
    proofs: list[Proof] = []
    for pointer, json in listed:
        try:
            proofs.append(read_proof(json, pointer))
        except AssayError as error:
            yield Finding.of(error)
    named = {proof.id: proof for proof in proofs if proof.id is not None}
    if len(named) < sum(proof.id is not None for proof in proofs):
        # Two proofs of one id: which of them a chain means could not be told.
        yield Finding("proof-malformed", "/proof", {"member": "id"})
        return
    for proof in proofs:
        yield from _check_one(examination, proof, named)


def _check_one(examination: Examination, proof: Proof, named: Mapping[str, Proof]) -> Iterator[Finding]:
    if proof.purpose != ASSERTION:
        yield Finding("proof-purpose-wrong", f"{proof.pointer}/proofPurpose", {"purpose": proof.purpose})
    if proof.expires is not None and proof.expires < examination.instant - examination.policy.clock_skew:
        yield Finding("proof-expired", f"{proof.pointer}/expires", {"when": proof.expires})
    try:
        method = _method(examination, proof.verification_method)
        key = method.public_key()
    except AssayError as error:
        yield Finding.of(error, f"{proof.pointer}/verificationMethod")
        return
    yield from _check_life(examination, f"{proof.pointer}/verificationMethod", method)
    if examination.walk_error is not None:
        return  # said by the terms' check; what cannot be read cannot be hashed
    try:
        check_proof(proof, covered_document(proof, examination.unsecured, named), key)
    except AssayError as error:
        yield Finding.of(error)


def _method(examination: Examination, method_id: str) -> VerificationMethod:
    """The verification method of this name, if it may speak for the issuer.

    Issuer id, document id and controller must be one and the same, and the method listed for
    assertions. A foreign identifier is refused before anything is looked up.
    """
    issuer = examination.credential.issuer_id
    identifier, _ = split_did_url(method_id)
    if identifier != issuer:
        raise Malformed("proof-key-foreign", issuer=issuer or "", controller=identifier)
    document = examination.controller(identifier)
    method = document.method(method_id)
    if method is None:
        raise Malformed("proof-key-unknown", method=method_id)
    if method.controller != issuer:
        raise Malformed("proof-key-foreign", issuer=issuer, controller=method.controller)
    if not document.allows(method.id, ASSERTION):
        raise Malformed("proof-key-not-allowed", method=method.id, purpose=ASSERTION)
    return method


def _check_life(examination: Examination, pointer: str, method: VerificationMethod) -> Iterator[Finding]:
    # Held against the instant of the examination, not against the proof's `created`: whoever
    # holds a key that was taken back can write any date there. A key rotated out in good order
    # stays listed, without an end, and what it signed stays good.
    if method.revoked is not None and method.revoked <= examination.instant:
        yield Finding("proof-key-revoked", pointer, {"when": method.revoked})
    if method.expires is not None and method.expires <= examination.instant:
        yield Finding("proof-key-expired", pointer, {"when": method.expires})


def _check_token(examination: Examination, text: str) -> Iterator[Finding]:
    try:
        token = read_token(text)
        method = _method_of_token(examination, token)
        key = method.public_key()
        if token.key_id is not None and token.jwk is not None and read_jwk(token.jwk) != key:
            raise Malformed("token-malformed", reason="it names two keys")
    except AssayError as error:
        yield Finding.of(error)
        return
    claims = examination.document.claims or {}
    for claim in ("iss", "sub", "aud"):
        if claim in token.header and token.header[claim] != claims.get(claim):  # RFC 7519, 5.3
            yield Finding("token-claim-different", "", {"claim": claim})
    yield from _check_life(examination, "", method)
    try:
        check_token(token, key)
    except AssayError as error:
        yield Finding.of(error)


def _method_of_token(examination: Examination, token: Token) -> VerificationMethod:
    """The method that the token names (`kid`), or the issuer's method of the key that it shows (`jwk`).

    A key that stands in the token alone proves nothing: whoever made the token chose it.
    """
    if token.key_id is not None:
        return _method(examination, _absolute_method_id(examination, token.key_id))
    if token.jwk is not None:
        return _method_of_key(examination, read_jwk(token.jwk))
    raise Unavailable("proof-key-unnamed")


def _absolute_method_id(examination: Examination, key_id: str) -> str:
    """The absolute id of the method that this `kid` names, which may be a name within the issuer's document.

    Raises `issuer-method-unsupported` for an identifier of a method that we do not read, and
    `proof-key-unproven` for another address of the same website: Open Badges lets a key stand there by
    itself, and then nothing of the issuer's says whose it is.
    """
    issuer = examination.credential.issuer_id
    if not _ABSOLUTE.match(key_id):
        return _named_in(examination.controller(issuer), key_id)
    identifier, _ = split_did_url(key_id)
    if identifier != issuer:
        if not examination.means.resolver.reads(identifier):
            raise Unsupported("issuer-method-unsupported", identifier=identifier)
        origin, other = _ORIGIN.match(issuer), _ORIGIN.match(identifier)
        if origin and other and origin[0] == other[0]:
            raise Unavailable("proof-key-unproven", issuer=issuer)
    return key_id


def _named_in(document: ControllerDocument, key_id: str) -> str:
    """The absolute id of the method whose fragment, or whose JWK's own `kid`, is this name."""
    method_id = f"{document.id}#{key_id.removeprefix('#')}"
    if method_id in document.methods:
        return method_id
    found = [name for name, method in document.methods.items() if _jwk_name(method) == key_id]
    if len(found) == 1:
        return found[0]
    raise Malformed("proof-key-unknown", method=key_id[:_MOST_TOLD])


def _jwk_name(method: object) -> object:
    jwk = method.get("publicKeyJwk") if isinstance(method, dict) else None
    return jwk.get("kid") if isinstance(jwk, dict) else None


def _method_of_key(examination: Examination, key: PublicKey) -> VerificationMethod:
    """The issuer's method of exactly this key, one for assertions if it lists several.

    Raises `proof-key-unknown` where the issuer lists other keys, `proof-key-unproven` where it publishes
    none: an identifier may be a mere home page.
    """
    issuer = examination.credential.issuer_id
    try:
        document = examination.controller(issuer)
    except Malformed as error:
        if error.code == "issuer-document-malformed":
            raise Unavailable("proof-key-unproven", issuer=issuer) from error
        raise
    if not document.methods:
        raise Unavailable("proof-key-unproven", issuer=issuer)
    same = [method_id for method_id in document.methods if _has_key(document, method_id, key)]
    if not same:
        raise Malformed("proof-key-unknown", method=thumbprint(key))
    allowed = [method_id for method_id in same if document.allows(method_id, ASSERTION)]
    return _method(examination, (allowed or same)[0])


def _has_key(document: ControllerDocument, method_id: str, key: PublicKey) -> bool:
    try:
        method = document.method(method_id)
        return method is not None and method.public_key() == key
    except AssayError:
        return False  # one that we cannot read is not the one we look for
