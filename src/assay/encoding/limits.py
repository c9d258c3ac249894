"""The limits of this floor, one table: past them an input is refused, never worked through.

Apart so that the documents, the tests and the floors above name the same numbers.
"""

from __future__ import annotations

JSON_SIZE = 1 << 20
"""Bytes of one JSON document."""

JSON_DEPTH = 64
"""Objects and arrays inside one another."""

JSON_NODES = 10_000
"""Values of one document, counted as its commas, opening braces and opening brackets."""

SAFE_INTEGER = (1 << 53) - 1
"""The largest integer that every JSON reader keeps exactly (RFC 7493, 2.2); the smallest is its negative."""

NUMBER_LENGTH = 400
"""Characters of one number; the largest double written out in full has 309 digits."""

BASE58_LENGTH = 2_000
"""Characters of one base58 text: the base is no power of two, so the work grows with the square."""

BITSTRING_SIZE = 16 << 20
"""Bytes of one bit string, unpacked."""
