"""Keys of rows: random, so that nobody can count or guess them."""

from __future__ import annotations

import secrets

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"  # base58: nothing looks alike
KEY_LENGTH = 22
"""Characters of a key: 58^22 is a little more than 2^128."""
_KEYS = len(_ALPHABET) ** KEY_LENGTH


def new_key() -> str:
    """A fresh key of 22 characters, at least 128 bits of chance, safe in an address."""
    drawn, key = secrets.randbelow(_KEYS), ""  # once: an award of ten thousand needs many keys
    for _place in range(KEY_LENGTH):
        drawn, letter = divmod(drawn, len(_ALPHABET))
        key += _ALPHABET[letter]
    return key
