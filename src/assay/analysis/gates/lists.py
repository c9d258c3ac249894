"""A list of credentials as a CSV file, to be judged row by row; its columns keep their own names.

Apart from the lists that are installed as market data: those say what is listed, this one is the question.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from assay.analysis.gates.cells import folded
from assay.analysis.gates.subjects import Row
from assay.analysis.sources import fields_of
from assay.errors import Malformed

LARGEST, MOST_ROWS, MOST_COLUMNS = 20 << 20, 50_000, 200
_ADDRESSES = ("address", "url", "id", "credentialaddress", "credentialurl")
_KEYS = ("name", "body", "occupations")
_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class GateList:
    """The rows of a list, and the names of its columns as they stand in it."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def lacks(self, columns: Sequence[str]) -> tuple[str, ...]:
        """Those of these columns that it does not have."""
        held = {folded(name) for name in self.columns}
        return tuple(dict.fromkeys(name for name in columns if folded(name) not in held))


def read_list(content: bytes, file: str, *, most: int = MOST_ROWS) -> GateList:
    """The rows. Raises `gate-list-wrong` with the row and what is wrong."""
    if len(content) > LARGEST:
        raise Malformed("gate-list-wrong", file=file, row=0, reason="it is larger than 20 MB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = "it is not written in UTF-8; save the file in that encoding"
        raise Malformed("gate-list-wrong", file=file, row=0, reason=reason) from error
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise Malformed(
            "gate-list-wrong", file=file, row=0, reason="it is no CSV file that can be read"
        ) from error
    filled = [(number, cells) for number, cells in enumerate(lines, 1) if any(cell.strip() for cell in cells)]
    if len(filled) < 2:  # noqa: PLR2004 - the names of the columns and a row
        reason = "it has no rows below the names of its columns"
        raise Malformed("gate-list-wrong", file=file, row=0, reason=reason)
    if len(filled) - 1 > most:
        raise Malformed("gate-list-wrong", file=file, row=0, reason=f"it has more than {most} rows")
    heads = _heads(filled[0][1], file)
    return GateList(file, heads, tuple(_row(cells, number, heads, file) for number, cells in filled[1:]))


def _heads(cells: Sequence[str], file: str) -> tuple[str, ...]:
    heads = list(cells)
    while heads and not heads[-1].strip():
        heads.pop()
    names = [folded(head) for head in heads]
    if len(heads) > MOST_COLUMNS:
        raise Malformed(
            "gate-list-wrong", file=file, row=1, reason=f"it has more than {MOST_COLUMNS} columns"
        )
    if "" in names or len(set(names)) != len(names):
        reason = "a column has no name, or two have the same"
        raise Malformed("gate-list-wrong", file=file, row=1, reason=reason)
    if not any(name in names for name in _names("name")):
        reason = "no column is called “name”, “credential” or “programme”"
        raise Malformed("gate-list-wrong", file=file, row=1, reason=reason)
    return tuple(" ".join(head.split()) for head in heads)


def _names(key: str) -> tuple[str, ...]:
    """How a column may be called that gives this, folded."""
    field = next(one for one in fields_of("credential-list") if one.key == key)
    more = ("programme", "program", "programmename", "programname") if key == "name" else ()
    return tuple(folded(name) for name in (field.key, *field.names, *more))


def _row(cells: Sequence[str], number: int, heads: Sequence[str], file: str) -> Row:
    if any(cell.strip() for cell in cells[len(heads) :]):
        reason = f"it has {len(cells)} cells, and the first row has {len(heads)}"
        raise Malformed("gate-list-wrong", file=file, row=number, reason=reason)
    held = dict.fromkeys((folded(head) for head in heads), "")
    held |= {folded(head): cell.strip() for head, cell in zip(heads, cells, strict=False)}
    name, body, occupations = (next((held[one] for one in _names(key) if held.get(one)), "") for key in _KEYS)
    if not name:
        raise Malformed("gate-list-wrong", file=file, row=number, reason="it names no credential")
    address = next((held[one] for one in _ADDRESSES if held.get(one, "").startswith("https://")), "")
    occupation = occupations.replace("|", ";").replace(",", ";").partition(";")[0].strip()
    return Row(held, name, body, address, occupation, f"{file}, row {number}")
