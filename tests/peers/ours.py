"""Our side of the comparison, called the same way by the tests and by the benchmark."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import assay
from assay.keys import LocalSigner
from assay.proof import secure
from peers.contenders import RDFC, did_key, verification_method

Json = dict[str, Any]

SIGNED_AT = datetime(2026, 9, 1, 12, tzinfo=UTC)
"""When the credentials here are signed: past for every clock, since the peers read the machine's."""


def contexts() -> dict[str, Json]:
    """The JSON-LD contexts we ship, by URL: what the peers are given, so that all read the same terms."""
    folder = Path(assay.__file__).parent / "jsonld" / "contexts"
    table = json.loads((folder / "TABLE.json").read_bytes())
    return {url: json.loads((folder / row["file"]).read_bytes()) for url, row in table.items()}


def issued_by(seed: bytes, document: Json) -> Json:
    """The document with the did:key of the seed as its issuer's id."""
    return {**document, "issuer": {**document["issuer"], "id": did_key(seed)}}


def issuer(seed: bytes, suite: str = RDFC) -> assay.Issuer:
    """An issuer that is the did:key of the seed."""
    profile = {"id": did_key(seed), "type": ["Profile"], "name": "Riverbend School"}
    return assay.Issuer(
        profile, LocalSigner.from_seed(seed), verification_method(seed), suite=suite, now=lambda: SIGNED_AT
    )


def secured(document: Json, seed: bytes, suite: str = RDFC) -> bytes:
    """The document with that issuer's id and proof, whatever it says: nothing is refused here."""
    return json.dumps(securer(seed, suite)(issued_by(seed, document)), ensure_ascii=False).encode()


def securer(seed: bytes, suite: str) -> Callable[[Json], Json]:
    """A function that adds a proof and does nothing else."""
    signer, method = LocalSigner.from_seed(seed), verification_method(seed)
    return lambda document: secure(document, signer, method, created=SIGNED_AT, suite=suite)


def examiner(
    instant: datetime, documents: Mapping[str, bytes] | None = None
) -> Callable[[bytes], assay.Report]:
    """A function that examines bytes as of an instant; outside there is nothing but these documents."""
    return assay.Verifier(documents=documents or {}, now=lambda: instant).examine
