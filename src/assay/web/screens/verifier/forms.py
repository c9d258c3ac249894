"""What somebody may hand in to be checked: a file, a photo, or a text or link; one of them is enough."""

from __future__ import annotations

import base64
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FILE_LIMIT = 12 << 20
TEXT_LIMIT = 1 << 20
_SUFFIXES = ".png,.svg,.json,.jsonld,.jwt,.txt,.pdf,image/*"


class CheckForm(forms.Form):
    """A credential in one of its forms, and perhaps the address that it should have been sent to."""

    file = forms.FileField(
        label=gettext_lazy("A file"),
        help_text=gettext_lazy(
            "Drop it here or choose it: a badge picture (PNG, SVG), a PDF, or a JSON file."
        ),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": _SUFFIXES}),
    )
    text = forms.CharField(
        label=gettext_lazy("A link, or the text of a credential"),
        help_text=gettext_lazy("Paste what you were sent. Nothing is opened until you press the button."),
        required=False,
        max_length=TEXT_LIMIT,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocapitalize": "none"}),
    )
    photo = forms.FileField(
        label=gettext_lazy("A photo of its QR code"),
        help_text=gettext_lazy("On a telephone this opens the camera. The photo is read here and not kept."),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Was it sent to this e-mail address?"),
        help_text=gettext_lazy("Only the address the person gave you can be tried; it is not kept."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    again = forms.CharField(required=False, max_length=TEXT_LIMIT, widget=forms.HiddenInput)

    def clean_file(self) -> UploadedFile[bytes] | None:
        """The file, if it is not too large to be a credential."""
        return _bounded(self.cleaned_data["file"])

    def clean_photo(self) -> UploadedFile[bytes] | None:
        """The photo, if it is not too large to be read."""
        return _bounded(self.cleaned_data["photo"])

    def clean(self) -> dict[str, Any]:
        """All fields, if there is something to check."""
        given = super().clean() or {}
        if not self.errors and not any(given.get(name) for name in ("file", "text", "photo", "again")):
            self.add_error(
                "file", _("Choose a file, paste a link or a text, or take a photo: one is enough.")
            )
        return given

    def source(self) -> bytes:
        """The bytes handed in: file before photo before text, then what a page carried."""
        upload = self.cleaned_data["file"] or self.cleaned_data["photo"]
        if upload:
            content: bytes = upload.read()
            return content
        text = self.cleaned_data["text"]
        return text.encode() if text else unpack(self.cleaned_data["again"])


def pack(source: bytes) -> str:
    """Bytes as a page carries them: letters and digits, so that no page is spoilt by what they say."""
    return base64.urlsafe_b64encode(source).decode()


def unpack(text: str) -> bytes:
    """The bytes that a page carried; none where it carried something else."""
    try:
        return base64.urlsafe_b64decode(text.encode())
    except ValueError:
        return b""


def _bounded(upload: UploadedFile[bytes] | None) -> UploadedFile[bytes] | None:
    if upload and (upload.size or 0) > FILE_LIMIT:
        raise forms.ValidationError(
            _("This file has more than %(limit)d MB. A credential is smaller; choose another file."),
            params={"limit": FILE_LIMIT >> 20},
        )
    return upload
