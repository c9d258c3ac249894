"""What anybody may say about a public page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

REASONS = (
    ("look-alike", _("It pretends to be somebody else")),
    ("false", _("What it says is not true")),
    ("offensive", _("It insults or threatens")),
    ("personal", _("It shows something personal that should not be public")),
    ("other", _("Something else")),
)
_PAGE = re.compile(r"/(?P<place>[aos]|statements|assays)/(?P<key>[A-Za-z0-9_-]{8,80})(?:[/.].*)?")
_KINDS = {
    "a": "achievement",
    "o": "organization",
    "s": "share",
    "statements": "statement",
    "assays": "assay",
}


class ReportForm(forms.Form):
    """The page, the reason, and words; an address only from whoever wants an answer."""

    about = forms.CharField(
        label=_("Address of the page"),
        help_text=_("Copy it from your browser: %(example)s") % {"example": f"{settings.ASSAY_ORIGIN}/a/…"},
        max_length=400,
    )
    reason = forms.ChoiceField(label=_("What is wrong with it?"), choices=REASONS, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What should we know?"), widget=forms.Textarea(attrs={"rows": 5}), max_length=4000
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only if you want an answer."),
        required=False,
    )

    def clean_about(self) -> tuple[str, str]:
        """Which page is meant: its kind and key."""
        text = self.cleaned_data["about"].strip()
        parts = urlsplit(text)
        found = _PAGE.fullmatch(parts.path)
        if found is None or parts.netloc not in {"", settings.ASSAY_HOST}:
            raise ValidationError(
                _("This is not the address of a badge, an organization or a shared page of this site."),
                code="not-a-page",
            )
        return _KINDS[found["place"]], found["key"]
