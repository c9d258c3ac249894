"""The forms of awarding one person: what everybody asks, and what this achievement asks besides."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assay.web.base.clock import now
from assay.web.look.day_field import DayField
from assay.web.look.result_fields import RESULT, result_field
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.drafts.actions import LARGEST_FILE
from assay.web.records.drafts.values import Prepared


class AwardForm(forms.Form):
    """One person and what they did."""

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("As it should stand on the credential."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("The link goes there. Without one you get a QR code to show or print."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    valid_from = DayField(
        label=_("Date of the award"),
        required=False,
        help_text=_("Today, if you leave it empty."),
    )
    narrative = forms.CharField(
        label=_("What they did, in words"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences that only this person could have earned."),
    )
    evidence_name = forms.CharField(label=_("Evidence: what is it?"), required=False, max_length=200)
    evidence_url = forms.URLField(
        label=_("Link to it"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        help_text=_("Everybody who sees the credential can follow it."),
    )
    evidence_text = forms.CharField(
        label=_("Or describe it"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    file = forms.FileField(
        label=_("Or keep a file"),
        required=False,
        help_text=_("Up to 5 MB. It stays with you; the credential says only its name and its digest."),
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)

    def __init__(self, *arguments: Any, version: VersionRow, **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        self.version = version
        for place, asked in enumerate(version.values.results):
            self.fields[f"{RESULT}{place}"] = result_field(asked)
        results = [name for name in self.fields if name.startswith(RESULT)]
        self.order_fields(["name", "email", *results])
        self.fields["file"].required = False

    def first(self) -> list[forms.BoundField]:
        """The fields that nearly every award needs."""
        return [field for field in self if self._is_first(field.name)]

    def more(self) -> list[forms.BoundField]:
        """The others."""
        return [field for field in self if not self._is_first(field.name)]

    def is_more_open(self) -> bool:
        """Whether the others are shown at once: something is wrong or stands there already."""
        return any(field.errors or (field.name != "language" and field.value()) for field in self.more())

    def _is_first(self, name: str) -> bool:
        return name in {"name", "email"} or name.startswith(RESULT)

    def clean_valid_from(self) -> datetime | None:
        """The beginning of that day; not tomorrow."""
        day: date | None = self.cleaned_data["valid_from"]
        if day is None:
            return None
        if day > now().date():
            raise forms.ValidationError(gettext("The date lies in the future. Write today's at the latest."))
        return datetime.combine(day, time(), UTC)

    def clean_file(self) -> UploadedFile[bytes] | None:
        """A file that is small enough."""
        held: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if held is not None and (held.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                gettext("The file is larger than 5 MB. Make it smaller, or give a link.")
            )
        return held

    def prepared(self) -> Prepared:
        """What was typed, as plain values."""
        told = self.cleaned_data
        results = {
            asked.name: str(told.get(f"{RESULT}{place}") or "")
            for place, asked in enumerate(self.version.values.results)
        }
        return Prepared(
            version=self.version.key,
            name=told["name"],
            email=told["email"],
            results={name: value for name, value in results.items() if value},
            narrative=told["narrative"],
            evidence_name=told["evidence_name"],
            evidence_text=told["evidence_text"],
            evidence_url=told["evidence_url"],
            valid_from=told["valid_from"],
            language=told["language"],
        )


def initial_of(held: Prepared, version: VersionRow) -> dict[str, object]:
    """What was typed before, for the form."""
    return {
        "name": held.name,
        "email": held.email,
        "narrative": held.narrative,
        "evidence_name": held.evidence_name,
        "evidence_text": held.evidence_text,
        "evidence_url": held.evidence_url,
        "valid_from": held.valid_from.date() if held.valid_from else None,
        "language": held.language,
        **{
            f"{RESULT}{place}": held.results.get(asked.name, "")
            for place, asked in enumerate(version.values.results)
        },
    }
