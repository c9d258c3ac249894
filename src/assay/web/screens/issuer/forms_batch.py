"""The forms of awarding many: the file, and one row mended."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from assay.web.base.csv_files import MAX_BYTES, CsvRefused
from assay.web.base.mapped_tables import Column
from assay.web.look.table_forms import refused
from assay.web.records.batches.queries import TroubledRow


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


class RowForm(forms.Form):
    """One row, to be mended."""

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - Django's
        row: TroubledRow,
        said: dict[str, str],
        targets: list[Column],
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
