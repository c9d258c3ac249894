"""What a member writes down of a guardian's consent: who, how, when, until when."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from assay.web.base.papers import LARGEST, media_type
from assay.web.look.day_field import DayField
from assay.web.records.consents.queries import AskRow, ConsentRefused
from assay.web.records.consents.values import Recording
from assay.web.records.policies.queries import Method
from assay.web.records.rosters.rows import GuardianRow

_BEGINNING = 16  # bytes that tell what a file is
_OTHER = "other"


class RecordForm(forms.Form):
    """A consent that reached the school."""

    guardian = forms.ChoiceField(label=gettext_lazy("Who agreed?"), widget=forms.RadioSelect)
    who = forms.CharField(
        label=gettext_lazy("If somebody else: who, and what they are to the pupil"),
        required=False,
        max_length=200,
    )
    method = forms.ChoiceField(
        label=gettext_lazy("How do you know that it was them?"),
        help_text=gettext_lazy("The ways that your rules for minors count as verifying."),
        widget=forms.RadioSelect,
    )
    how = forms.CharField(
        label=gettext_lazy("What happened"),
        help_text=gettext_lazy("A sentence: “Came to the office, showed her identity card.”"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    said_on = DayField(
        label=gettext_lazy("When did they say so?"),
    )
    last_day = DayField(
        label=gettext_lazy("Until when does it count?"),
    )
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=500)
    scan = forms.FileField(
        label=gettext_lazy("The signed form"),
        required=False,
        help_text=gettext_lazy("A PDF or a picture, up to 10 MB. Only members who record consents see it."),
    )

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - Django's signature
        asked: AskRow,
        guardians: list[GuardianRow],
        methods: tuple[Method, ...],
        **options: Any,  # noqa: ANN401 - the same
    ) -> None:
        super().__init__(*arguments, **options)
        self.asked = asked
        language = get_language() or "en"
        known = [
            (each.key, f"{each.name} ({each.relation})" if each.relation else each.name) for each in guardians
        ]
        self._choose("guardian", [*known, (_OTHER, _("Somebody else who may decide"))])
        self._choose("method", [(each.key, each.name(language)) for each in methods])
        self.fields["said_on"].initial = timezone.localdate()
        self.fields["last_day"].initial = timezone.localtime(asked.ends_at).date()

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean_said_on(self) -> date:
        """A day that has come."""
        day: date = self.cleaned_data["said_on"]
        if day > timezone.localdate():
            raise ValidationError(ConsentRefused("date").words, code="range")
        return day

    def clean_last_day(self) -> date:
        """Not before today, not after what was asked for."""
        day: date = self.cleaned_data["last_day"]
        if not timezone.localdate() <= day <= timezone.localtime(self.asked.ends_at).date():
            raise ValidationError(ConsentRefused("until").words, code="range")
        return day

    def clean_scan(self) -> UploadedFile[bytes] | None:
        """A PDF or a picture, not too large."""
        file: UploadedFile[bytes] | None = self.cleaned_data["scan"]
        if file is None:
            return None
        if (file.size or 0) > LARGEST or not media_type(file.read(_BEGINNING)):
            raise ValidationError(ConsentRefused("scan").words, code="scan")
        file.seek(0)
        return file

    def clean(self) -> dict[str, Any]:
        """The values; whoever is not on the roster has a name."""
        values = super().clean() or {}
        if values.get("guardian") == _OTHER and not values.get("who", "").strip():
            self.add_error("who", ValidationError(_("Say who agreed."), code="required"))
        return values

    def recording(self) -> Recording:
        """What is to be recorded."""
        told = self.cleaned_data
        end = timezone.make_aware(datetime.combine(told["last_day"], time.max))
        is_other = told["guardian"] == _OTHER
        return Recording(
            method=told["method"],
            guardian="" if is_other else told["guardian"],
            who=told["who"] if is_other else "",
            how=told["how"],
            said_on=told["said_on"],
            until=min(end, self.asked.ends_at),
            note=told["note"],
            scan=told["scan"].read() if told["scan"] else b"",
        )
