"""The table of cryptosuites: how a document becomes bytes, and which keys may sign them.

A suite is data, not a class of its own: all of them transform, hash twice and sign
(Data Integrity 1.0, 4.2 and 4.3). A new one is a row here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

DATA_INTEGRITY = "DataIntegrityProof"
"""The type of a proof that names its suite in `cryptosuite` (Data Integrity 1.0, 3.1)."""


class Transformation(StrEnum):
    """How a document becomes the bytes that are hashed."""

    RDFC = "rdfc"  # JSON-LD to quads, RDF Dataset Canonicalization 1.0
    JCS = "jcs"  # JSON Canonicalization Scheme, RFC 8785


@dataclass(frozen=True, slots=True)
class Cryptosuite:
    """One suite: its name, its transformation, and the hash for each algorithm that may sign."""

    name: str
    transformation: Transformation
    hashes: Mapping[str, str]  # name of the key's algorithm -> name of the hash, also that of RDFC-1.0
    proof_type: str = DATA_INTEGRITY  # else a suite older than `cryptosuite`: read, never made


CRYPTOSUITES: Mapping[str, Cryptosuite] = {
    suite.name: suite
    for suite in (
        Cryptosuite("eddsa-rdfc-2022", Transformation.RDFC, {"Ed25519": "sha256"}),
        Cryptosuite("eddsa-jcs-2022", Transformation.JCS, {"Ed25519": "sha256"}),
        Cryptosuite("ecdsa-rdfc-2019", Transformation.RDFC, {"P-256": "sha256", "P-384": "sha384"}),
        Cryptosuite("ecdsa-jcs-2019", Transformation.JCS, {"P-256": "sha256", "P-384": "sha384"}),
        Cryptosuite(
            "Ed25519Signature2020",
            Transformation.RDFC,
            {"Ed25519": "sha256"},
            proof_type="Ed25519Signature2020",
        ),
    )
}
