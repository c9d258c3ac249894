"""The forms of applications on the issuer's side: what is asked, and a judgement."""

from __future__ import annotations

import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assay.web.look.result_fields import RESULT, result_field
from assay.web.records.achievements.values import ResultAsked

KINDS = (
    ("accepted", _("Accept: everything that is asked was shown")),
    ("returned", _("Return: something is missing, they can hand it in again")),
    ("declined", _("Decline: this cannot be accepted")),
)
_MINUTE = 60
_LONGEST_SITTING = 4 * 60  # a page left open over lunch says nothing about time spent


class IntakeForm(forms.Form):
    """Whether and how people apply."""

    is_open = forms.BooleanField(label=_("People may apply for this"), required=False)
    asks = forms.CharField(
        label=_("What they are asked to show"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Stands above their form, beside the criteria."),
    )
    takes_files = forms.BooleanField(label=_("They may hand in files"), required=False)
    needs_second = forms.BooleanField(label=_("Two assessors must agree"), required=False)


class JudgeForm(forms.Form):
    """A decision, the levels reached, words for the learner, and how long it took."""

    kind = forms.ChoiceField(label=_("Your decision"), choices=KINDS, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("For the learner"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What is missing, or why. They get it by mail."),
    )
    minutes = forms.IntegerField(
        label=_("Minutes you spent"),
        required=False,
        min_value=0,
        max_value=1440,
        help_text=_("Empty: as long as this page was open."),
        widget=forms.NumberInput(attrs={"class": "is-short"}),
    )
    begun = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *arguments: Any, asked: tuple[ResultAsked, ...], **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        self.asked = asked
        for place, one in enumerate(asked):
            self.fields[f"{RESULT}{place}"] = result_field(one)
        self.order_fields([name for name in self.fields if name.startswith(RESULT)])

    def results(self) -> dict[str, str]:
        """The levels and values that were chosen."""
        told = {
            one.name: str(self.cleaned_data.get(f"{RESULT}{n}") or "") for n, one in enumerate(self.asked)
        }
        return {name: value for name, value in told.items() if value}

    def minutes_open(self) -> int:
        """How long the page was open; nothing where that cannot be."""
        begun = self.cleaned_data.get("begun") or 0
        minutes = round((time.time() - begun) / _MINUTE)
        return minutes if 0 < minutes <= _LONGEST_SITTING else 0
