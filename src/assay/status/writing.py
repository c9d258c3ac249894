"""A list of one's own: empty, with values set, and as the JSON of a credential to be secured.

Apart from reading because reading is every verifier's job and must stay small.
Bitstring Status List 1.0, sections 2 and 3.3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from assay.encoding import BitString, write_bitstring, write_timestamp
from assay.status.bitstring_status_list import ENTRY_TYPE, LIST_TYPE, MINIMUM_LENGTH, SUBJECT_TYPE

Json = dict[str, Any]

_CONTEXT = "https://www.w3.org/ns/credentials/v2"  # defines every term of a status list
_OCTET = 8


def new_status_list(length: int = MINIMUM_LENGTH, *, size: int = 1) -> BitString:
    """The bits of a list of `length` entries, none of them set.

    Raises ValueError below the smallest length that the standard allows, for privacy.
    """
    if length < MINIMUM_LENGTH or length * size % _OCTET:
        raise ValueError(f"a status list has at least {MINIMUM_LENGTH} entries and fills its last byte")
    return BitString(bytes(length * size // _OCTET))


def set_values(bits: BitString, values: Mapping[int, int], *, size: int = 1) -> BitString:
    """These bits with the entries of `values` (index to value) changed, all in one copy.

    Raises `IndexError` for a place outside and `ValueError` for a value that needs more bits.
    """
    data = bytearray(bits.data)
    for index, value in values.items():
        if not 0 <= index < bits.length // size:
            raise IndexError(f"no entry {index} of {size} bits among {bits.length}")
        if not 0 <= value < 1 << size:
            raise ValueError(f"{value} does not fit into {size} bits")
        for place in range(size):
            octet, bit = divmod(index * size + place, _OCTET)
            mask = 1 << (_OCTET - 1 - bit)
            if value >> (size - 1 - place) & 1:
                data[octet] |= mask
            else:
                data[octet] &= ~mask
    return BitString(bytes(data))


def status_entry_json(address: str, index: int, purpose: str = "revocation") -> Json:
    """The `credentialStatus` of a credential that has this index in the list at this address."""
    return {
        "id": f"{address}#{index}",
        "type": ENTRY_TYPE,
        "statusPurpose": purpose,
        "statusListIndex": str(index),
        "statusListCredential": address,
    }


def status_list_credential_json(
    address: str,
    issuer: str | Json,
    purpose: str | Sequence[str],
    bits: BitString,
    *,
    valid_from: datetime,
    valid_until: datetime,
) -> Json:
    """The list as a credential without proof, to be secured and served at `address`, which is its id.

    `valid_until` is required: a list without an end could be replayed for ever after a revocation.
    """
    return {
        "@context": [_CONTEXT],
        "id": address,
        "type": ["VerifiableCredential", LIST_TYPE],
        "issuer": issuer,
        "validFrom": write_timestamp(valid_from),
        "validUntil": write_timestamp(valid_until),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": SUBJECT_TYPE,
            "statusPurpose": purpose if isinstance(purpose, str) else list(purpose),
            "encodedList": write_bitstring(bits),
        },
    }
