"""Proofs: does this key's signature cover this document? Never whose key it is.

`read_proof` and `check_proof` for the verifier, `secure` for the issuer, `UnsecuredDocument`
for both. Verifiable Credential Data Integrity 1.0 and its EdDSA cryptosuites.
"""

from assay.proof.cryptosuite import CRYPTOSUITES, Cryptosuite, Transformation
from assay.proof.data_integrity import (
    ASSERTION,
    PROOF_LIMIT,
    Proof,
    check_proof,
    covered_document,
    list_proofs,
    read_proof,
    secure,
    without_proof,
)
from assay.proof.hashing import UnsecuredDocument

__all__ = [
    "ASSERTION",
    "CRYPTOSUITES",
    "PROOF_LIMIT",
    "Cryptosuite",
    "Proof",
    "Transformation",
    "UnsecuredDocument",
    "check_proof",
    "covered_document",
    "list_proofs",
    "read_proof",
    "secure",
    "without_proof",
]
