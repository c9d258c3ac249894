"""Data Integrity proofs: read one, check one, make one; sets and chains.

Given a key, never asking whose it is: that question has its one home in
`assay.verification.checks.proofs`. Verifiable Credential Data Integrity 1.0, section 4.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assay.encoding import (
    join,
    read_multibase,
    read_timestamp,
    write_multibase,
    write_timestamp,
)
from assay.errors import AssayError, Malformed, Unsupported
from assay.jsonld import SHIPPED, ContextStore
from assay.keys import PublicKey, Signer
from assay.proof.cryptosuite import CRYPTOSUITES, DATA_INTEGRITY, Cryptosuite, Transformation
from assay.proof.hashing import UnsecuredDocument, options_digest

Json = dict[str, Any]

PROOF_LIMIT = 32  # proofs in a set
ASSERTION = "assertionMethod"


@dataclass(frozen=True, slots=True)
class Proof:
    """One proof as read: its exact JSON, where it stands, and its members in their own types."""

    json: Json
    pointer: str
    suite: Cryptosuite
    verification_method: str
    purpose: str
    signature: bytes
    id: str | None
    previous: tuple[str, ...]  # ids of the proofs that this one also covers
    expires: datetime | None

    @property
    def options(self) -> Json:
        """The proof without its value: what is hashed beside the document."""
        options = dict(self.json)
        options.pop("proofValue", None)
        return options


def without_proof(document: Json) -> Json:
    """The unsecured document: all but the top `proof` (Data Integrity 4.3, step 2)."""
    unsecured = dict(document)
    unsecured.pop("proof", None)
    return unsecured


def asks_for_quads(document: Json) -> bool:
    """Whether the statements of this document will be hashed, as far as its proofs can be told unread.

    So does whoever may secure a document without any.
    """
    held = document.get("proof")
    for proof in held if isinstance(held, list) else [held]:
        name = proof.get("cryptosuite") if isinstance(proof, dict) else None
        suite = CRYPTOSUITES.get(name) if isinstance(name, str) else None
        if suite is None or suite.transformation is Transformation.RDFC:
            return True
    return False


def list_proofs(document: Json) -> list[tuple[str, object]]:
    """Each proof with its pointer, unread. Raises `proof-missing`, or `document-too-large`."""
    held = document.get("proof")
    if held is None or held == []:
        raise Malformed("proof-missing")
    if not isinstance(held, list):
        return [("/proof", held)]
    if len(held) > PROOF_LIMIT:
        raise Malformed("document-too-large", "/proof", what="proofs", limit=PROOF_LIMIT)
    return [(f"/proof/{index}", proof) for index, proof in enumerate(held)]


def read_proof(json: object, pointer: str) -> Proof:
    """The proof at this pointer, its members checked (Data Integrity 2.1).

    Raises `proof-malformed`, `proof-suite-unsupported`, `timestamp-malformed`.
    """
    if not isinstance(json, dict):
        raise Malformed("proof-malformed", pointer, member="proof")
    suite = _suite(json, pointer)
    _instant(json, "created", pointer)
    return Proof(
        json=json,
        pointer=pointer,
        suite=suite,
        verification_method=_text(json, "verificationMethod", pointer),
        purpose=_text(json, "proofPurpose", pointer),
        signature=_signature(json, pointer),
        id=_text(json, "id", pointer) if "id" in json else None,
        previous=_previous(json, pointer),
        expires=_instant(json, "expires", pointer),
    )


def _suite(json: Json, pointer: str) -> Cryptosuite:
    kind = _text(json, "type", pointer)
    member = "cryptosuite" if kind == DATA_INTEGRITY else "type"
    name = _text(json, member, pointer)
    suite = CRYPTOSUITES.get(name)
    if suite is None or suite.proof_type != kind:
        raise Unsupported("proof-suite-unsupported", join(pointer, member), suite=name)
    if member == "type" and "cryptosuite" in json:
        # Two names of the suite: readers could follow either.
        raise Malformed("proof-malformed", join(pointer, "cryptosuite"), member="cryptosuite")
    return suite


def _text(json: Json, member: str, pointer: str) -> str:
    value = json.get(member)
    if not isinstance(value, str) or not value:
        raise Malformed("proof-malformed", join(pointer, member), member=member)
    return value


def _instant(json: Json, member: str, pointer: str) -> datetime | None:
    if member not in json:
        return None
    text = _text(json, member, pointer)
    try:
        return read_timestamp(text)
    except Malformed as error:
        raise Malformed(error.code, join(pointer, member), **error.facts) from error


def _signature(json: Json, pointer: str) -> bytes:
    text = _text(json, "proofValue", pointer)
    # vc-di-eddsa and vc-di-ecdsa, 3.2.2, step 2: base58btc and no other encoding
    if not text.startswith("z"):
        raise Malformed("proof-malformed", join(pointer, "proofValue"), member="proofValue")
    try:
        return read_multibase(text)
    except Malformed as error:
        raise Malformed("proof-malformed", join(pointer, "proofValue"), member="proofValue") from error


def _previous(json: Json, pointer: str) -> tuple[str, ...]:
    held = json.get("previousProof")
    if held is None and "previousProof" not in json:
        return ()
    listed = held if isinstance(held, list) else [held]
    if not listed or not all(isinstance(item, str) and item for item in listed):
        raise Malformed("proof-malformed", join(pointer, "previousProof"), member="previousProof")
    return tuple(listed)


def covered_document(
    proof: Proof, unsecured: UnsecuredDocument, proofs: Mapping[str, Proof]
) -> UnsecuredDocument:
    """What this proof signs: the document, with the proofs put back that `previousProof` names.

    `proofs`: by id, each id once. Raises `proof-chain-broken` where a named one is absent or
    the chain closes into a ring (Data Integrity 4.5).
    """
    if not proof.previous:
        return unsecured
    _refuse_ring(proof, proofs)
    named = [proofs[previous].json for previous in proof.previous]
    return UnsecuredDocument({**unsecured.json, "proof": named}, unsecured.contexts, unsecured.work)


def _refuse_ring(proof: Proof, proofs: Mapping[str, Proof]) -> None:
    ahead, seen = list(proof.previous), set[str]()
    while ahead:
        name = ahead.pop()
        found = proofs.get(name)
        if found is None or found is proof:
            raise Malformed("proof-chain-broken", proof.pointer, previous=name)
        if name not in seen:
            seen.add(name)
            ahead.extend(found.previous)


def check_proof(proof: Proof, covered: UnsecuredDocument, key: PublicKey) -> None:
    """Nothing, if this key made this proof over this document (vc-di-eddsa and vc-di-ecdsa, 3.2.2, 3.3.2).

    Raises `proof-signature-wrong`, `proof-context-different`, `proof-key-malformed` for a key
    of another kind than the suite's, and whatever the walk of document or proof raises.
    """
    hash_name = proof.suite.hashes.get(key.algorithm.name)
    if hash_name is None:
        raise Malformed(
            "proof-key-malformed", proof.pointer, reason=f"{key.algorithm.name} for {proof.suite.name}"
        )
    digests = _digests(proof.options, proof.suite, hash_name, covered, proof.pointer)
    try:
        key.verify(proof.signature, digests)
    except Malformed as error:
        raise Malformed(error.code, proof.pointer, **error.facts) from error


def _digests(
    options: Json, suite: Cryptosuite, hash_name: str, covered: UnsecuredDocument, pointer: str
) -> bytes:
    context = covered.json.get("@context")
    own = options.get("@context")
    if own is not None and not _may_stand_in(own, context, suite.transformation):
        raise Malformed("proof-context-different", join(pointer, "@context"))
    try:
        of_options = options_digest(options, context, suite.transformation, hash_name, covered.contexts)
    except AssayError as error:
        raise type(error)(error.code, pointer + error.pointer, **error.facts) from error
    of_document = covered.digest(
        suite.transformation, hash_name, own if suite.transformation is Transformation.JCS else None
    )
    return of_options + of_document


def _may_stand_in(own: object, context: object, transformation: Transformation) -> bool:
    # An rdfc proof is hashed under the document's context, so another one in it would be read
    # but not signed. A jcs proof signs its own, which must be the start of the document's.
    if transformation is Transformation.RDFC:
        return own == context
    own_list, listed = _as_list(own), _as_list(context)
    return own_list == listed[: len(own_list)]


def _as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def secure(
    document: Json,
    signer: Signer,
    verification_method: str,
    *,
    created: datetime,
    suite: str = "eddsa-rdfc-2022",
    purpose: str = ASSERTION,
    proof_id: str | None = None,
    previous: Sequence[str] = (),
    unsecured: UnsecuredDocument | None = None,
    contexts: ContextStore = SHIPPED,
) -> Json:
    """The document with one more proof, by this signer (Data Integrity 4.2 and 4.4).

    A document without proofs gets one; one with proofs gets a set; `previous` names the
    proofs of the set that the new one also covers. `unsecured`: this document as somebody has
    walked it already. Raises what the walk raises, and `proof-suite-unsupported`.
    """
    chosen = CRYPTOSUITES.get(suite)
    if chosen is None or chosen.proof_type != DATA_INTEGRITY:
        raise Unsupported("proof-suite-unsupported", suite=suite)
    hash_name = chosen.hashes.get(signer.public_key.algorithm.name)
    if hash_name is None:
        raise Malformed("proof-key-malformed", reason=f"{signer.public_key.algorithm.name} for {chosen.name}")
    held = (
        [read_proof(json, pointer) for pointer, json in list_proofs(document)] if "proof" in document else []
    )
    unsecured = unsecured or UnsecuredDocument(without_proof(document), contexts)
    options: Json = {"id": proof_id} if proof_id else {}
    options |= {
        "type": DATA_INTEGRITY,
        "cryptosuite": chosen.name,
        "created": write_timestamp(created),
        "verificationMethod": verification_method,
        "proofPurpose": purpose,
    }
    if chosen.transformation is Transformation.JCS:
        options = {"@context": unsecured.json["@context"], **options}
    if previous:
        options["previousProof"] = previous[0] if len(previous) == 1 else list(previous)
        named = {proof.id: proof for proof in held if proof.id}
        if missing := [name for name in previous if name not in named]:
            raise Malformed("proof-chain-broken", previous=missing[0])
        unsecured = UnsecuredDocument(
            {**unsecured.json, "proof": [named[name].json for name in previous]}, unsecured.contexts
        )
    signature = signer.sign(_digests(options, chosen, hash_name, unsecured, "/proof"))
    proof = {**options, "proofValue": write_multibase(signature)}
    return {**without_proof(document), "proof": [*(p.json for p in held), proof] if held else proof}
