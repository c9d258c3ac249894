"""The form of a brochure: its text typed or pasted, or its file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.analysis.drafting import LARGEST
from assay.analysis.promises import LONGEST


class BrochureForm(forms.Form):
    """One of the two: a text or a file."""

    text = forms.CharField(
        label=gettext_lazy("The text"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or the file"),
        help_text=gettext_lazy("A PDF, a Word document, a web page or a text. It is read and not kept."),
        required=False,
        allow_empty_file=True,  # what is wrong with an empty one, the reading says
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.html,.htm,.md,.txt"}),
    )

    def clean(self) -> dict[str, Any]:
        """Exactly one of them, and no larger than what is read."""
        data = super().clean() or self.cleaned_data
        text, file = (data.get("text") or "").strip(), data.get("file")
        if not self.errors and bool(text) == bool(file):
            self.add_error("text", _("Paste a text or choose a file: one of the two."))
        if file is not None and file and (file.size or 0) > LARGEST:
            facts = {"name": file.name, "limit": LARGEST >> 20}
            self.add_error("file", _("“%(name)s” has more than %(limit)d MB.") % facts)
        return data

    @property
    def given(self) -> tuple[bytes, str]:
        """The bytes that were handed in, and what errors call them."""
        file = self.cleaned_data.get("file")
        if file:
            return file.read(), file.name or ""
        return self.cleaned_data["text"].encode(), _("The text")
