"""What somebody is asked who signs without an account: two sentences, their name, what is shown of them."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from assay.web.records.endorsements.values import LONGEST


class WordsForm(forms.Form):
    """The two sentences, and the name under them."""

    comment = forms.CharField(
        label=_("Two sentences in your own words"),
        help_text=_("What did you see, and what do you think of it?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    shows_address = forms.BooleanField(
        label=_("Show my whole e-mail address beside it"),
        help_text=_("Without this, readers see only its first letter and what comes after the @."),
        required=False,
    )
    name = forms.CharField(
        label=_("Your own name, as your signature"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *arguments: object, has_address: bool, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # Django's own
        if not has_address:
            del self.fields["shows_address"]

    def shows(self) -> bool:
        """Whether the signer wishes the address to be shown."""
        return bool(self.cleaned_data.get("shows_address"))


class NoteForm(forms.Form):
    """What is not right with some hours."""

    note = forms.CharField(label=_("What is not right?"), max_length=500)
