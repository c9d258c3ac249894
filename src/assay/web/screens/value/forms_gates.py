"""The forms of gates: which rules and which list; and the thresholds as fields."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from assay.analysis.gates import SHIPPED, Gate, shipped, unit_of
from assay.web.look.gate_words import language, threshold_words

OWN = "own"
LARGEST_RULES, LARGEST_LIST = 64 << 10, 2 << 20
MOST_ROWS = 2_000
_TOO_LARGE = _("The file is larger than %(limit)s KB.")


def gate_choices() -> list[tuple[str, str]]:
    """The gates that there are, in the reader's language, and one's own."""
    named = [(name, shipped(name).title.said(language())) for name in SHIPPED]
    return [*named, (OWN, str(_("A rule file of your own")))]


class GateForm(forms.Form):
    """Which rules, and what they are held against. What was brought comes back with the page."""

    gate = forms.ChoiceField(label=_("Rules"))
    rules = forms.FileField(
        label=_("A rule file of your own"),
        required=False,
        help_text=_("YAML. How it is written stands in the documentation: “Apply a gate”."),
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml"}),
    )
    rows = forms.FileField(
        label=_("A list of credentials"),
        required=False,
        help_text=_(
            "CSV, a row for each, at most 2,000. Without one: what you have published. Nothing of it is kept."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv"}),
    )
    rules_text = forms.CharField(
        required=False, max_length=LARGEST_RULES, strip=False, widget=forms.HiddenInput
    )
    rows_text = forms.CharField(
        required=False, max_length=LARGEST_LIST, strip=False, widget=forms.HiddenInput
    )
    rows_name = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    use_required_attribute = False

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        self.fields["gate"] = forms.ChoiceField(label=_("Rules"), choices=gate_choices())

    def clean_rules(self) -> UploadedFile[bytes] | None:
        """A file of a size that is read."""
        return _small(self.cleaned_data["rules"], LARGEST_RULES)

    def clean_rows(self) -> UploadedFile[bytes] | None:
        """The same of the list."""
        return _small(self.cleaned_data["rows"], LARGEST_LIST)

    def clean(self) -> dict[str, Any]:
        """One's own rules need a file."""
        told = super().clean() or self.cleaned_data
        is_missing = not told.get("rules") and not told.get("rules_text")
        if told.get("gate") == OWN and is_missing and "rules" not in self.errors:
            self.add_error("rules", _("Choose the file with your rules."))
        return told

    def rules_bytes(self) -> bytes:
        """One's own rules, as they were brought."""
        return _bytes(self.cleaned_data["rules"], self.cleaned_data["rules_text"])

    def rows_bytes(self) -> bytes:
        """The list; nothing where there is none."""
        return _bytes(self.cleaned_data["rows"], self.cleaned_data["rows_text"])

    @property
    def list_name(self) -> str:
        """What the list is called."""
        file = self.cleaned_data["rows"]
        return str(file.name if file else self.cleaned_data["rows_name"])[-200:] or "list.csv"


def _small(file: UploadedFile[bytes] | None, limit: int) -> UploadedFile[bytes] | None:
    if file is not None and (file.size or 0) > limit:
        raise forms.ValidationError(_TOO_LARGE, params={"limit": limit >> 10})
    return file


def _bytes(file: UploadedFile[bytes] | None, text: str) -> bytes:
    if file is None:
        return text.encode()
    file.seek(0)
    return bytes(file.read())


class ThresholdForm(forms.Form):
    """A field for each threshold, filled as the rules have it; shares in percent."""

    use_required_attribute = False

    def __init__(self, *arguments: Any, gate: Gate, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        self._whole: dict[str, float] = {}
        self._are: dict[str, float] = {}
        for one in gate.conditions.values():
            unit = unit_of(one)
            for bar, value in one.bars.items():
                name = one.name if len(one.bars) == 1 else f"{one.name}.{bar}"
                self._whole[name] = 100.0 if unit == "share" else 1.0
                self._are[name] = value
                self.fields[name] = forms.FloatField(
                    label=threshold_words(one, bar, unit),
                    min_value=-1e9,
                    max_value=1e9,
                    initial=f"{value * self._whole[name]:.10g}",
                    widget=forms.NumberInput(attrs={"step": "any", "class": "is-short"}),
                )
        if self.is_bound:  # what nobody typed stays as the rules have it
            told = {name: self.data.get(name) or field.initial for name, field in self.fields.items()}
            self.data = told

    def values(self) -> dict[str, float]:
        """Those that are not as the rules have them; none of a form that is not right or not sent."""
        if not self.is_bound or not self.is_valid():
            return {}
        told = {name: self.cleaned_data.get(name) for name in self._are}
        asked = {name: value / self._whole[name] for name, value in told.items() if value is not None}
        return {name: value for name, value in asked.items() if abs(value - self._are[name]) > 1e-9}  # noqa: PLR2004 - rounding of percent


def sent(data: Any, gate: Gate) -> bool:  # noqa: ANN401 - a query or a form's data
    """Whether any threshold was typed."""
    return any(name in data for name in gate.thresholds)
