"""Forms of the gap report: which occupations a programme prepares for."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

_CODE = re.compile(r"\d\d-\d{4}")
_LONGEST = 200


class SearchForm(forms.Form):
    """Words or a code that an occupation is looked for by."""

    q = forms.CharField(
        label=_("Occupation"),
        max_length=_LONGEST,
        required=False,
        help_text=_("Some words, such as “cook”, or a code such as 35-2014."),
    )


class TargetForm(forms.Form):
    """An occupation that was chosen."""

    occupation = forms.CharField(max_length=20)
    title = forms.CharField(max_length=_LONGEST)

    def clean_occupation(self) -> str:
        """The code. Refused where it cannot be one."""
        code: str = self.cleaned_data["occupation"].strip()[:7]
        if _CODE.fullmatch(code) is None:
            raise forms.ValidationError(
                _("This is no code of an occupation, such as 35-2014. Choose one below.")
            )
        return code
