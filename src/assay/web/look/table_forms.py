"""Forms about tables people send: which column gives what, and why a file cannot be read as a table.

Apart from the screens because lists of awards, rosters and results of tests all begin with the same question.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assay.web.base.csv_files import CsvRefused
from assay.web.base.mapped_tables import Column, FileColumns

NOT_GIVEN = ""


class ColumnsForm(forms.Form):
    """Which column gives what."""

    date_order = forms.ChoiceField(
        label=_("Dates like 03/04/2026 mean"),
        choices=[("day", _("the 3rd of April")), ("month", _("the 4th of March"))],
    )

    def __init__(self, *arguments: Any, held: FileColumns, **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        self.targets: list[Column] = held.columns
        choices = [
            (str(place), f"{heading or gettext('Column')} ({examples[0][:40]})" if examples else heading)
            for place, heading, examples in held.headings
        ]
        for number, target in enumerate(held.columns):
            empty = [] if target.is_required else [(NOT_GIVEN, gettext("Not in this file"))]
            if target.is_required and target.key not in held.chosen:
                empty = [(NOT_GIVEN, gettext("Choose a column"))]
            self.fields[f"target-{number}"] = forms.ChoiceField(
                label=target.label,
                choices=[*empty, *choices],
                required=target.is_required,
                initial=str(held.chosen.get(target.key, NOT_GIVEN)),
            )
        self.fields["date_order"].initial = held.date_order
        self.order_fields([name for name in self.fields if name != "date_order"])

    def clean(self) -> dict[str, Any]:
        """No column twice: a slip that nobody notices until the wrong name is signed."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        seen: dict[str, str] = {}
        for number, target in enumerate(self.targets):
            place = told.get(f"target-{number}", "")
            if place and place in seen:
                text = gettext("This column already gives “%(other)s”.") % {"other": seen[place]}
                self.add_error(f"target-{number}", text)
            seen.setdefault(place, target.label)
        return told

    def mapping(self) -> dict[str, int]:
        """What was chosen: target → place of the column."""
        told = {target.key: self.cleaned_data[f"target-{n}"] for n, target in enumerate(self.targets)}
        return {key: int(place) for key, place in told.items() if place}


def refused(error: CsvRefused) -> str:
    """Why a file cannot be read as a table, where, and what to do."""
    told = {
        "empty": gettext("The file is empty."),
        "no-headings": gettext("The first row is empty. Write the names of the columns there."),
        "too-large": gettext("The file is larger than %(limit)s MB. Split it into several."),
        "too-many-rows": gettext("The file has more than %(limit)s rows. Split it into several."),
        "too-many-columns": gettext("Row %(row)s has more than %(limit)s columns. Keep only those you need."),
        "line-too-long": gettext("Line %(row)s is far too long for a table. Is this a CSV file?"),
        "cell-too-long": gettext("A cell in row %(row)s holds more than %(limit)s characters. Shorten it."),
        "null-character": gettext("This is not a text file. Save it as CSV (UTF-8) and try again."),
        "unreadable-characters": gettext(
            "Characters near row %(row)s cannot be read. Save the file as CSV (UTF-8) and try again."
        ),
        "mixed-encodings": gettext(
            "The file mixes two ways of writing letters like é. Save it as CSV (UTF-8) and try again."
        ),
        "quotes": gettext(
            "The quotation marks around row %(row)s do not match. Mend that row and try again."
        ),
    }
    return told[error.code] % {"row": error.row, "limit": error.limit}
