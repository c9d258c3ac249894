"""Whose key is it, may it assert for this issuer, and does the signature hold?

The one place where keys and issuers meet: `assay.did` says whose a key is, `assay.proof`
whether it signed, and here both are asked of the same proof. (VC Data Integrity 4.3;
Controlled Identifiers 1.0, 3.3)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assay.did import VerificationMethod, split_did_url
from assay.errors import AssayError, Malformed
from assay.proof import ASSERTION, Proof, check_proof, covered_document, list_proofs, read_proof
from assay.verification.examination import Examination
from assay.verification.report import Finding


def check_proofs(examination: Examination) -> Iterator[Finding]:
    """What is wrong with each proof. Every one must hold and be the issuer's."""
    try:
        listed = list_proofs(examination.document.json)
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
        method = _method(examination, proof)
        key = method.public_key()
    except AssayError as error:
        yield Finding.of(error, f"{proof.pointer}/verificationMethod")
        return
    yield from _check_life(examination, proof, method)
    if examination.walk_error is not None:
        return  # said by the terms' check; what cannot be read cannot be hashed
    try:
        check_proof(proof, covered_document(proof, examination.unsecured, named), key)
    except AssayError as error:
        yield Finding.of(error)


def _method(examination: Examination, proof: Proof) -> VerificationMethod:
    """The verification method this proof names, if it may speak for the issuer.

    Issuer id, document id and controller must be one and the same, and the method listed for
    assertions. A foreign identifier is refused before anything is looked up.
    """
    issuer = examination.credential.issuer_id
    identifier, _ = split_did_url(proof.verification_method)
    if identifier != issuer:
        raise Malformed("proof-key-foreign", issuer=issuer or "", controller=identifier)
    document = examination.controller(identifier)
    method = document.method(proof.verification_method)
    if method is None:
        raise Malformed("proof-key-unknown", method=proof.verification_method)
    if method.controller != issuer:
        raise Malformed("proof-key-foreign", issuer=issuer, controller=method.controller)
    if not document.allows(method.id, ASSERTION):
        raise Malformed("proof-key-not-allowed", method=method.id, purpose=ASSERTION)
    return method


def _check_life(examination: Examination, proof: Proof, method: VerificationMethod) -> Iterator[Finding]:
    # Held against the instant of the examination, not against the proof's `created`: whoever
    # holds a key that was taken back can write any date there. A key rotated out in good order
    # stays listed, without an end, and what it signed stays good.
    pointer = f"{proof.pointer}/verificationMethod"
    if method.revoked is not None and method.revoked <= examination.instant:
        yield Finding("proof-key-revoked", pointer, {"when": method.revoked})
    if method.expires is not None and method.expires <= examination.instant:
        yield Finding("proof-key-expired", pointer, {"when": method.expires})
