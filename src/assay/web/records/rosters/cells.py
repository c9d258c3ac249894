"""The cells of one row of a roster, each read once and told by line and column where it is wrong.

Apart from the readers because a bundle of many files and a table with a mapping read the same things.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.base.look_alikes import shown
from assay.web.base.mapped_tables import Fault, FaultList, date_of, hidden_characters, is_address
from assay.web.records.rosters.ages import AgeBand

_OLDEST = 120
_BANDS = {
    "under 13": AgeBand.UNDER_13,
    "under-13": AgeBand.UNDER_13,
    "<13": AgeBand.UNDER_13,
    "0-12": AgeBand.UNDER_13,
    "13-17": AgeBand.TEEN,
    "13 to 17": AgeBand.TEEN,
    "13–17": AgeBand.TEEN,  # noqa: RUF001 - people write it with a dash
    "18+": AgeBand.ADULT,
    "18 or older": AgeBand.ADULT,
    "adult": AgeBand.ADULT,
}
_YES = frozenset({"yes", "y", "true", "1", "x", "sí", "si", "opt-out", "opted out"})
_NO = frozenset({"", "no", "n", "false", "0", "-"})


@dataclass(slots=True)
class Cells:
    """One row: what stands in it by column, and where what is wrong goes."""

    line: int
    values: Mapping[str, str]
    faults: FaultList
    file: str = ""
    short: Collection[str] = ()  # columns that the row ends before
    names: Mapping[str, str] = field(default_factory=dict)  # columns as the file writes them
    has_faults: bool = field(default=False)

    def refuse(self, column: str, code: str, value: str = "", takes: str = "") -> None:
        """Something is wrong with this cell that stops the import."""
        self.has_faults = True
        self.faults.add(Fault(self.line, self.names.get(column, column), code, value[:80], takes, self.file))

    def note(self, column: str, code: str, value: str = "", takes: str = "") -> None:
        """Something of this cell is left out."""
        self.faults.note(Fault(self.line, self.names.get(column, column), code, value[:80], takes, self.file))

    def has(self, column: str) -> bool:
        """Whether the row says anything in this column."""
        return bool(self.values.get(column, "").strip())

    def text(self, column: str, most: int = 200, *, is_required: bool = False) -> str:
        """The text of a cell; no more than so many characters."""
        text = " ".join(self.values.get(column, "").split())
        if hidden_characters(text):
            self.refuse(column, "control-characters")
            return ""
        if len(text) > most:
            self.refuse(column, "too-long", takes=str(most))
            return ""
        if is_required and not text:
            self.refuse(column, "columns-missing" if column in self.short else "missing")
        return text

    def name(self, column: str, most: int = 100, *, is_required: bool = False) -> str:
        """A name as it is shown, without characters that turn the writing around."""
        return shown(self.text(column, most, is_required=is_required)).text.strip()

    def email(self, column: str) -> str:
        """An address, in small letters; empty where there is none."""
        text = self.text(column, 254).lower()
        if text and not is_address(text):
            self.refuse(column, "email-wrong", text)
            return ""
        return text

    def born(self, column: str, order: str) -> date | None:
        """A birth date; the cell is never repeated in what is told of it."""
        text = self.text(column, 40)
        if not text:
            return None
        day, today = date_of(text, order), now().date()
        if day is None:
            self.refuse(column, "date-wrong")
        elif day > today:
            self.refuse(column, "date-future")
        elif today.year - day.year > _OLDEST:
            self.refuse(column, "date-wrong")
        return day

    def band(self, column: str) -> str:
        """An age band."""
        text = self.text(column, 40).casefold()
        if text and text not in _BANDS:
            self.refuse(column, "value-unknown", text, "under 13, 13-17, 18+")
        return str(_BANDS.get(text, AgeBand.UNKNOWN))

    def truth(self, column: str, *, otherwise: bool = False) -> bool:
        """Yes or no; `otherwise` where the cell is empty."""
        text = self.text(column, 40).casefold()
        if text not in _YES and text not in _NO:
            self.refuse(column, "value-unknown", text, _("yes, no"))
        return text in _YES if text else otherwise

    def language(self, column: str) -> str:
        """A language's tag (es, pt-BR …); empty where there is none."""
        text = self.text(column, 40)
        tag = text.replace("_", "-").lower()
        primary, _dash, rest = tag.partition("-")
        known = _LANGUAGE_NAMES.get(tag)
        if known:
            return known
        if not text:
            return ""
        if primary.isascii() and primary.isalpha() and len(primary) in {2, 3} and len(tag) <= 8:  # noqa: PLR2004 - tags' lengths
            return f"{primary}-{rest.upper()}" if rest else primary
        self.note(column, "language-unknown", text)
        return ""


_LANGUAGE_NAMES = {
    "english": "en",
    "spanish": "es",
    "español": "es",
    "espanol": "es",
    "arabic": "ar",
    "chinese": "zh",
    "french": "fr",
    "german": "de",
    "haitian creole": "ht",
    "hmong": "hmn",
    "korean": "ko",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "somali": "so",
    "swahili": "sw",
    "tagalog": "tl",
    "ukrainian": "uk",
    "vietnamese": "vi",
}
