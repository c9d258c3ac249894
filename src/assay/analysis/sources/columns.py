"""Tables without an official layout: which column is taken for what, by its name or as a mapping says.

Apart from reading the cells, which comes after, and the same for every kind.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assay.analysis.sources.faults import Faults
from assay.analysis.sources.mapping import ColumnMapping
from assay.analysis.sources.sheets import ROW
from assay.errors import Malformed

TEXT, TEXTS, NUMBER, DAY, TRUTH = "text", "texts", "number", "day", "truth"
OCCUPATION, OCCUPATIONS, AREA = "occupation", "occupations", "area"
_MOST_NAMED = 12
_YEARS = re.compile(r"(?:19|20)\d\d(?:(?:19|20)\d\d|\d\d)?")


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a row may tell: its key, how it is written, and other names that its column may have."""

    key: str
    kind: str = TEXT
    names: tuple[str, ...] = ()
    is_required: bool = False
    years: bool = field(default=False)  # its name may have years in it, which are left off to know it


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which column is read for what, what holds for every row, and how days and lists are written."""

    columns: Mapping[str, str]
    constants: Mapping[str, str]
    date_format: str = ""
    separator: str = ""

    @property
    def note(self) -> str:
        """The choice as it is told: title=Job Title, text=Description."""
        pairs = [f"{key}={column}" for key, column in self.columns.items()]
        return ", ".join([*pairs, *(f"{key}: {value}" for key, value in self.constants.items())])


def folded(name: str) -> str:
    """The name of a column as it is compared: small letters and digits, no accents, no signs."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[\W_]+", "", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def choose(
    available: Iterable[str], fields: Sequence[Field], said: ColumnMapping, file: str, faults: Faults
) -> Chosen | None:
    """The column for each field: what the mapping says, else what the names say; None after a fault.

    Raises `data-mapping-wrong` for a mapping that names a field that this kind does not have.
    """
    names = [name for name in available if name != ROW]
    keys = {one.key for one in fields}
    for key in (*said.columns, *said.constants):
        if key not in keys:
            known = ", ".join(one.key for one in fields)
            raise Malformed(
                "data-mapping-wrong", file=file, reason=f"nobody knows “{key}”; what can be named is: {known}"
            )
    before = faults.count
    columns: dict[str, str] = {}
    for key, column in said.columns.items():
        found = next((name for name in names if name == column), None) or next(
            (name for name in names if folded(name) == folded(column)), None
        )
        if found is None:
            faults.column(file, column)
        else:
            columns[key] = found
    if not said.only:
        _guess(names, fields, said, columns)
    for one in fields:
        if one.is_required and one.key not in columns and one.key not in said.constants:
            shown = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
            faults.add(Malformed("data-column-not-told", file=file, column=one.key, columns=shown))
    if faults.count > before:
        return None
    ordered = {one.key: columns[one.key] for one in fields if one.key in columns}
    return Chosen(ordered, dict(said.constants), said.date_format, said.separator)


def _guess(
    names: Sequence[str], fields: Sequence[Field], said: ColumnMapping, columns: dict[str, str]
) -> None:
    """Add the columns that tell themselves by their names."""
    taken = set(columns.values())
    for one in fields:
        if one.key in columns or one.key in said.constants:
            continue
        for wanted in (folded(one.key), *map(folded, one.names)):
            fitting = [name for name in names if name not in taken and _fits(folded(name), wanted, one)]
            if fitting:
                columns[one.key] = fitting[0]
                taken.add(fitting[0])
                break


def _fits(name: str, wanted: str, one: Field) -> bool:
    return name == wanted or (one.years and _YEARS.sub("", name) == wanted)
