"""Releases of O*NET's technologies made small, in the official layout, and read in by the real importer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assay.analysis.sources import Store, import_release

COLUMNS = ("O*NET-SOC Code", "Example", "Commodity Code", "Commodity Title", "Hot Technology")
SHEETS, LANGUAGES, MAIL = "Spreadsheet software", "Development software", "Electronic mail software"

Row = tuple[str, str, str, bool, bool | None]

OLD: Sequence[Row] = (
    ("15-1252.00", "Python", LANGUAGES, True, None),
    ("15-1252.00", "Prolog", LANGUAGES, False, None),
    ("15-1252.00", "Microsoft Excel", SHEETS, True, None),
    ("15-1253.00", "Python", LANGUAGES, True, None),
    ("15-1253.00", "Microsoft Excel", SHEETS, True, None),
    ("35-1012.00", "Microsoft Excel", SHEETS, True, None),
    ("35-1012.00", "Microsoft Outlook", MAIL, True, None),
    ("35-1012.00", "Microsoft Word", MAIL, True, None),
    ("43-6014.00", "Microsoft Excel", SHEETS, True, None),
    ("43-6014.00", "Cascading style sheets CSS", LANGUAGES, False, None),
)
NEW: Sequence[Row] = tuple(
    (*row[:4], row[1] in ("Python", "Microsoft Excel") and "15-" in row[0]) for row in OLD
)


def installed(folder: Path, version: str, rows: Sequence[Row]) -> Store:
    """The store in this folder, this release of these rows added."""
    has_flags = any(row[4] is not None for row in rows)
    head = (*COLUMNS, "In Demand") if has_flags else COLUMNS
    lines = ["\t".join(head)]
    for occupation, example, family, hot, flagged in rows:
        cells = [occupation, example, str(43230000 + len(family)), family, "Y" if hot else "N"]
        lines.append("\t".join([*cells, "Y" if flagged else "N"] if has_flags else cells))
    path = folder / f"{version}" / "Technology Skills.txt"
    path.parent.mkdir(parents=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    store = Store(folder)
    import_release(store, "onet", str(path), version=version)
    return store
