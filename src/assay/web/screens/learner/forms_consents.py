"""What a minor says about who will see something, and until when: a guardian reads it before answering."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.web.base.clock import now
from assay.web.look.day_field import DayField
from assay.web.records.consents.queries import AUDIENCES

A_YEAR = 365
SHARE_KINDS = tuple((key, AUDIENCES[key]) for key in ("employer", "school", "family", "other"))
FILE_KINDS = (("self", AUDIENCES["self"]), *SHARE_KINDS)


def audience_fields() -> dict[str, forms.Field]:
    """The two fields that say who will see it."""
    return {
        "audience_kind": forms.ChoiceField(
            label=gettext_lazy("Who will see it?"), choices=SHARE_KINDS, widget=forms.RadioSelect
        ),
        "audience": forms.CharField(
            label=gettext_lazy("What are they called?"),
            help_text=gettext_lazy(
                "Your guardian reads it: “Café Lakeside”, “Lakeview College, admissions”."
            ),
            max_length=120,
        ),
    }


class FileAskForm(forms.Form):
    """For whom a file is, and until when it may be taken."""

    audience_kind = forms.ChoiceField(
        label=gettext_lazy("Whom is the file for?"), choices=FILE_KINDS, widget=forms.RadioSelect
    )
    audience = forms.CharField(
        label=gettext_lazy("What are they called?"),
        help_text=gettext_lazy("Your guardian reads it. Leave it empty for a copy to keep."),
        max_length=120,
        required=False,
    )
    last_day = DayField(
        label=gettext_lazy("Until when do you need it?"),
        help_text=gettext_lazy("A day within a year from now."),
    )

    def clean_last_day(self) -> date:
        """A day from tomorrow on, within a year."""
        day: date = self.cleaned_data["last_day"]
        today = timezone.localdate()
        if not today < day <= today + timedelta(days=A_YEAR):
            raise ValidationError(_("Choose a day after today, within a year."), code="range")
        return day

    def clean(self) -> dict[str, Any]:
        """The values; whoever gets it has a name."""
        values = super().clean() or {}
        kind = values.get("audience_kind")
        if kind and kind != "self" and not values.get("audience", "").strip():
            self.add_error("audience", ValidationError(_("Say who will get the file."), code="required"))
        return values

    def named_audience(self) -> str:
        """Who gets it, by name."""
        told: str = self.cleaned_data["audience"].strip()
        return told or str(AUDIENCES["self"])

    def ends_at(self) -> datetime:
        """The last instant at which the file may be taken."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["last_day"], time.max))


def is_within_a_year(ends_at: datetime | None) -> bool:
    """Whether this is an end that a guardian can agree to."""
    return ends_at is not None and now() < ends_at <= now() + timedelta(days=A_YEAR + 1)
