"""Putting a list of recognised issuers in place: one form, and one way to use what it holds.

Apart from the screens because an organization and whoever runs the site do the same, each with own lists.
"""

from __future__ import annotations

from typing import Protocol

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.errors import AssayError
from assay.registries import LIST_LIMIT
from assay.web.look.answers import said
from assay.web.records.recognition.queries import ListRow


class Put(Protocol):
    """An action that puts a list in place, all but the list told."""

    def __call__(self, content: bytes, /, *, name: str, source: str, key: str) -> str:
        """The list's key. Raises what reading a list raises."""


class ListForm(forms.Form):
    """A list of recognised issuers: a new one, or in place of another."""

    key = forms.ChoiceField(label=gettext_lazy("Put it in place of"), required=False)
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("Shown with each answer, so that everybody sees whose list it is."),
        max_length=200,
    )
    source = forms.URLField(
        label=gettext_lazy("Where it comes from"), required=False, max_length=500, assume_scheme="https"
    )
    file = forms.FileField(
        label=gettext_lazy("The list"),
        help_text=gettext_lazy(
            "A CSV with the columns id and name (url and location if you like), our own JSON, or the JSON "
            "of a registry of the Digital Credentials Consortium."
        ),
    )

    def __init__(self, *arguments: object, lists: list[ListRow], **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # handed on as they came
        choices = [("", _("nothing: it is a new list")), *((row.key, row.name) for row in lists)]
        self.fields["key"] = forms.ChoiceField(label=_("Put it in place of"), required=False, choices=choices)

    def clean_file(self) -> bytes:
        """The bytes of the list."""
        upload = self.cleaned_data["file"]
        if upload.size > LIST_LIMIT:
            raise forms.ValidationError(
                _("This file has more than %(limit)d MB.") % {"limit": LIST_LIMIT >> 20}
            )
        content: bytes = upload.read()
        return content


def is_put(form: ListForm, put: Put) -> bool:
    """Whether the list of this form is in place now; if not, the form says where and why."""
    if not form.is_valid():
        return False
    told = form.cleaned_data
    try:
        put(told["file"], name=told["name"], source=told["source"], key=told["key"])
    except AssayError as error:
        form.add_error("file", said(error))
        return False
    return True
