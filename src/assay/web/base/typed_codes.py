"""Codes that people type: short, no letters that look alike, hard to guess where the rate is limited."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 O 1 I L U: nothing is misread, and few words arise


def drawn_code(length: int) -> str:
    """A fresh code: nearly five bits of chance a letter."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def typed_code(typed: str, lengths: Iterable[int]) -> str:
    """What was typed, as codes are stored: capitals, without blanks and hyphens; empty for what is none."""
    code = "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())
    return code if len(code) in set(lengths) and set(code) <= set(ALPHABET) else ""


def grouped_code(code: str, size: int) -> str:
    """The code as it is shown: in groups of this size."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))
