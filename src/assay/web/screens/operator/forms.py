"""What operators fill in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assay.web.base.ids import KEY_LENGTH

MOST_AWARDS = 1_000_000


class JournalFilter(forms.Form):
    """Which entries of the journal."""

    verb = forms.ChoiceField(label=_("What was done"), required=False)
    kind = forms.ChoiceField(label=_("To what"), required=False)
    organization = forms.CharField(label=_("Organization's key"), required=False, max_length=KEY_LENGTH)

    def __init__(self, *arguments: Any, verbs: list[str], kinds: list[str], **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        for name, values in (("verb", verbs), ("kind", kinds)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the types
            field.choices = [("", _("Anything")), *((value, value) for value in values)]


class SearchForm(forms.Form):
    """Letters of a name or domain."""

    search = forms.CharField(label=_("Name or domain"), required=False, max_length=200)


class LimitForm(forms.Form):
    """How much an organization may award."""

    award_limit = forms.IntegerField(
        label=_("Credentials a day"),
        help_text=_("What it may award in 24 hours."),
        min_value=0,
        max_value=MOST_AWARDS,
        widget=forms.NumberInput(attrs={"class": "is-short"}),
    )
