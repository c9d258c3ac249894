"""The forms of placements: what is arranged, for whom; the award; the rubric's file."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.web.look.day_field import DayField
from assay.web.look.result_fields import RESULT, result_field
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.placements.values import LONGEST_NAME, LONGEST_TEXT, NewPlacement, PlacementRow
from assay.web.records.rosters.rows import PupilRow

LARGEST_RUBRIC = 64 << 10
_MOST_HOURS = 4_000
_QUARTER = Decimal("0.25")


class PlacementForm(forms.Form):
    """What is arranged with an employer."""

    employer = forms.CharField(label=gettext_lazy("Employer"), max_length=LONGEST_NAME)
    mentor = forms.CharField(
        label=gettext_lazy("Mentor there"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("Who confirms hours and says what they saw."),
    )
    email = forms.EmailField(
        label=gettext_lazy("The mentor's e-mail address"),
        required=False,
        help_text=gettext_lazy("The link goes there. Without one you copy it, or show a QR code."),
    )
    language = forms.ChoiceField(label=gettext_lazy("The mentor's language"), choices=settings.LANGUAGES)
    tasks = forms.CharField(
        label=gettext_lazy("Tasks"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The mentor reads this, and it will stand in the credential."),
    )
    begins = DayField(label=gettext_lazy("First day"))
    ends = DayField(label=gettext_lazy("Last day"))
    wanted = forms.DecimalField(
        label=gettext_lazy("Hours agreed"),
        required=False,
        min_value=0,
        max_value=_MOST_HOURS,
        max_digits=6,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"class": "is-short", "step": "0.25"}),
    )
    version = forms.ChoiceField(
        label=gettext_lazy("What can be awarded for it?"),
        required=False,
        help_text=gettext_lazy("You can choose it later."),
    )
    wants_two = forms.BooleanField(
        label=gettext_lazy("Two observers: the mentor, and somebody of the school"), required=False
    )

    def __init__(self, *arguments: Any, versions: list[tuple[str, str]], **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        self.fields["version"].choices = [("", _("Not chosen yet")), *versions]  # type: ignore[attr-defined]  # above

    def clean_wanted(self) -> int:
        """The quarters of an hour that were agreed; 0 for none."""
        told: Decimal | None = self.cleaned_data["wanted"]
        if told is not None and told % _QUARTER:
            raise forms.ValidationError(_("Write quarters of an hour: 120 or 37.5."))
        return int((told or 0) * 4)

    def wanted_placement(self) -> NewPlacement:
        """What was typed, as plain values."""
        told = self.cleaned_data
        return NewPlacement(
            employer=told["employer"],
            mentor=told["mentor"],
            email=told["email"],
            tasks=told["tasks"],
            begins=told["begins"],
            ends=told["ends"],
            wanted_quarters=told["wanted"],
            wants_two=told["wants_two"],
            version=told["version"],
            language=told["language"],
        )


class ArrangeForm(PlacementForm):
    """The same for one pupil or several at one employer."""

    pupils = forms.MultipleChoiceField(
        label=gettext_lazy("Pupils"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one pupil.")},
    )
    sends = forms.BooleanField(
        label=gettext_lazy("Mail the link to the mentor now"), required=False, initial=True
    )

    def __init__(self, *arguments: Any, pupils: list[PupilRow], **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        choices = [(row.key, f"{row.name} · {row.grade}" if row.grade else row.name) for row in pupils]
        self.fields["pupils"].choices = choices  # type: ignore[attr-defined]  # the field above
        self.order_fields(["pupils"])


class AwardForm(forms.Form):
    """What the member adds to the award: words, results; a reason where something is missing."""

    narrative = forms.CharField(
        label=gettext_lazy("In your words"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One or two sentences that only this pupil could have earned."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why do you award it all the same?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("It is kept with the placement; the credential does not say it."),
    )

    def __init__(self, *arguments: Any, version: VersionRow, is_complete: bool, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        self.version = version
        for place, asked in enumerate(version.values.results):
            self.fields[f"{RESULT}{place}"] = result_field(asked)
        if is_complete:
            del self.fields["reason"]

    def results(self) -> dict[str, str]:
        """The results that were given, by name."""
        told = self.cleaned_data
        found = {
            asked.name: str(told.get(f"{RESULT}{place}") or "")
            for place, asked in enumerate(self.version.values.results)
        }
        return {name: value for name, value in found.items() if value}


class RubricForm(forms.Form):
    """A file with an organization's own words."""

    file = forms.FileField(
        label=gettext_lazy("Your file"), widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml,.txt"})
    )

    def clean_file(self) -> str:
        """The file's text. Raises ValidationError for what is none."""
        held: UploadedFile[bytes] = self.cleaned_data["file"]
        if (held.size or 0) > LARGEST_RUBRIC:
            raise forms.ValidationError(_("The file is larger than 64 KB. A rubric is one page of text."))
        try:
            text: str = held.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise forms.ValidationError(
                _("The file is not text in UTF-8. Save it as plain text with the encoding UTF-8.")
            ) from error
        return text


def initial_of(row: PlacementRow) -> dict[str, object]:
    """What was arranged, for the form."""
    return {
        "employer": row.employer,
        "mentor": row.mentor,
        "email": row.email,
        "language": row.language,
        "tasks": row.tasks,
        "begins": row.begins,
        "ends": row.ends,
        "wanted": Decimal(row.wanted_quarters) / 4 if row.wanted_quarters else None,
        "version": row.version,
        "wants_two": row.wants_two,
    }
