"""What is wrong with a file that people write by hand: where, what, and what to do, in words.

Apart from what reads such files because policies, rubrics and layouts of exports all tell it in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

Words = tuple[object, object]
"""What is wrong, and what to do about it; with places for the facts."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the line (0: the whole file), the place in the file, which kind of wrong.

    `words`: of whoever reads this kind of file, where the code is theirs alone.
    """

    line: int
    where: str
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    words: Words | None = None

    @property
    def sentence(self) -> str:
        """What is wrong."""
        return self._told(0)

    @property
    def advice(self) -> str:
        """What to do about it."""
        return self._told(1)

    def _told(self, place: int) -> str:
        words = self.words or SENTENCES[self.code]
        return str(words[place]) % {"where": self.where, **self.facts}


class FileRefused(Exception):
    """The file cannot be taken as it is; `faults` say why, by line."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(", ".join(f"{fault.line}: {fault.code}" for fault in faults))
        self.faults = faults


SENTENCES: Mapping[str, Words] = {
    "too-large": (
        _("The file is larger than %(limit)s KB."),
        _("Upload that file alone; the one that you can download here is the model."),
    ),
    "not-text": (_("The file is not text in UTF-8."), _("Save it as plain text with the encoding UTF-8.")),
    "not-yaml": (
        _("This line cannot be read: %(problem)s."),
        _("Look at the indentation and the quotation marks of this line and the one before it."),
    ),
    "too-deep": (
        _("There are lists within lists here that no such file has."),
        _("Compare this part with the file that you can download here."),
    ),
    "not-plain": (
        _("“&”, “*”, “!” or “%%” at the beginning of a value means something that is not allowed here."),
        _("Put the whole value into quotation marks, or write it out."),
    ),
    "not-mapping": (
        _("“%(where)s” should be a list of names with values."),
        _("Write one “name: value” a line, indented."),
    ),
    "not-list": (_("“%(where)s” should be a list."), _("Begin each entry with “- ”; an empty list is “[]”.")),
    "not-text-value": (
        _("“%(where)s” should be a text."),
        _("Put it into quotation marks."),
    ),
    "not-number": (
        _("“%(where)s” should be a whole number from %(least)s to %(most)s."),
        _("Write the number in figures, without quotation marks and without a unit."),
    ),
    "not-yes-no": (
        _("“%(where)s” should be true or false."),
        _("Write true or false, without quotation marks."),
    ),
    "not-date": (_("“%(where)s” should be a date."), _("Write it as year-month-day: 2026-08-31.")),
    "date-ahead": (
        _("“%(where)s” lies in the future."),
        _("Write the day on which the file was last changed."),
    ),
    "unknown-name": (
        _("Nothing is called “%(name)s” here."),
        _("Known here: %(known)s. Remove the line, or correct its name."),
    ),
    "missing-name": (
        _("“%(where)s” is missing."),
        _("Add it; the file that you can download here shows how."),
    ),
    "twice": (_("“%(where)s” stands there twice."), _("Keep one of them.")),
    "empty": (_("“%(where)s” is empty."), _("Write what it should say, or remove the line.")),
    "too-long": (_("“%(where)s” is longer than %(limit)s characters."), _("Shorten it.")),
    "too-many": (_("“%(where)s” has more than %(limit)s entries."), _("Remove some of them.")),
    "not-one-of": (_("“%(value)s” is none of what “%(where)s” can be."), _("It can be: %(known)s.")),
    "nothing": (
        _("The file is empty."),
        _("Begin with the file that you can download here."),
    ),
}
