"""What an organization is asked before it states something, and an issuer that answers."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assay.web.base.clock import now
from assay.web.look.day_field import DayField
from assay.web.records.statements.values import LONGEST_NOTE, VERB_WORDS, Wanted
from assay.web.screens.recogniser.words import VERBS

_YEAR = timedelta(days=365)
LARGEST_STATEMENT = 1 << 20


class StatementForm(forms.Form):
    """What is recognised, how, for what, until when."""

    address = forms.CharField(
        label=_("Address of the achievement"),
        help_text=_(
            "Its page on this site, or its Open Badges file anywhere. We read it, and show you its name and "
            "issuer before you sign."
        ),
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    verb = forms.ChoiceField(
        label=_("What do you do with it?"), choices=tuple(VERB_WORDS.items()), widget=forms.RadioSelect
    )
    credits = forms.DecimalField(
        label=_("How many credits"),
        help_text=_("Only if you give credits for it."),
        required=False,
        max_digits=6,
        decimal_places=2,
        min_value=0,
    )
    occupation = forms.CharField(
        label=_("For which occupation"),
        help_text=_("In your own words: cook, care assistant. Leave it empty if it is for all."),
        max_length=200,
        required=False,
    )
    place = forms.CharField(
        label=_("Where"), help_text=_("A town, a region, a country."), max_length=200, required=False
    )
    until = DayField(
        label=_("Until when"), help_text=_("At most three years from now. You can withdraw it any day.")
    )
    note = forms.CharField(
        label=_("A note"),
        help_text=_("For everybody to read. Write nothing about any person."),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        self.fields["until"].initial = (now() + _YEAR).date()

    def wanted(self) -> Wanted:
        """The same as values, once it is valid."""
        told = self.cleaned_data
        return Wanted(
            address=told["address"],
            verb=VERBS[told["verb"]],
            until=end_of(told["until"]),
            credits=told["credits"],
            occupation=told["occupation"],
            place=told["place"],
            note=told["note"],
        )


class ParentForm(forms.Form):
    """Who controls the organization."""

    name = forms.CharField(label=_("Its name"), max_length=200, required=False)
    domain = forms.CharField(
        label=_("Its domain"), help_text=_("Like example.org."), max_length=253, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Both, or neither."""
        told = super().clean() or {}
        for one, other in (("name", "domain"), ("domain", "name")):
            if told.get(one, "").strip() and not told.get(other, "").strip() and other not in self.errors:
                self.add_error(other, _("Fill in both, or leave both empty."))
        return told


class BringForm(forms.Form):
    """A statement that was signed elsewhere: where it is, or its file."""

    link = forms.CharField(
        label=_("Its address"),
        max_length=500,
        required=False,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    file = forms.FileField(label=_("Or its file"), required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        told = super().clean() or {}
        if not self.errors and bool(told.get("link")) == bool(told.get("file")):
            raise forms.ValidationError(_("Give its address or its file: one of the two."), code="one")
        if told.get("file") and told["file"].size > LARGEST_STATEMENT:
            self.add_error("file", _("This file is too large for a statement."))
        return told

    def source(self) -> bytes:
        """The file, or the address, as bytes."""
        if self.cleaned_data["file"]:
            content: bytes = self.cleaned_data["file"].read()
            return content
        link: str = self.cleaned_data["link"]
        return link.strip().encode()


class AnswerForm(forms.Form):
    """What the issuer of an achievement says to a statement about it."""

    text = forms.CharField(
        label=_("Your answer"),
        help_text=_("It stands beside the statement for everybody, and cannot be changed."),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def end_of(day: date) -> datetime:
    """The last second of this day."""
    return datetime.combine(day, time(23, 59, 59), UTC)
