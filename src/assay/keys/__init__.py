"""Keys: verifying, signing, and the forms in which keys are published and kept.

Whose key it is, and what it may sign, is not known here (that is did and verification). A new
algorithm is one module for what it does and one row in `algorithms` for what it is called.
"""

from __future__ import annotations

from assay.keys.algorithms import ALGORITHMS, ED25519, P256, P384, RSA, Algorithm, Scheme
from assay.keys.jwk import read_jwk, thumbprint, write_jwk
from assay.keys.key_file import KEY_FILE_LIMIT, open_key_file, write_key_file
from assay.keys.multikey import read_multikey, write_multikey
from assay.keys.pem import read_pem
from assay.keys.public import PublicKey
from assay.keys.sealed import open_sealed, seal, write_public
from assay.keys.signer import LocalSigner, Signer

__all__ = [
    "ALGORITHMS",
    "ED25519",
    "KEY_FILE_LIMIT",
    "P256",
    "P384",
    "RSA",
    "Algorithm",
    "LocalSigner",
    "PublicKey",
    "Scheme",
    "Signer",
    "open_key_file",
    "open_sealed",
    "read_jwk",
    "read_multikey",
    "read_pem",
    "seal",
    "thumbprint",
    "write_jwk",
    "write_key_file",
    "write_multikey",
    "write_public",
]
