"""Is what the credential points to with a digest still what it was? (VCDM 2.0, 5.3)"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterator

from assay.encoding import read_multibase, read_multihash
from assay.errors import AssayError, Malformed
from assay.jsonld import official_digest
from assay.verification.examination import Examination
from assay.verification.report import Finding

LOOKUP_LIMIT = 8  # addresses a credential can make a verifier visit
_HASHES = ("sha256", "sha384", "sha512")


def check_resources(examination: Examination) -> Iterator[Finding]:
    """Each related resource that changed or is named twice."""
    seen: set[str] = set()
    for index, resource in enumerate(examination.credential.related_resources):
        pointer, address = f"/relatedResource/{index}", str(resource.get("id"))
        if address in seen:
            yield Finding("resource-named-twice", pointer, {"resource": address})
            continue
        seen.add(address)
        if index < LOOKUP_LIMIT:
            yield from _check_one(examination, resource, address, pointer)
        else:
            yield Finding("resource-unavailable", pointer, {"resource": address})


def _check_one(
    examination: Examination, resource: dict[str, object], address: str, pointer: str
) -> Iterator[Finding]:
    try:
        wanted = [
            *_sri_digests(resource.get("digestSRI")),
            *_multibase_digests(resource.get("digestMultibase")),
        ]
    except (Malformed, ValueError, TypeError):
        wanted = []
    if not wanted:
        yield Finding("resource-digest-malformed", pointer, {"resource": address})
        return
    try:
        found = _found_digests(examination, address, [name for name, _ in wanted])
    except AssayError:
        found = {}
    compared = [(found[name], digest) for name, digest in wanted if name in found]
    if not compared:
        yield Finding("resource-unavailable", pointer, {"resource": address})
    elif not all(hmac.compare_digest(actual, digest) for actual, digest in compared):
        yield Finding("resource-changed", pointer, {"resource": address})


def _found_digests(examination: Examination, address: str, names: list[str]) -> dict[str, bytes]:
    official = official_digest(address)
    if official is not None:  # of a shipped context we know the published SHA-256 alone
        return {"sha256": bytes.fromhex(official)}
    content = examination.means.fetch(address).content
    return {name: hashlib.new(name, content).digest() for name in names}


def _sri_digests(value: object) -> list[tuple[str, bytes]]:
    # Subresource Integrity, 3.5: hash expressions, separated by white space
    if value is None:
        return []
    found = []
    for expression in value.split() if isinstance(value, str) else [""]:
        name, _, encoded = expression.partition("-")
        if name not in _HASHES:
            raise ValueError(name)
        found.append((name, base64.b64decode(encoded, validate=True)))
    return found


def _multibase_digests(value: object) -> list[tuple[str, bytes]]:
    if value is None:
        return []
    if not isinstance(value, str):
        raise TypeError(value)
    return [read_multihash(read_multibase(value))]
