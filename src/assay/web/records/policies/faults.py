"""What is wrong with a policy file beyond what can be wrong with any: in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from assay.web.base.file_faults import Words

WORDS: dict[str, Words] = {
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
