"""What is wrong with a policy file: where, what, and what to do, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the line (0: the whole file), the place in the file, which kind of wrong."""

    line: int
    where: str
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """What is wrong."""
        return str(SENTENCES[self.code][0]) % {"where": self.where, **self.facts}

    @property
    def advice(self) -> str:
        """What to do about it."""
        return str(SENTENCES[self.code][1]) % {"where": self.where, **self.facts}


class PolicyRefused(Exception):
    """The file cannot be taken as it is; `faults` say why, by line."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(", ".join(f"{fault.line}: {fault.code}" for fault in faults))
        self.faults = faults


SENTENCES = {
    "too-large": (
        _("The file is larger than %(limit)s KB."),
        _("Upload the policy file alone; the one that you can download here is the model."),
    ),
    "not-text": (_("The file is not text in UTF-8."), _("Save it as plain text with the encoding UTF-8.")),
    "not-yaml": (
        _("This line cannot be read: %(problem)s."),
        _("Look at the indentation and the quotation marks of this line and the one before it."),
    ),
    "too-deep": (
        _("There are lists within lists here that no policy has."),
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
        _("Nothing in a policy is called “%(name)s” here."),
        _("Known here: %(known)s. Remove the line, or correct its name."),
    ),
    "missing-name": (
        _("“%(where)s” is missing."),
        _("Add it; the file that you can download here shows how."),
    ),
    "twice": (_("“%(where)s” stands there twice."), _("Keep one of them.")),
    "empty": (_("“%(where)s” is empty."), _("Write what it should say, or remove the line.")),
    "too-long": (_("“%(where)s” is longer than %(limit)s characters."), _("Shorten it.")),
    "not-one-of": (_("“%(value)s” is none of what “%(where)s” can be."), _("It can be: %(known)s.")),
    "not-a-key": (
        _("“%(value)s” is no name for a method."),
        _("Use small letters, digits and hyphens, 40 characters at most: in-person."),
    ),
    "not-a-language": (
        _("“%(value)s” is no language code."),
        _("Use the short code: en, es, vi, zh-Hant. Put “no” into quotation marks."),
    ),
    "english-missing": (
        _("“languages” does not list en."),
        _("Add en: it is what is shown where a language is missing."),
    ),
    "language-missing": (
        _("“%(where)s” has no text in %(language)s, which “languages” lists."),
        _("Add the text, or take the language out of “languages”."),
    ),
    "language-unlisted": (
        _("“%(where)s” has a text in %(language)s, which “languages” does not list."),
        _("Add the language to “languages”, or remove the text."),
    ),
    "cannot-verify": (
        _("“%(method)s” cannot count as verified: whoever has a code or a link may use it."),
        _("Write “verifies: false” for this method."),
    ),
    "unverified-for-youngest": (
        _("“%(method)s” does not verify who answers, and is offered for pupils under 13."),
        _("Take under-13 out of its “bands”, or use a method that verifies."),
    ),
    "never-consent": (
        _("“%(method)s” is never a consent by itself, and is offered as one."),
        _("Write “bands: []” for this method."),
    ),
    "no-method": (
        _("There is no method that verifies who answers for pupils who are %(band)s."),
        _("Add one with “verifies: true” and this band, such as signed-form."),
    ),
    "unknown-placeholder": (
        _("“{%(name)s}” in “%(where)s” stands for nothing."),
        _("Known: {pupil}, {school}, {audience}, {until}, {link}."),
    ),
    "missing-placeholder": (
        _("“%(where)s” does not name {%(name)s}; without it nobody knows what is meant."),
        _("Put {%(name)s} where it should stand in the text."),
    ),
    "lone-brace": (
        _("“%(where)s” has a curly bracket without its other half."),
        _("Write placeholders as {pupil}; use no other curly brackets."),
    ),
    "reminder-too-late": (
        _("The reminder (day %(remind)s) comes when the question has lapsed (day %(lapse)s)."),
        _("Make “remind_after_days” smaller than “ask_lapses_days”."),
    ),
}
