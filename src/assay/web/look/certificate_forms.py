"""Forms about other bodies' certificates that the school, pupils and wallets share, and their words.

Apart from the screens because whoever adds a certificate is asked for the same, and told the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assay.web.base.papers import LARGEST
from assay.web.look.day_field import DayField
from assay.web.records.certificates.catalogue import KindRow
from assay.web.records.certificates.matching import match
from assay.web.records.certificates.values import (
    LONGEST,
    LONGEST_LINK,
    LONGEST_WORDS,
    NewCertificate,
    NewDocument,
    Refused,
    refusal_words,
)

_FIRST = frozenset({"kind", "document"})  # what a phone shows at once; the rest is behind a line
_ACCEPT = "application/pdf,image/png,image/jpeg,.pdf,.png,.jpg,.jpeg"


def document_field(*, required: bool = False) -> forms.FileField:
    """A field for a document."""
    return forms.FileField(
        label=_("Document"),
        required=required,
        help_text=_("A PDF or a photo (PNG, JPEG), at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": _ACCEPT}),
    )


class DetailsForm(forms.Form):
    """What a certificate says."""

    kind = forms.CharField(
        label=_("Certificate"),
        max_length=LONGEST,
        help_text=_("Its name or abbreviation, as it stands on the certificate."),
        widget=forms.TextInput(attrs={"list": "kinds", "autocomplete": "off"}),
    )
    number = forms.CharField(label=_("Number"), max_length=LONGEST, required=False)
    earned_on = DayField(label=_("Earned on"), required=False)
    expires_on = DayField(label=_("Ends on"), required=False, help_text=_("Where it stands on it."))
    level = forms.CharField(label=_("Level"), max_length=LONGEST, required=False)
    score = forms.CharField(label=_("Score"), max_length=LONGEST, required=False)
    link = forms.URLField(
        label=_("Link"),
        max_length=LONGEST_LINK,
        required=False,
        assume_scheme="https",
        help_text=_("Where one can look at it, if there is such a page."),
    )
    words = forms.CharField(
        label=_("In words"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    document = document_field()

    def __init__(self, *arguments: Any, kinds: Iterable[KindRow], **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        self.kinds = tuple(kinds)

    def rest(self) -> list[forms.BoundField]:
        """The fields that are behind a line."""
        return [field for field in self if field.name not in _FIRST]

    def is_rest_open(self) -> bool:
        """Whether one of those has to be seen: it was refused."""
        return any(field.errors for field in self.rest())

    def clean_kind(self) -> KindRow:
        """The one kind that is meant."""
        return one_kind(self.cleaned_data["kind"], self.kinds)

    def wanted(self, pupil: str = "") -> NewCertificate:
        """What was told."""
        told = self.cleaned_data
        return NewCertificate(
            kind=told["kind"].key,
            pupil=pupil,
            number=told["number"],
            level=told["level"],
            score=told["score"],
            link=told["link"],
            words=told["words"],
            earned_on=told["earned_on"],
            expires_on=told["expires_on"],
            document=handed_in(told.get("document")),
        )


class DocumentForm(forms.Form):
    """A document alone."""

    document = document_field(required=True)


class BadgeForm(forms.Form):
    """The body's verifiable badge: a file, or a link or the text of it."""

    badge = forms.FileField(
        label=_("Badge"),
        required=False,
        help_text=_("The picture, PDF or file that the body sent."),
    )
    text = forms.CharField(
        label=_("Or its link or text"),
        required=False,
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not told.get("badge") and not told.get("text", "").strip() and not self.errors:
            self.add_error("badge", gettext("Choose the badge's file, or paste its link."))
        return told

    def source(self) -> bytes:
        """What was handed in."""
        file = self.cleaned_data.get("badge")
        return bytes(file.read()) if file else str(self.cleaned_data["text"]).strip().encode()


def one_kind(text: str, kinds: Iterable[KindRow]) -> KindRow:
    """The kind that this text names. Raises a `ValidationError` that offers what it may mean."""
    found = match(text, kinds)
    if found.kind is not None:
        return found.kind
    if found.offered:
        names = ", ".join(f"“{row.name}” ({row.body_words})" for row in found.offered)
        raise forms.ValidationError(
            gettext("Did you mean %(names)s? Write one of these names.") % {"names": names}
        )
    raise forms.ValidationError(
        gettext("Nothing of that name is in the catalogue. Look through it, or have the kind added first.")
    )


def handed_in(file: UploadedFile[bytes] | None) -> NewDocument | None:
    """The document in this upload; no more of it is read than can be kept."""
    return NewDocument(file.name or "", file.read(LARGEST + 1)) if file else None


def put_refusal(form: forms.Form, refused: Refused) -> None:
    """Say at the field why it was refused."""
    field = refused.field if refused.field in form.fields else None
    form.add_error(field, refusal_words(refused))


def initial_day(day: date | None) -> str:
    """A day as its field shows it."""
    return day.isoformat() if day else ""
