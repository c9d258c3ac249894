"""Spreadsheets that put a title above the names of their columns.

Apart because two official tables do, and only the reader of the kind knows a name to look for.
"""

from __future__ import annotations

import polars as pl

from assay.analysis.sources.sheets import ROW

_MOST_ABOVE = 6  # rows above the names


def below_its_title(frame: pl.DataFrame, sign: str) -> tuple[pl.DataFrame, str]:
    """The table from the row on whose cells name its columns, one of them with this word; and its title.

    A table whose first row names its columns already stays as it is.
    """
    names = [name for name in frame.columns if name != ROW]
    if any(sign in name.lower() for name in names):
        return frame, ""
    for at, row in enumerate(frame.head(_MOST_ABOVE).select(names).iter_rows()):
        cells = [str(cell or "").strip() for cell in row]
        if any(sign in cell.lower() for cell in cells) and len({*filter(None, cells)}) > len(cells) // 2:
            named = [cell or f"\N{NUMBER SIGN}{place}" for place, cell in enumerate(cells)]
            if len(set(named)) == len(named):
                return frame.slice(at + 1).rename(dict(zip(names, named, strict=True))), names[0]
    return frame, ""
