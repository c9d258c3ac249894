"""The 1EdTech revocation list: an entry that names one, and the list itself, for reading.

It is plain JSON without a signature. It is believed all the same because the credential's issuer signed
its address, the address is https and so answers for itself, and the list must name that address and that
issuer. Whoever could change what is served there could also take the list away; neither makes a revoked
credential look good to a verifier who needs the status. (1EdTech Verifiable Credentials Revocation List 1.0)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeGuard

from assay.encoding import read_json_object
from assay.errors import AssayError, Malformed, Unavailable

REVOCATION_LIST_TYPE = "1EdTechRevocationList"
_SECURE = "https://"


@dataclass(frozen=True, slots=True)
class RevocationList:
    """Which credentials of one issuer were taken back, as this list says."""

    address: str
    issuer: str
    revoked: frozenset[str]


def is_revocation_entry(entry: object) -> TypeGuard[dict[str, Any]]:
    """Whether this `credentialStatus` names a 1EdTech revocation list."""
    return isinstance(entry, dict) and entry.get("type") in (REVOCATION_LIST_TYPE, [REVOCATION_LIST_TYPE])


def read_revocation_entry(entry: dict[str, Any], pointer: str = "") -> str:
    """The address of the list that this entry names.

    Raises `Malformed` status-entry-malformed, and `Unavailable` status-list-unavailable for an address
    that anybody on the way could answer for.
    """
    address = entry.get("id")
    if not isinstance(address, str) or ":" not in address:
        raise Malformed("status-entry-malformed", pointer, reason="id")
    if not address.startswith(_SECURE):
        raise Unavailable("status-list-unavailable", pointer, list=address)
    return address


def read_revocation_list(content: bytes, address: str) -> RevocationList:
    """The list in these bytes, found at `address`.

    One that is listed twice is revoked if either line says so. Raises `Malformed` status-list-malformed,
    status-list-misplaced.
    """
    try:
        json = read_json_object(content)
    except AssayError as error:
        raise _malformed(address, error.code) from None
    if json.get("id") != address:
        raise Malformed("status-list-misplaced", list=address, found=str(json.get("id")))
    issuer = json.get("issuer")
    if not isinstance(issuer, str):
        raise _malformed(address, "issuer")
    held = json.get("revokedCredential", [])
    revoked = set()
    for line in held if isinstance(held, list) else [held]:
        if not isinstance(line, dict) or not isinstance(line.get("id"), str):
            raise _malformed(address, "revokedCredential")
        if type(line.get("revoked", True)) is not bool:
            raise _malformed(address, "revoked")
        if line.get("revoked", True):
            revoked.add(line["id"])
    return RevocationList(address, issuer, frozenset(revoked))


def _malformed(address: str, reason: str) -> Malformed:
    return Malformed("status-list-malformed", list=address, reason=reason)
