"""Codes of regions: a country (ISO 3166-1), a part of one (ISO 3166-2), or an area of its labour market.

Apart because forms, actions and whoever asks the market read them in one way.
"""

from __future__ import annotations

import re

_CODE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,12})?")


def region_code(text: str) -> str:
    """The code in this text, in capitals; empty where it is none."""
    told = text.strip().upper()
    return told if _CODE.fullmatch(told) else ""
