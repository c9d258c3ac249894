"""Our side of the comparison: the only file here that calls the library, beside the tests' own examinations.

The benchmark times these same calls.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import assay
from assay.keys import LocalSigner
from assay.proof import secure
from peers.contenders import did_key, verification_method

Json = dict[str, Any]

SIGNED_AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
"""When the test credentials were signed: after their period began, before anybody looks at them."""


def secured(document: Json, seed: bytes, suite: str) -> bytes:
    """What we issue: this content, issued and signed by the did:key of the seed."""
    return securer(seed, suite)(issued_by(seed, document))


def issued_by(seed: bytes, document: Json) -> Json:
    """The document with that did:key as its issuer's id."""
    return {**document, "issuer": {**document["issuer"], "id": did_key(seed)}}


def securer(seed: bytes, suite: str) -> Callable[[Json], bytes]:
    """A function that adds a proof and nothing else."""
    signer, method = LocalSigner.from_seed(seed), verification_method(seed)

    def add_proof(document: Json) -> bytes:
        signed = secure(document, signer, method, created=SIGNED_AT, suite=suite)
        return json.dumps(signed, ensure_ascii=False).encode()

    return add_proof


def issuer(seed: bytes, suite: str) -> Callable[[Json], bytes]:
    """A function that issues with all that `Issuer.issue` does: lints before and after, id, proof."""
    profile = {"id": did_key(seed), "type": ["Profile"], "name": "A school"}
    issue: Callable[[Json], bytes] = assay.Issuer(LocalSigner.from_seed(seed), profile, suite=suite).issue
    return issue


def examiner(
    instant: datetime, documents: Mapping[str, bytes] | None = None
) -> Callable[[bytes], assay.Report]:
    """A function that examines bytes as of an instant, with nothing outside but these documents."""
    verifier = assay.Verifier(documents=documents or {}, now=lambda: instant)
    return verifier.examine
