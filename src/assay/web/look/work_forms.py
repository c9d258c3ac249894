"""Forms of learning by work that several screens ask: hours of a day, what was seen, a file or a link.

Apart from the screens because mentors, teachers and pupils answer the same questions about the same things.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.web.base.clock import now
from assay.web.look.day_field import DayField
from assay.web.records.placements.observations import LONGEST_EXAMPLE, Seen
from assay.web.records.placements.rubrics import LEVELS, RubricWords
from assay.web.records.placements.values import ObservationRow

LEVEL, EXAMPLE = "level-", "example-"
_LARGEST_DAY = 24
_QUARTER = Decimal("0.25")


class DayForm(forms.Form):
    """Hours of one day."""

    day = DayField(
        label=gettext_lazy("Day"),
    )
    hours = forms.DecimalField(
        label=gettext_lazy("Hours"),
        help_text=gettext_lazy("For example 4, or 7.5 for seven and a half."),
        min_value=_QUARTER,
        max_value=_LARGEST_DAY,
        max_digits=4,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"class": "is-short", "step": "0.25", "inputmode": "decimal"}),
        error_messages={
            "max_value": gettext_lazy("A day has 24 hours."),
            "min_value": gettext_lazy("At least a quarter of an hour: 0.25."),
        },
    )
    what = forms.CharField(
        label=gettext_lazy("What did you do?"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *arguments: Any, is_what_needed: bool = True, **named: Any) -> None:  # noqa: ANN401 - Django's
        named["initial"] = {"day": now().date(), **(named.get("initial") or {})}
        super().__init__(*arguments, **named)
        self.fields["what"].required = is_what_needed

    def clean_hours(self) -> int:
        """The quarters of an hour. Raises ValidationError for what is none."""
        told: Decimal = self.cleaned_data["hours"]
        if told % _QUARTER:
            raise forms.ValidationError(_("Write quarters of an hour: 7, 7.25, 7.5 or 7.75."))
        return int(told * 4)


class ArtefactForm(forms.Form):
    """A file, or a link, and what it is."""

    file = forms.FileField(
        label=gettext_lazy("A file or a photo"),
        required=False,
        help_text=gettext_lazy("Up to 5 MB. Others see its name and its digest, not the file."),
    )
    url = forms.CharField(
        label=gettext_lazy("Or a link"), required=False, max_length=2000, widget=forms.URLInput
    )
    about = forms.CharField(label=gettext_lazy("What is it?"), required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        """Both fields, if exactly one of them was filled in."""
        given = super().clean() or {}
        if not self.errors and bool(given.get("file")) == bool(given.get("url")):
            self.add_error("file", _("Choose a file or write a link: one of them."))
        return given


class ObservationForm(forms.Form):
    """Each skill of a rubric: a level in words, and one concrete example."""

    def __init__(self, *arguments: Any, rubric: RubricWords, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        self.rubric = rubric
        for criterion in rubric.criteria:
            choices = [("0", _("I could not see this"))]
            choices += [(str(level), criterion.level(level)) for level in range(1, LEVELS + 1)]
            self.fields[f"{LEVEL}{criterion.key}"] = forms.ChoiceField(
                label=_("How was it?"), choices=choices, initial="0", widget=forms.RadioSelect
            )
            self.fields[f"{EXAMPLE}{criterion.key}"] = forms.CharField(
                label=_("One concrete example"),
                required=False,
                max_length=LONGEST_EXAMPLE,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Needed where you chose a level: what happened, what was done?"),
            )

    def groups(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """Each criterion: its name, the level, the example."""
        return [
            (each.name(), self[f"{LEVEL}{each.key}"], self[f"{EXAMPLE}{each.key}"])
            for each in self.rubric.criteria
        ]

    def seen(self) -> Mapping[str, Seen]:
        """What was chosen and written, by criterion."""
        told = self.cleaned_data
        return {
            each.key: Seen(int(told[f"{LEVEL}{each.key}"]), told[f"{EXAMPLE}{each.key}"])
            for each in self.rubric.criteria
        }

    def refuse(self, criterion: str, words: str) -> None:
        """Say what is wrong, at the example it is about, or above all."""
        name = f"{EXAMPLE}{criterion}"
        self.add_error(name if name in self.fields else None, words)


def side_by_side(seen: tuple[ObservationRow, ...]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Each criterion with what each observer said of it: who, the level's words, the example."""
    names: dict[str, str] = {}
    for one in seen:
        for rating in one.ratings:
            names.setdefault(rating.criterion, rating.name)
    told = []
    for key, name in names.items():
        cells = []
        for one in seen:
            found = next((rating for rating in one.ratings if rating.criterion == key), None)
            level = found.words if found and found.level else _("Could not see this")
            cells.append((one.who, level, found.example if found else ""))
        told.append((name, cells))
    return told
