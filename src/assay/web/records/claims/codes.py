"""The codes of claims: one for a room, or one for each person."""

from __future__ import annotations

from assay.web.base.typed_codes import drawn_code, grouped_code, typed_code

ROOM_LENGTH = 8
PERSONAL_LENGTH = 12


def new_code(*, is_personal: bool) -> str:
    """A fresh code: 39 bits of chance for a room's, 58 for a person's own."""
    return drawn_code(PERSONAL_LENGTH if is_personal else ROOM_LENGTH)


def read_code(typed: str) -> str:
    """What was typed, as codes are stored; empty for what is none."""
    return typed_code(typed, (ROOM_LENGTH, PERSONAL_LENGTH))


def shown_code(code: str) -> str:
    """The code as it is shown: in groups of four."""
    return grouped_code(code, 4)
