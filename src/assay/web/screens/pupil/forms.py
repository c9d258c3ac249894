"""What a pupil is asked at the entrance: a code, an id, a PIN; and an address at the end of school."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.errors import AssayError
from assay.web.records.credentials.values import normal_address
from assay.web.records.people.pins import LENGTH, is_weak

_CODE = {
    "class": "is-code",
    "autocomplete": "off",
    "autocapitalize": "characters",
    "spellcheck": "false",
}
_NUMBER = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
_TELLING = 4  # digits of a school id that make a PIN with them easy to guess
_PIN = {"class": "is-code", "inputmode": "numeric", "maxlength": str(LENGTH)}


def _pin(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:  # noqa: ANN401 - translated later
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=20,
        widget=forms.PasswordInput(attrs={**_PIN, "autocomplete": autocomplete}),
    )


def _digits(typed: str) -> str:
    pin = "".join(typed.split())
    if len(pin) != LENGTH or not (pin.isascii() and pin.isdigit()):
        raise ValidationError(_("A PIN is %(count)s digits, nothing else.") % {"count": LENGTH})
    return pin


class DoorForm(forms.Form):
    """Class code and school id."""

    code = forms.CharField(
        label=gettext_lazy("Class code"),
        help_text=gettext_lazy("It is on the board."),
        max_length=20,
        widget=forms.TextInput(attrs=_CODE),
    )
    number = forms.CharField(
        label=gettext_lazy("Your school id"),
        help_text=gettext_lazy("It is on your school card or on your slip."),
        max_length=60,
        widget=forms.TextInput(attrs=_NUMBER),
    )


class SchoolForm(forms.Form):
    """School id and PIN, where the school is known."""

    number = forms.CharField(
        label=gettext_lazy("Your school id"),
        help_text=gettext_lazy("It is on your school card or on your slip."),
        max_length=60,
        widget=forms.TextInput(attrs=_NUMBER),
    )
    pin = _pin(gettext_lazy("Your PIN"), "current-password")


class PinForm(forms.Form):
    """The PIN that was chosen."""

    pin = _pin(gettext_lazy("Your PIN"), "current-password")

    def clean_pin(self) -> str:
        """Its digits. Raises ValidationError."""
        return _digits(self.cleaned_data["pin"])


class NewPinForm(forms.Form):
    """A PIN to be chosen, typed twice."""

    pin = _pin(
        gettext_lazy("Choose a PIN"),
        "new-password",
        gettext_lazy("6 digits that nobody guesses. Not your birthday, not your school id."),
    )
    again = _pin(gettext_lazy("The same PIN again"), "new-password")

    def __init__(self, *arguments: Any, number: str = "", **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        self._number = "".join(letter for letter in number if letter.isdigit())

    def clean_pin(self) -> str:
        """Its digits. Raises ValidationError for one that is guessed among the first."""
        pin = _digits(self.cleaned_data["pin"])
        if is_weak(pin):
            raise ValidationError(
                _("That PIN is one of the first that anybody tries. Choose one with mixed digits.")
            )
        if pin in self._number or (len(self._number) >= _TELLING and self._number in pin):
            raise ValidationError(_("Your classmates know your school id. Choose other digits."))
        return pin

    def clean(self) -> dict[str, object]:
        """Both are the same."""
        told: dict[str, object] = super().clean() or self.cleaned_data
        first, second = told.get("pin"), "".join(str(told.get("again") or "").split())
        if first and first != second:
            self.add_error("again", _("That was not the same PIN. Type both again."))
        return told


class AddressForm(forms.Form):
    """An address that stays after school."""

    email = forms.CharField(
        label=gettext_lazy("Your own e-mail address"),
        help_text=gettext_lazy("One that stays yours after school. We send a code there."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        """The address in the one form in which it is compared. Raises ValidationError."""
        try:
            return normal_address(self.cleaned_data["email"])
        except AssayError as error:
            raise ValidationError(_("Write an address such as ana@example.org.")) from error
