"""What is fuzzed, and what must hold of any bytes at all.

A reader gives a value or an `AssayError`; an examination never raises; and what it accepts says
what the good credential said, whatever the order, the repetitions and the white space.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from assay.baking import bake, unbake
from assay.did import read_controller_document, split_did_url
from assay.encoding import canonical_json, read_bitstring, read_json, read_timestamp
from assay.errors import AssayError
from assay.issuance import Issuer, Recipient, new_register
from assay.keys import LocalSigner, read_multikey
from assay.status import read_status_entry, read_status_list
from assay.verification import Verdict, Verifier

NOW = datetime(2026, 11, 21, tzinfo=UTC)
ISSUER = Issuer.with_key(LocalSigner.from_seed(bytes(32)), "Riverbend", now=lambda: NOW)
ACHIEVEMENT = {"id": "urn:uuid:1", "name": "Water", "description": "Samples.", "criteria": "Three samplings."}
# Without chance, so that the inputs kept from an earlier run still mean the same.
REGISTER = replace(new_register("https://school.example/status"), indices={"urn:uuid:2": 94_567})
GOOD = ISSUER.award(
    ACHIEVEMENT,
    Recipient(id="did:example:ana", name="Ana"),
    credential_id="urn:uuid:2",
    status=REGISTER.entries("urn:uuid:2"),
).content
LISTS = {address: document.content for address, document in REGISTER.publish(ISSUER, NOW).items()}
VERIFIER = Verifier(documents=LISTS, now=lambda: NOW + timedelta(days=1))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = b"".join(
    (
        b"\x89PNG\r\n\x1a\n",
        _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        _chunk(b"IDAT", zlib.compress(b"\0\0")),
        _chunk(b"IEND", b""),
    )
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'
DID_DOCUMENT = json.dumps(
    {
        "id": "did:web:school.example",
        "verificationMethod": [
            {
                "id": "did:web:school.example#k1",
                "type": "Multikey",
                "controller": "did:web:school.example",
                "publicKeyMultibase": ISSUER.id.removeprefix("did:key:"),
            }
        ],
        "assertionMethod": ["did:web:school.example#k1"],
    }
).encode()


class Broken(Exception):
    """What must hold of any bytes did not."""


def meant(value: Any) -> Any:  # noqa: ANN401  # any JSON value
    """What RDF hears of a JSON value: no order, no repetition, one of a list as good as itself."""
    if isinstance(value, dict):
        return tuple(sorted((key, meant(held)) for key, held in value.items() if held != []))
    if isinstance(value, list):
        heard = sorted({repr(meant(held)): meant(held) for held in value}.items())
        return heard[0][1] if len(heard) == 1 else tuple(held for _, held in heard)
    return value


MEANT = meant(json.loads(GOOD))


def examine(data: bytes) -> None:
    """Any bytes as a source: a report, and acceptance only of what the issuer said."""
    report = VERIFIER.examine(data)
    report.to_json("es")
    if report.verdict is Verdict.ACCEPTED and report.document and meant(report.document.json) != MEANT:
        raise Broken("accepted, and says something else")


def strict_json(data: bytes) -> None:
    """Any bytes as JSON; what is read can be written canonically and read again, unchanged."""
    value = read_json(data)
    if read_json(canonical_json(value)) != value:
        raise Broken("read, written, and something else")


def picture(data: bytes) -> None:
    """Any bytes as a picture; one that can be baked gives back what was baked."""
    with suppress(AssayError):
        unbake(data)
    baked = bake(data, GOOD)
    if unbake(baked) != GOOD:
        raise Broken("baked, and not to be found again")


def did(data: bytes) -> None:
    """Any text as a DID URL, a key and a date, any bytes as a controller document."""
    text = data.decode("utf-8", "replace")
    for read in (split_did_url, read_multikey, read_timestamp):
        try:
            read(text)
        except AssayError:
            continue
    document = read_controller_document(data, "did:web:school.example")
    for method in document.methods:
        document.allows(method, "assertionMethod")


def status(data: bytes) -> None:
    """Any text as a bit string, any JSON as an entry and as a list, and all of it as a served list."""
    report = Verifier(documents=dict.fromkeys(LISTS, data), now=VERIFIER.now).examine(GOOD)
    if report.verdict is Verdict.ACCEPTED and data not in LISTS.values() and not _says_the_same(data):
        raise Broken("another list was believed")
    with suppress(AssayError):
        read_bitstring(data.decode("utf-8", "replace"))
    value = read_json(data)
    if isinstance(value, dict):
        with suppress(AssayError):
            read_status_entry(value)
        read_status_list(value, str(value.get("id")))


def _says_the_same(data: bytes) -> bool:
    said = meant(json.loads(data))
    return any(said == meant(json.loads(content)) for content in LISTS.values())


TARGETS: Mapping[str, tuple[Callable[[bytes], None], tuple[bytes, ...]]] = {
    "examine": (examine, (GOOD,)),
    "json": (strict_json, (GOOD, b'[1.5,-0,"\\u00e9",null,true,{}]')),
    "png": (picture, (PNG, bake(PNG, GOOD))),
    "svg": (picture, (SVG, bake(SVG, GOOD))),
    "did": (did, (DID_DOCUMENT, ISSUER.id.encode(), b"did:web:school.example%3A8443:a#k1")),
    "status": (status, tuple(LISTS.values())),
}
"""Name, what must hold, and the seeds to begin from."""
