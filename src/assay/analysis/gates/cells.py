"""What a cell of a list says: a number, a range, a share; nothing where it is empty or suppressed.

Apart because what cannot be read must be told apart from what is not there, and neither is a nought.
"""

from __future__ import annotations

import math
import re
import unicodedata

_SUPPRESSED = frozenset({"", "*", "**", "***", "-", "–", "—", "n/a", "na", "n.a.", "null", "none", "s"})  # noqa: RUF001 - dashes as tables have them
_HIDDEN = frozenset({"suppressed", "unknown", "not reported", "dns", "ns", "tba", "#"})
_RANGE = re.compile(r"(.+?)(?:\.\.|[-–—]|\bto\b)(.+)")  # noqa: RUF001 - dashes as people write ranges
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_SIGNS = re.compile(r"[\s$€£]")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_WORDS = re.compile(r"\s*(?:hours?|hrs?|weeks?|wks?|h)\.?$", re.IGNORECASE)
_HUNDRED = 100.0


def folded(name: str) -> str:
    """A name as columns and values are compared: small letters and digits, no accents, no signs."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[\W_]+", "", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def is_empty(cell: str) -> bool:
    """Whether it tells nothing: empty, or suppressed."""
    return " ".join(cell.split()).casefold() in _SUPPRESSED | _HIDDEN


def bounds(cell: str, *, is_share: bool = False, is_percent: bool = False) -> tuple[float, float] | None:
    """The least and the most that it says: twice the same of a number; None where it cannot be read.

    `is_share`: it is a share of one, or has a sign for percent; with `is_percent` it is in percent.
    """
    text = _WORDS.sub("", cell.strip())
    found = _RANGE.fullmatch(text)
    sides = (found[1], found[2]) if found is not None else (text, text)
    if "%" in sides[1] and "%" not in sides[0]:
        sides = (f"{sides[0]}%", sides[1])
    low, high = (_number(side, is_share=is_share, is_percent=is_percent) for side in sides)
    if low is None or high is None or low > high:
        return None
    return low, high


def _number(text: str, *, is_share: bool, is_percent: bool) -> float | None:
    plain = _SIGNS.sub("", text)
    has_sign = plain.endswith("%")
    plain = plain.removesuffix("%")
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    if not _PLAIN.fullmatch(plain):
        return None
    value = float(plain)
    if has_sign and not is_share:
        return None
    if has_sign or is_percent:
        value /= _HUNDRED
    if not math.isfinite(value) or (is_share and value > 1):
        return None
    return value
