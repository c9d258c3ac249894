"""What a learner is asked: a code, a name, a file; few things, one at a time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.baking import PICTURE_LIMIT

TEXT_LIMIT = 1 << 20
_SUFFIXES = ".png,.svg,.json,.jsonld,.jwt,.txt,.pdf,image/*"
_MINOR = (
    ("", gettext_lazy("I would rather not say")),
    ("no", gettext_lazy("Yes")),
    ("yes", gettext_lazy("No")),
)


class ClaimCodeForm(forms.Form):
    """The code on the board or on the slip."""

    code = forms.CharField(
        label=gettext_lazy("The code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "class": "is-code",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )


class ClaimNameForm(forms.Form):
    """Who is claiming: a name as it shall stand on the credential, an address where the code asks for one."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        help_text=gettext_lazy(
            "As it should stand on the credential. It cannot be changed by you afterwards."
        ),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("We send you the link, so that you find it again."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *arguments: Any, asks_email: bool, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        if not asks_email:
            del self.fields["email"]


class ImportForm(forms.Form):
    """A credential from anywhere: a file, or a link or text."""

    file = forms.FileField(
        label=gettext_lazy("A file"),
        help_text=gettext_lazy(
            "A badge picture (PNG or SVG), a PDF, a JSON file, or a photo of its QR code."
        ),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": _SUFFIXES}),
    )
    text = forms.CharField(
        label=gettext_lazy("Or a link, or the text of a credential"),
        required=False,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocapitalize": "none"}),
    )

    def clean_file(self) -> UploadedFile[bytes] | None:
        """The file, if it is not too large to be a credential."""
        held: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if held and held.size and held.size > PICTURE_LIMIT:
            raise forms.ValidationError(_("That file is too large. A badge has at most 10 MB."))
        return held or None

    def clean(self) -> dict[str, Any]:
        """Both fields, if one of them was filled in."""
        given = super().clean() or {}
        if not self.errors and not given.get("file") and not given.get("text"):
            self.add_error("file", _("Choose a file, or paste a link or a text: one is enough."))
        return given


class SearchForm(forms.Form):
    """Words to look for in the wallet."""

    q = forms.CharField(label=gettext_lazy("Search"), required=False, max_length=100)


class CollectionForm(forms.Form):
    """The name of a collection."""

    name = forms.CharField(
        label=gettext_lazy("Its name"),
        help_text=gettext_lazy("Such as “For my first job” or “Music”."),
        max_length=120,
    )


class AccountForm(forms.Form):
    """A name, a language, and whether somebody is an adult."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        help_text=gettext_lazy("As you write it. Only you see it here; credentials carry their own."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    is_minor = forms.ChoiceField(
        label=gettext_lazy("Are you 18 or older?"),
        help_text=gettext_lazy(
            "We ask only to protect you: pages of people under 18, or who do not say, are never shown "
            "to search engines."
        ),
        required=False,
        choices=_MINOR,
        widget=forms.RadioSelect,
    )

    def __init__(self, *arguments: Any, asks_age: bool = True, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        if not asks_age:  # their school says how old they are
            del self.fields["is_minor"]


class PinForm(forms.Form):
    """The PIN of somebody who has no address."""

    pin = forms.CharField(
        label=gettext_lazy("Your PIN"),
        max_length=20,
        widget=forms.PasswordInput(
            attrs={
                "class": "is-code",
                "autocomplete": "current-password",
                "autofocus": True,
                "inputmode": "numeric",
            }
        ),
    )


class DeleteForm(forms.Form):
    """The word that says that somebody means it."""

    word = forms.CharField(
        max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off", "class": "is-short"})
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        self.fields["word"].label = _("Type %(word)s to go on") % {"word": self.wanted()}

    def clean_word(self) -> str:
        """The word. Raises ValidationError for another one."""
        typed: str = self.cleaned_data["word"]
        if typed.strip().casefold() != self.wanted().casefold():
            raise forms.ValidationError(_("Type %(word)s if you mean it.") % {"word": self.wanted()})
        return typed

    @staticmethod
    def wanted() -> str:
        """The word in the reader's language."""
        return _("DELETE")
