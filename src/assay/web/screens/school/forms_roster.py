"""The forms of the roster: files, a programme, which terms end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from assay.web.base.csv_files import MAX_BYTES, CsvRefused
from assay.web.base.zip_files import ZipRefused
from assay.web.look.table_forms import refused
from assay.web.records.rosters.rows import TermRow

RIGHTS = (
    ("guardian", _("A guardian decides with minors")),
    ("learner", _("The learner decides, at any age")),
)


class SendForm(forms.Form):
    """Files, and how much of the roster they hold."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A OneRoster bundle (ZIP, version 1.1 or 1.2), or one CSV table of pupils. Up to 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,.csv,.txt,.tsv,text/csv,application/zip"}),
    )
    scope = forms.ChoiceField(
        label=_("What does it hold?"),
        choices=[
            ("whole", _("The whole roster: whoever is not in it has left")),
            ("schools", _("Only the schools it names: all others stay as they are")),
        ],
        initial="whole",
        widget=forms.RadioSelect,
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """A file that is small enough to be looked at."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(refused(CsvRefused("too-large", limit=MAX_BYTES >> 20)))
        return file


class ProgrammeForm(forms.Form):
    """A programme: its name, and whose word counts."""

    name = forms.CharField(label=_("Name"), max_length=200)
    rights = forms.ChoiceField(
        label=_("Whose word counts?"),
        choices=RIGHTS,
        initial="guardian",
        widget=forms.RadioSelect,
        help_text=_(
            "With minors a guardian decides what is shown outside the school. In a college course the rights"
            " are the learner's own, at any age: choose that only where the law says so."
        ),
    )


class YearForm(forms.Form):
    """The terms that end."""

    terms = forms.MultipleChoiceField(
        label=_("Which terms have ended?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one term.")},
    )

    def __init__(self, *arguments: Any, open_terms: list[TermRow], **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        choices = [(f"term:{one.name}", _term_words(one)) for one in open_terms]
        self.fields["terms"].choices = choices  # type: ignore[attr-defined]  # it is the field above

    def chosen(self) -> list[str]:
        """The terms that were ticked."""
        return [text.removeprefix("term:") for text in self.cleaned_data["terms"]]


def _term_words(one: TermRow) -> str:
    sections = ngettext("%(count)s section", "%(count)s sections", one.sections) % {"count": one.sections}
    pupils = ngettext("%(count)s pupil", "%(count)s pupils", one.pupils) % {"count": one.pupils}
    return f"{one.name or gettext('Without a term')} · {sections}, {pupils}"


def zip_refused(error: ZipRefused) -> str:
    """Why an archive is not read, and what to do."""
    told = {
        "broken-archive": gettext("The archive cannot be opened. Pack the CSV files into a new ZIP file."),
        "too-many-entries": gettext(
            "The archive holds more than %(limit)s files. Pack only the OneRoster CSV files."
        ),
        "file-twice": gettext("The archive holds %(name)s twice. Pack each file once."),
        "encrypted": gettext("%(name)s is protected by a password. Pack the files without one."),
        "too-large": gettext(
            "%(name)s unpacks to more than %(limit)s MB, or to far more than it should. Send the schools one"
            " after the other."
        ),
    }
    return told[error.code] % {"name": error.name, "limit": error.limit}
