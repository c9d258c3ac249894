"""What a learner says about a link: what it shows, to whom, until when."""

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
from assay.web.records.shares.actions import Audience
from assay.web.records.shares.scopes import Part, Scope, read_scope
from assay.web.screens.learner.forms_consents import audience_fields, is_within_a_year

NEVER, ON_A_DAY = "never", "day"
ENDS = (
    ("30", gettext_lazy("In 30 days")),
    ("90", gettext_lazy("In 90 days")),
    ("365", gettext_lazy("In a year")),
    (ON_A_DAY, gettext_lazy("On a day I choose")),
    (NEVER, gettext_lazy("When I withdraw it")),
)
PARTS = (
    (Part.NARRATIVE.value, gettext_lazy("How it was judged, in the words of the school")),
    (Part.RESULTS.value, gettext_lazy("My results and levels")),
    (Part.EVIDENCE.value, gettext_lazy("My evidence, such as projects and pictures")),
    (Part.EMAIL.value, gettext_lazy("Let readers type an e-mail address to see whether it was issued to it")),
    (
        Part.FILE.value,
        gettext_lazy("The signed file, so that anyone can check it elsewhere. It holds all of the above."),
    ),
)
_LAST_YEAR = 10  # years ahead that a link may end


class EndForm(forms.Form):
    """Until when a link works."""

    ends = forms.ChoiceField(
        label=gettext_lazy("The link stops working"), choices=ENDS, initial="90", widget=forms.RadioSelect
    )
    last_day = DayField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Only if you chose a day of your own."),
    )

    def clean(self) -> dict[str, Any]:
        """The values, with a day where one was to be chosen."""
        values = super().clean() or {}
        day: date | None = values.get("last_day")
        if values.get("ends") == ON_A_DAY and "last_day" in values:
            today = timezone.localdate()
            if day is None:
                self.add_error("last_day", ValidationError(_("Choose the last day."), code="required"))
            elif not today <= day <= today + timedelta(days=366 * _LAST_YEAR):
                self.add_error(
                    "last_day",
                    ValidationError(_("Choose a day from today on, within ten years."), code="range"),
                )
        return values

    def ends_at(self) -> datetime | None:
        """The instant at which the link ends; None for a link that ends when it is withdrawn."""
        chosen = self.cleaned_data["ends"]
        if chosen == NEVER:
            return None
        if chosen == ON_A_DAY:
            return timezone.make_aware(datetime.combine(self.cleaned_data["last_day"], time.max))
        return now() + timedelta(days=int(chosen))


class ShareForm(EndForm):
    """A new link."""

    field_order = (
        "holdings",
        "audience_kind",
        "audience",
        "parts",
        "ends",
        "last_day",
        "title",
        "note",
        "is_public",
    )

    holdings = forms.MultipleChoiceField(widget=forms.MultipleHiddenInput)
    parts = forms.MultipleChoiceField(
        label=gettext_lazy(
            "What may be seen besides your name, what you did, when, the skills and the school?"
        ),
        choices=PARTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    title = forms.CharField(
        label=gettext_lazy("A title for the page"),
        help_text=gettext_lazy("Readers see it."),
        required=False,
        max_length=120,
    )
    note = forms.CharField(
        label=gettext_lazy("For whom is it?"),
        help_text=gettext_lazy("Only you see this, so that you know the link again."),
        required=False,
        max_length=200,
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("Search engines may find this page"),
        required=False,
    )

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - Django's signature
        may_share: list[str],
        is_adult: bool,
        is_asked: bool = False,
        **options: Any,  # noqa: ANN401 - the same
    ) -> None:
        super().__init__(*arguments, **options)
        holdings = self.fields["holdings"]
        if isinstance(holdings, forms.MultipleChoiceField):
            holdings.choices = [(key, key) for key in may_share]
        if not is_adult or is_asked:
            del self.fields["is_public"]
        self.is_asked = is_asked
        if is_asked:
            del self.fields["note"]
            self.fields |= audience_fields()
            self.order_fields(self.field_order)
            ends = self.fields["ends"]
            if isinstance(ends, forms.ChoiceField):
                ends.choices = [each for each in ENDS if each[0] != NEVER]

    def clean(self) -> dict[str, Any]:
        """The values; a link that somebody else decides about ends within a year."""
        values = super().clean()
        day: date | None = values.get("last_day")
        is_day = self.is_asked and values.get("ends") == ON_A_DAY and day is not None
        if is_day and not self.has_error("last_day") and not is_within_a_year(self.ends_at()):
            self.add_error("last_day", ValidationError(_("Choose a day within a year."), code="range"))
        return values

    def audience(self) -> Audience:
        """Who will see it; nobody named where nobody else decides."""
        told = self.cleaned_data
        return Audience(told.get("audience", ""), told.get("audience_kind", ""))

    def scope(self) -> Scope:
        """What was chosen to be seen."""
        return read_scope(self.cleaned_data["parts"])
