"""Long lists in pages, the number in the address: what is asked for wrongly is the nearest page there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest

from assay.web.look.pieces import Pages

Row = TypeVar("Row")
MOST_DIGITS = 5  # of a page's number


def page(
    request: HttpRequest, rows: Sequence[Row], size: int, keep: Sequence[str] = ()
) -> tuple[Sequence[Row], Pages]:
    """The rows of the page that was asked for, and the way to the others; `keep` stays in addresses."""
    count = max((len(rows) + size - 1) // size, 1)
    wanted = request.GET.get("page", "1")
    is_number = wanted.isascii() and wanted.isdigit() and len(wanted) <= MOST_DIGITS
    number = min(max(int(wanted) if is_number else 1, 1), count)
    asked = {name: request.GET[name] for name in keep if request.GET.get(name)}

    def address(to: int) -> str:
        return f"?{urlencode({**asked, 'page': to})}" if 1 <= to <= count else ""

    return rows[(number - 1) * size : number * size], Pages(
        number, count, address(number - 1), address(number + 1)
    )
