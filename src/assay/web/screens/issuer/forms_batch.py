"""The forms of awarding many: the file, what its columns mean, and one row mended."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assay.web.base.csv_files import MAX_BYTES, CsvRefused
from assay.web.records.batches.columns import Target
from assay.web.records.batches.queries import Columns, TroubledRow

NOT_GIVEN = ""


class FileForm(forms.Form):
    """A file, and what everybody in it is awarded."""

    version = forms.ChoiceField(label=_("What was earned?"))
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A CSV file: one row a person, names of the columns in the first row. Up to 20,000 rows."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
    )

    def __init__(self, *arguments: Any, choices: list[tuple[str, str]], **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        self.fields["version"].choices = choices  # type: ignore[attr-defined]  # it is the field above

    def clean_file(self) -> UploadedFile[bytes]:
        """A file that is small enough to be looked at."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(refused(CsvRefused("too-large", limit=MAX_BYTES >> 20)))
        return file


class ColumnsForm(forms.Form):
    """Which column gives what."""

    date_order = forms.ChoiceField(
        label=_("Dates like 03/04/2026 mean"),
        choices=[("day", _("the 3rd of April")), ("month", _("the 4th of March"))],
    )

    def __init__(self, *arguments: Any, held: Columns, **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        self.targets: list[Target] = held.targets
        choices = [
            (str(place), f"{heading or gettext('Column')} ({examples[0][:40]})" if examples else heading)
            for place, heading, examples in held.headings
        ]
        for number, target in enumerate(held.targets):
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


class RowForm(forms.Form):
    """One row, to be mended."""

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - Django's
        row: TroubledRow,
        said: dict[str, str],
        targets: list[Target],
        **options: Any,  # noqa: ANN401 - Django's
    ) -> None:
        super().__init__(*arguments, **options)
        self.targets = [target for target in targets if target.key in said]
        wrong = {problem.target: problem for problem in row.problems}
        for number, target in enumerate(self.targets):
            problem = wrong.get(target.key)
            widget = forms.Textarea(attrs={"rows": 3}) if target.key == "narrative" else forms.TextInput()
            self.fields[f"field-{number}"] = forms.CharField(
                label=target.label,
                required=target.is_required,
                max_length=5000,
                initial=said[target.key],
                widget=widget,
                help_text=f"{problem.text} {problem.help}" if problem else "",
            )

    def values(self) -> dict[str, str]:
        """What was typed: target → text."""
        return {target.key: self.cleaned_data[f"field-{n}"] for n, target in enumerate(self.targets)}


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
