"""The codes people type: short, no letters that look alike, hard to guess where the rate is limited."""

from __future__ import annotations

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 O 1 I L U: nothing is misread, and few words arise
ROOM_LENGTH = 8
PERSONAL_LENGTH = 12


def new_code(*, is_personal: bool) -> str:
    """A fresh code: 39 bits of chance for a room's, 58 for a person's own."""
    return "".join(secrets.choice(ALPHABET) for _ in range(PERSONAL_LENGTH if is_personal else ROOM_LENGTH))


def read_code(typed: str) -> str:
    """What was typed, as codes are stored: capitals, without blanks and hyphens; empty for what is none."""
    code = "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())
    return code if len(code) in {ROOM_LENGTH, PERSONAL_LENGTH} and set(code) <= set(ALPHABET) else ""


def shown_code(code: str) -> str:
    """The code as it is shown: in groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
