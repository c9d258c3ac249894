"""Keys: verifying, signing, and the forms in which keys are published and kept.

Whose key it is, and what it may sign, is not known here (that is did and verification). A new
algorithm is one row in `algorithms`.
"""

from __future__ import annotations

from assay.keys.algorithms import ALGORITHMS, ED25519, Algorithm
from assay.keys.jwk import read_jwk, thumbprint, write_jwk
from assay.keys.multikey import read_multikey, write_multikey
from assay.keys.public import PublicKey
from assay.keys.sealed import open_sealed, seal
from assay.keys.signer import LocalSigner, Signer

__all__ = [
    "ALGORITHMS",
    "ED25519",
    "Algorithm",
    "LocalSigner",
    "PublicKey",
    "Signer",
    "open_sealed",
    "read_jwk",
    "read_multikey",
    "seal",
    "thumbprint",
    "write_jwk",
    "write_multikey",
]
