"""A cell of a table that somebody will open in a spreadsheet: what would be computed stays text."""

from __future__ import annotations

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def plain_cell(value: object) -> object:
    """The value; a text that a spreadsheet would take for a formula with an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value
