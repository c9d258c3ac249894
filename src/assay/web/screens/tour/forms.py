"""The form at the end of the tour: it sends to the check page, which answers."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy


class OwnForm(forms.Form):
    """Any badge or certificate, as a file or as a link: the names are those of the check page's form."""

    file = forms.FileField(
        label=gettext_lazy("Your badge or certificate"),
        help_text=gettext_lazy(
            "Drop it here or choose it: a badge picture (PNG, SVG), a PDF, or a JSON file."
        ),
        required=False,
    )
    text = forms.CharField(
        label=gettext_lazy("Or its link"),
        help_text=gettext_lazy("Nothing is opened until you press the button."),
        required=False,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "none"}),
    )
