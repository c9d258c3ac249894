"""The forms of drafting from courses: one paper, or those of a programme."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.analysis.drafting import LARGEST

MOST_COURSES = 12
_KINDS = ".pdf,.docx,.html,.htm,.md,.txt"


def _small_enough(file: UploadedFile[bytes]) -> UploadedFile[bytes]:
    if (file.size or 0) > LARGEST:
        facts = {"name": file.name, "limit": LARGEST >> 20}
        raise forms.ValidationError(_("“%(name)s” has more than %(limit)d MB.") % facts)
    return file


class PaperForm(forms.Form):
    """The paper that describes one course."""

    paper = forms.FileField(
        label=gettext_lazy("The course's paper"),
        help_text=gettext_lazy("Its syllabus or course guide: a PDF, a Word document, a web page or a text."),
        allow_empty_file=True,  # what is wrong with an empty one, the reading says
        widget=forms.ClearableFileInput(attrs={"accept": _KINDS}),
    )

    def clean_paper(self) -> UploadedFile[bytes]:
        """A file that is small enough to be read."""
        return _small_enough(self.cleaned_data["paper"])


class ManyPapersInput(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class ManyPapersField(forms.FileField):
    """Several papers, each of a bounded size."""

    widget = ManyPapersInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:  # noqa: ANN401 - Django's
        """The files."""
        given = data if isinstance(data, list | tuple) and data else [data]
        if len(given) > MOST_COURSES:
            raise forms.ValidationError(_("At most %(limit)d papers at once.") % {"limit": MOST_COURSES})
        return [_small_enough(super(ManyPapersField, self).clean(file, initial)) for file in given]


class ProgrammeForm(forms.Form):
    """The papers of a programme's courses."""

    papers = ManyPapersField(
        label=gettext_lazy("The courses' papers"),
        help_text=gettext_lazy("Several at once: PDF, Word, web pages or texts, one a course."),
        allow_empty_file=True,
        widget=ManyPapersInput(attrs={"accept": _KINDS}),
    )
