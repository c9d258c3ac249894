"""Bytes and texts: JSON, bases, timestamps, pointers, bit strings. Has never heard of credentials.

Everything that comes from outside passes through here first, and is refused here if two readers
could read it differently. The limits stand in one table, `limits`.
"""

from __future__ import annotations

from assay.encoding import limits
from assay.encoding.bases import read_base58, read_base64url, write_base58, write_base64url
from assay.encoding.bitstring import BitString, read_bitstring, write_bitstring
from assay.encoding.jcs import canonical_json
from assay.encoding.multiformats import (
    read_multibase,
    read_multicodec,
    read_multihash,
    write_multibase,
    write_multicodec,
)
from assay.encoding.pointers import follow, join
from assay.encoding.strict_json import read_json, read_json_object
from assay.encoding.timestamps import read_timestamp, write_timestamp
from assay.encoding.values import Json, JsonValue

__all__ = [
    "BitString",
    "Json",
    "JsonValue",
    "canonical_json",
    "follow",
    "join",
    "limits",
    "read_base58",
    "read_base64url",
    "read_bitstring",
    "read_json",
    "read_json_object",
    "read_multibase",
    "read_multicodec",
    "read_multihash",
    "read_timestamp",
    "write_base58",
    "write_base64url",
    "write_bitstring",
    "write_multibase",
    "write_multicodec",
    "write_timestamp",
]
