"""The editor's forms for the elements of a micro-credential: the European ones, and what buyers ask.

Apart from the other forms of the editor because each field here is an element of the framework.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assay.web.look.day_field import DayField
from assay.web.records.achievements import words
from assay.web.records.achievements.countries import COUNTRIES
from assay.web.screens.issuer.forms import WebAddressField

_NOT_SAID = ("", _("Not said"))
_CURRENCY = 3  # letters, ISO 4217
_EQF = [_NOT_SAID, *((str(level), str(level)) for level in range(1, 9))]


def choices(table: dict[str, Any]) -> list[tuple[str, Any]]:
    """The words of a table to choose from, after "not said"."""
    return [_NOT_SAID, *table.items()]


def area(rows: int) -> forms.Textarea:
    """A field of so many lines."""
    return forms.Textarea(attrs={"rows": rows})


class EuropeanForm(forms.Form):
    """The standard elements of a European micro-credential."""

    workload_hours = forms.FloatField(
        label=_("Workload in hours"), min_value=0, max_value=100_000, required=False
    )
    ects = forms.FloatField(label=_("ECTS credits"), min_value=0, max_value=1000, required=False)
    eqf_level = forms.TypedChoiceField(
        label=_("EQF level"), choices=_EQF, coerce=int, empty_value=None, required=False
    )
    other_level = forms.CharField(label=_("Level in another framework"), max_length=200, required=False)
    assessment = forms.ChoiceField(
        label=_("How is it assessed?"), choices=choices(words.ASSESSMENTS), required=False
    )
    supervision = forms.ChoiceField(
        label=_("Supervision and identity check"), choices=choices(words.SUPERVISIONS), required=False
    )
    participation = forms.ChoiceField(
        label=_("How does one take part?"), choices=choices(words.PARTICIPATIONS), required=False
    )
    quality = forms.ChoiceField(
        label=_("Quality assurance"), choices=choices(words.QUALITIES), required=False
    )
    quality_body = forms.CharField(label=_("By whom"), max_length=200, required=False)
    prerequisites = forms.CharField(
        label=_("What one needs before"), max_length=1000, required=False, widget=area(2)
    )
    stackability = forms.CharField(
        label=_("What it counts towards"), max_length=1000, required=False, widget=area(2)
    )


class MarketForm(forms.Form):
    """What buyers ask: who judges, how often one may try, what it costs, until when it is fresh."""

    assessor = forms.ChoiceField(label=_("Who assesses?"), choices=choices(words.ASSESSORS), required=False)
    rubric_url = WebAddressField(
        label=_("Public rubric"),
        required=False,
        assume_scheme="https",
        help_text=_("The page where anybody can read by what it is judged."),
    )
    retakes = forms.ChoiceField(label=_("Retakes allowed"), choices=choices(words.RETAKES), required=False)
    cost = forms.FloatField(
        label=_("Cost to the learner"),
        min_value=0,
        max_value=1_000_000,
        required=False,
        help_text=_("All fees together; 0 where it is free."),
    )
    currency = forms.CharField(
        label=_("Currency"),
        max_length=3,
        required=False,
        help_text=_("Three letters, such as EUR."),
        widget=forms.TextInput(attrs={"class": "is-short"}),
    )
    review_by = DayField(
        label=_("To be reviewed by"),
        required=False,
        help_text=_("The day by which you will look whether it still fits."),
    )
    country = forms.CharField(
        label=_("Your country"),
        max_length=2,
        required=False,
        help_text=_("Two letters, such as ES."),
        widget=forms.TextInput(attrs={"class": "is-short"}),
    )

    def clean_currency(self) -> str:
        """Three capital letters, or nothing."""
        told: str = self.cleaned_data["currency"].strip().upper()
        if told and not (len(told) == _CURRENCY and told.isascii() and told.isalpha()):
            raise forms.ValidationError(_("Write the three letters of the currency, such as EUR or USD."))
        return told

    def clean_country(self) -> str:
        """A country's two capital letters, or nothing."""
        told: str = self.cleaned_data["country"].strip().upper()
        if told and told not in COUNTRIES:
            raise forms.ValidationError(_("Write the two letters of a country, such as ES or US."))
        return told

    def clean_review_by(self) -> str:
        """The day as it is stored."""
        told = self.cleaned_data["review_by"]
        return told.isoformat() if told else ""

    def clean(self) -> dict[str, Any]:
        """A price has its currency."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("cost") and not told.get("currency") and "currency" not in self.errors:
            self.add_error("currency", _("Say in which currency."))
        return told
