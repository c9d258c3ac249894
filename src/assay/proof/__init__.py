"""Proofs: does this key's signature cover this document? Never whose key it is.

`read_proof` and `check_proof` for the verifier, `secure` for the issuer, `UnsecuredDocument`
for both: Verifiable Credential Data Integrity 1.0 and its EdDSA and ECDSA cryptosuites. The same
for tokens: `read_token`, `check_token`, `secure_jose` (VC-JOSE-COSE 1.0).
"""

from assay.proof.cryptosuite import CRYPTOSUITES, Cryptosuite, Transformation
from assay.proof.data_integrity import (
    ASSERTION,
    PROOF_LIMIT,
    Proof,
    asks_for_quads,
    check_proof,
    covered_document,
    list_proofs,
    read_proof,
    secure,
    without_proof,
)
from assay.proof.hashing import UnsecuredDocument
from assay.proof.jose import Token, check_token, read_payload, read_token, secure_jose

__all__ = [
    "ASSERTION",
    "CRYPTOSUITES",
    "PROOF_LIMIT",
    "Cryptosuite",
    "Proof",
    "Token",
    "Transformation",
    "UnsecuredDocument",
    "asks_for_quads",
    "check_proof",
    "check_token",
    "covered_document",
    "list_proofs",
    "read_payload",
    "read_proof",
    "read_token",
    "secure",
    "secure_jose",
    "without_proof",
]
