"""Tables whose columns anybody may name: which column means what, and what is wrong at which line and column.

Apart from `csv_files`, which only reads cells: rosters, results of tests and lists of awards come with other
headings from every system, and all of them tell what is wrong in this one way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.utils.translation import gettext as _

DATE_ORDER = "date_order"
MOST_FAULTS = 1_000
"""So many are kept to be shown; all are counted."""
_DATE_FORMS = {
    "day": ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"),
    "month": ("%Y-%m-%d", "%m/%d/%Y", "%m.%d.%Y", "%m-%d-%Y"),
}
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+\Z")


@dataclass(frozen=True, slots=True)
class Column:
    """Something a table may give: its key, its name on screens, other headings for it, an example."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    example: str = ""
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class FileColumns:
    """What a page about columns shows: headings with examples each, what is asked for, what is guessed."""

    headings: list[tuple[int, str, list[str]]]
    columns: list[Column]
    chosen: dict[str, int]
    date_order: str = "day"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong: at which line, under which column, a code, what stands there, what would be taken."""

    line: int  # as spreadsheets count: the headings are 1; 0: the whole file, or the row it is kept with
    column: str
    code: str
    value: str = ""
    takes: str = ""
    file: str = ""  # where several are read together


@dataclass(slots=True)
class FaultList:
    """What is wrong with a table: faults that stop it, and notes that do not. The first thousand are kept."""

    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    fault_count: int = 0
    note_count: int = 0

    def add(self, fault: Fault) -> None:
        """Remember what stops the table."""
        self.fault_count += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault)

    def note(self, fault: Fault) -> None:
        """Remember what is only left out."""
        self.note_count += 1
        if len(self.notes) < MOST_FAULTS:
            self.notes.append(fault)

    def __bool__(self) -> bool:
        return bool(self.fault_count)


def folded(heading: str) -> str:
    """The heading as it is compared: no case, no accents, single blanks."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(letters.replace("_", " ").split())


def guess(
    headings: Sequence[str], columns: Sequence[Column], remembered: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Which column stands where: as last time (`remembered`: folded heading → key), else by its words."""
    found: dict[str, int] = {}
    words = {
        column.key: {folded(column.key), folded(column.label), *map(folded, column.aliases)}
        for column in columns
    }
    for place, heading in enumerate(headings):
        text = folded(heading)
        known = (remembered or {}).get(text)
        key = known if known in words else next((key for key, names in words.items() if text in names), None)
        if text and key is not None and key not in found:
            found[key] = place
    return found


def places(mapping: Mapping[str, object]) -> dict[str, int]:
    """Of what is remembered of a file's columns: which key stands at which place."""
    return {key: place for key, place in mapping.items() if isinstance(place, int)}


def said(mapping: Mapping[str, int], cells: Sequence[str]) -> dict[str, str]:
    """What the cells say, by what the columns mean; cells that the row does not have are absent."""
    return {key: cells[place] for key, place in mapping.items() if place < len(cells)}


def examples(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[tuple[int, str, list[str]]]:
    """Each heading at its place, with what stands under it in these rows; empty cells are left out."""
    return [
        (place, heading, [cells[place] for cells in rows if place < len(cells) and cells[place].strip()])
        for place, heading in enumerate(headings)
    ]


def missing(columns: Sequence[Column], mapping: Mapping[str, int]) -> list[Column]:
    """The columns that a table must have and this one has not."""
    return [column for column in columns if column.is_required and column.key not in mapping]


def date_of(text: str, order: str = "day") -> date | None:
    """The day that is written here; `order`: which of day and month stands first. None where it is none."""
    for form in _DATE_FORMS.get(order, _DATE_FORMS["day"]):
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


def is_address(text: str) -> bool:
    """Whether this has the form of an e-mail address."""
    return _ADDRESS.match(text) is not None


def hidden_characters(text: str) -> bool:
    """Whether it holds characters that nobody can see."""
    return any(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n" for letter in text)


def words_of(
    fault: Fault,
    own: Mapping[str, tuple[str, str]] | None = None,
    otherwise: tuple[str, str] | None = None,
) -> tuple[str, str]:
    """What is wrong, and what to do about it.

    `own`: sentences of whoever reads this kind of table; `otherwise`: for codes that nobody has words for.
    """
    unknown = otherwise or (
        _("This cannot be read."),
        _("Look at the row once more, then send the file again."),
    )
    text, advice = (own or {}).get(fault.code) or _sentences().get(fault.code, unknown)
    facts = {"value": fault.value, "takes": fault.takes}
    return _filled(text, facts), _filled(advice, facts)


def fault_rows(
    faults: Sequence[Fault],
    labels: Mapping[str, str] | None = None,
    own: Mapping[str, tuple[str, str]] | None = None,
) -> tuple[list[str], Iterator[list[str]]]:
    """Headings and rows of a table of faults, to be taken away."""
    named = labels or {}

    def rows() -> Iterator[list[str]]:
        for fault in faults:
            text, advice = words_of(fault, own)
            # A file of several has headings of its own; a table by itself has those of the page.
            column = fault.column if fault.file else named.get(fault.column, fault.column)
            yield [fault.file, str(fault.line or ""), column, fault.value, text, advice]

    headings = [_("File"), _("Line"), _("Column"), _("What stands there")]
    return [*headings, _("What is wrong"), _("What to do")], rows()


def _filled(text: str, facts: Mapping[str, str]) -> str:
    return text % facts if "%(" in text else text


def _sentences() -> dict[str, tuple[str, str]]:
    return {
        "missing": (_("This cell is empty."), _("Fill it in; every row needs it.")),
        "column-missing": (
            _("The file has no such column."),
            _("Add the column, or say which of the others it is."),
        ),
        "columns-missing": (_("The row ends before this column."), _("Add the missing cells.")),
        "too-long": (
            _("The text is too long."),
            _("Write at most %(takes)s characters."),
        ),
        "control-characters": (
            _("It holds characters that nobody can see."),
            _("Type the text anew instead of pasting it."),
        ),
        "date-wrong": (_("This is not a date we can read."), _("Write it as 2026-06-30.")),
        "date-future": (_("The date lies in the future."), _("Write a day up to today.")),
        "email-wrong": (
            _("This is not an e-mail address."),
            _("It needs one @ and a domain, like ada@example.org."),
        ),
        "value-unknown": (_("“%(value)s” is not one of the known values."), _("Write one of: %(takes)s")),
        "double": (
            _("The same “%(value)s” stands in line %(takes)s already."),
            _("Keep one of the two rows, or correct one of them."),
        ),
        "reference-unknown": (
            _("Nothing with the identifier “%(value)s” is in %(takes)s."),
            _("Send all files of one export together; this one points to a row that is missing."),
        ),
    }
