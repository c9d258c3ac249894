"""Reading a status: the entry in a credential, the list it names, and what the bits there mean.

Strict in every number, because a lenient reader of `94567abc` looks at another credential's bit.
Bitstring Status List 1.0, sections 2.1 (entry), 2.2 (list) and 3.2 (validate).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assay.encoding import BitString, read_bitstring
from assay.errors import Malformed, Unsupported

ENTRY_TYPE = "BitstringStatusListEntry"
LIST_TYPE = "BitstringStatusListCredential"
SUBJECT_TYPE = "BitstringStatusList"
MINIMUM_LENGTH = 131_072  # entries; in a shorter list an index tells too much (section 5.1)

_WITHDRAWN = {"revocation": "revoked", "suspension": "suspended"}
_SET = {"refresh": "refresh", "message": "set"}
_INDEX = re.compile(r"0|[1-9][0-9]{0,11}")  # ASCII digits only; 16 MiB have no index of more
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[\x21-\x7e]+")
_LARGEST_SIZE = 8  # bits of an entry; 256 messages
_HEXADECIMAL = re.compile(r"0x[0-9A-Fa-f]{1,2}")


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """Where a credential's status stands. `pointer` says where the entry itself stands."""

    purpose: str
    index: int
    list_address: str
    size: int = 1  # bits of a value
    messages: Mapping[int, str] | None = None
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class StatusList:
    """The bits of one list credential, and what they may be asked about."""

    address: str  # where it was found, and its id
    purposes: tuple[str, ...]
    bits: BitString
    ttl: int | None = None  # milliseconds that a copy may be kept

    def value(self, entry: StatusEntry) -> int:
        """The value at this entry (section 3.2).

        Raises `Malformed` status-list-misplaced, status-purpose-different, status-list-too-short or
        status-index-outside, at the entry's pointer.
        """
        if entry.list_address != self.address:
            raise Malformed(
                "status-list-misplaced", entry.pointer, list=entry.list_address, found=self.address
            )
        if entry.purpose not in self.purposes:
            raise Malformed("status-purpose-different", entry.pointer, purpose=entry.purpose)
        length = self.bits.length // entry.size
        if length < MINIMUM_LENGTH:
            raise Malformed("status-list-too-short", entry.pointer, list=self.address, minimum=MINIMUM_LENGTH)
        if entry.index >= length:
            raise Malformed("status-index-outside", entry.pointer, index=entry.index, length=length)
        return self.bits.value(entry.index, entry.size)


def read_status_entry(entry: object, pointer: str = "") -> StatusEntry:
    """The entry at `pointer` of a credential, every member checked (section 2.1).

    Raises `Malformed("status-entry-malformed")`, and `Unsupported("status-kind-unsupported")` for
    another type of status or another purpose than the four that the standard names.
    """
    if not isinstance(entry, dict):
        raise _entry_malformed(pointer, "it is not an object")
    kinds = _texts(entry.get("type"))
    if not kinds:
        raise _entry_malformed(pointer, "type")
    if ENTRY_TYPE not in kinds:
        raise Unsupported("status-kind-unsupported", pointer, kind=kinds[0])
    index, address = entry.get("statusListIndex"), entry.get("statusListCredential")
    if not isinstance(index, str) or not _INDEX.fullmatch(index):
        raise _entry_malformed(pointer, "statusListIndex")
    if not isinstance(address, str) or not _ADDRESS.fullmatch(address) or entry.get("id") == address:
        raise _entry_malformed(pointer, "statusListCredential")
    purpose = entry.get("statusPurpose")
    if not isinstance(purpose, str) or not purpose:
        raise _entry_malformed(pointer, "statusPurpose")
    size = entry.get("statusSize", 1)
    if type(size) is not int or not 1 <= size <= _LARGEST_SIZE:
        raise _entry_malformed(pointer, "statusSize")
    if purpose not in (*_WITHDRAWN, *_SET):
        raise Unsupported("status-kind-unsupported", pointer, kind=purpose)
    messages = _read_messages(entry, size, pointer)
    return StatusEntry(purpose, int(index), address, size, messages, pointer)


def read_status_list(credential: Mapping[str, Any], address: str) -> StatusList:
    """The list in this credential, found at `address` (section 2.2); proof and time are not looked at.

    The standard lets the id be absent; we require it, or another list of the same issuer could be
    served in place of this one.

    Raises `Malformed` status-list-malformed, status-list-misplaced, status-list-too-short,
    bitstring-malformed or bitstring-too-large.
    """
    if credential.get("id") != address:
        raise Malformed("status-list-misplaced", "/id", list=address, found=str(credential.get("id")))
    if LIST_TYPE not in _texts(credential.get("type")):
        raise _list_malformed(address, "/type", "type")
    subjects = credential.get("credentialSubject")
    if isinstance(subjects, list) and len(subjects) == 1:
        subjects = subjects[0]
    if not isinstance(subjects, dict):
        raise _list_malformed(address, "/credentialSubject", "credentialSubject")
    if SUBJECT_TYPE not in _texts(subjects.get("type")):
        raise _list_malformed(address, "/credentialSubject/type", "type")
    purposes = _texts(subjects.get("statusPurpose"))
    if not purposes:
        raise _list_malformed(address, "/credentialSubject/statusPurpose", "statusPurpose")
    ttl = subjects.get("ttl")
    if ttl is not None and (type(ttl) is not int or ttl < 0):
        raise _list_malformed(address, "/credentialSubject/ttl", "ttl")
    encoded = subjects.get("encodedList")
    if not isinstance(encoded, str):
        raise _list_malformed(address, "/credentialSubject/encodedList", "encodedList")
    try:
        bits = read_bitstring(encoded)
    except Malformed as error:
        raise Malformed(error.code, "/credentialSubject/encodedList", **error.facts) from None
    if bits.length < MINIMUM_LENGTH:
        raise Malformed(
            "status-list-too-short", "/credentialSubject/encodedList", list=address, minimum=MINIMUM_LENGTH
        )
    return StatusList(address, purposes, bits, ttl)


def meaning(entry: StatusEntry, value: int) -> str | None:
    """What this value says of the credential, None if nothing (section 2.1).

    "revoked" and "suspended" for every value but 0: with several bits the standard leaves their
    sense to the issuer, and to overlook one would be worse. Else the issuer's own message, whatever
    the value, or without messages "refresh" or "set".
    """
    if entry.purpose in _WITHDRAWN:
        return _WITHDRAWN[entry.purpose] if value else None
    if entry.messages is not None:
        return entry.messages[value]
    return _SET[entry.purpose] if value else None


def _read_messages(entry: Mapping[str, Any], size: int, pointer: str) -> Mapping[int, str] | None:
    """The message of each value, one for each and no other; required with several bits (section 2.1)."""
    listed = entry.get("statusMessage")
    if listed is None and size == 1:
        return None
    if not isinstance(listed, list) or len(listed) != 1 << size:
        raise _entry_malformed(pointer, "statusMessage")
    messages: dict[int, str] = {}
    for item in listed:
        status, message = (
            (item.get("status"), item.get("message")) if isinstance(item, dict) else (None, None)
        )
        if not isinstance(status, str) or not _HEXADECIMAL.fullmatch(status) or not isinstance(message, str):
            raise _entry_malformed(pointer, "statusMessage")
        messages[int(status, 16)] = message
    if set(messages) != set(range(1 << size)):
        raise _entry_malformed(pointer, "statusMessage")
    return messages


def _texts(value: object) -> tuple[str, ...]:
    """One text or several, as a tuple; empty if it is anything else."""
    values = value if isinstance(value, list) else [value]
    texts = tuple(text for text in values if isinstance(text, str) and text)
    return texts if len(texts) == len(values) else ()


def _entry_malformed(pointer: str, reason: str) -> Malformed:
    return Malformed("status-entry-malformed", pointer, reason=reason)


def _list_malformed(address: str, pointer: str, reason: str) -> Malformed:
    return Malformed("status-list-malformed", pointer, list=address, reason=reason)
