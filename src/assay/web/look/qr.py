"""QR figures: any text as a square of dots, dark on light on every ground, so that every camera reads it.

Apart because it is the one piece whose form a standard fixes (ISO/IEC 18004).
"""

from __future__ import annotations

from html import escape

import segno

_QUIET = 4  # dots of margin, as the standard asks


def draw_qr(text: str, label: str) -> str:
    """The figure as SVG; `label` says where it leads. Raises ValueError for too long a text."""
    try:
        matrix = segno.make_qr(text, error="m", boost_error=False).matrix
    except segno.DataOverflowError as error:
        raise ValueError("the text is too long for a QR figure") from error
    size = len(matrix) + 2 * _QUIET
    dots = "".join(_runs(row, index + _QUIET) for index, row in enumerate(matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {size} {size}" role="img"'
        f' aria-label="{escape(label)}" shape-rendering="crispEdges"><title>{escape(label)}</title>'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{dots}" stroke="#1e1b16"/></svg>'
    )


def _runs(row: bytearray, y: int) -> str:
    """The dark dots of a row, neighbours in one stroke."""
    path, x = "", 0
    while x < len(row):
        width = 0
        while x + width < len(row) and row[x + width]:
            width += 1
        if width:
            path += f"M{x + _QUIET} {y}.5h{width}"
        x += width or 1
    return path
