"""What somebody may hand in to be assayed or compared, and what an organization says when it publishes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.web.base import skill_data
from assay.web.screens.value.market_form import MarketFields

FILE_LIMIT = 4 << 20
TEXT_LIMIT = 1 << 20
MOST_COMPARED = 6
LARGEST_WEIGHT = 10
_SUFFIXES = ".png,.svg,.json,.jsonld,.jwt,.txt,.pdf"


class SourceForm(MarketFields):
    """A description or an award in one of its forms: a file, a link, or its text."""

    field_order = ("file", "text", "guess", "occupation", "region")

    file = forms.FileField(
        label=gettext_lazy("A file"),
        help_text=gettext_lazy(
            "A badge picture (PNG, SVG), a JSON file, or a PDF with a badge in it. At most 4 MB."
        ),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": _SUFFIXES}),
    )
    text = forms.CharField(
        label=gettext_lazy("A link, or the text of a description"),
        help_text=gettext_lazy(
            "The page of an achievement of this site, the address of a badge, or JSON. Nothing is opened "
            "until you press the button."
        ),
        required=False,
        max_length=TEXT_LIMIT,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocapitalize": "none"}),
    )

    def clean_file(self) -> UploadedFile[bytes] | None:
        """The file, if it is not too large to be a description."""
        upload: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if upload and (upload.size or 0) > FILE_LIMIT:
            raise forms.ValidationError(
                _("This file has more than %(limit)d MB. A description is smaller; choose another file."),
                params={"limit": FILE_LIMIT >> 20},
            )
        return upload

    def clean(self) -> dict[str, Any]:
        """Both fields, if there is something to look at."""
        given = super().clean() or {}
        if not self.errors and not any(given.get(name) for name in ("file", "text")):
            self.add_error("file", _("Choose a file, or paste a link or a text: one is enough."))
        return given

    def source(self) -> bytes:
        """The bytes handed in: the file before the text."""
        upload = self.cleaned_data["file"]
        if upload:
            content: bytes = upload.read()
            return content
        return str(self.cleaned_data["text"]).encode()


class LookForm(SourceForm):
    """The same for the public tool, which can guess skills where this site has what that needs."""

    guess = forms.BooleanField(
        label=gettext_lazy("Also guess skills from its words"),
        help_text=gettext_lazy("A model reads them and may be wrong; what it says is marked as guessed."),
        required=False,
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        if not skill_data.can_guess():
            del self.fields["guess"]


class CompareForm(MarketFields):
    """What is to be set side by side: an address a line."""

    field_order = ("which", "occupation", "region")

    which = forms.CharField(
        label=gettext_lazy("Which ones"),
        help_text=gettext_lazy(
            "One address a line, two to six: pages of achievements on this site, or addresses of badges "
            "elsewhere."
        ),
        max_length=MOST_COMPARED * 2100,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocapitalize": "none"}),
    )

    def clean_which(self) -> list[str]:
        """The addresses, each once, in the order given."""
        lines = [line.strip() for line in self.cleaned_data["which"].splitlines() if line.strip()]
        told = list(dict.fromkeys(lines))
        if not 2 <= len(told) <= MOST_COMPARED:  # noqa: PLR2004 - one alone has nothing beside it
            raise forms.ValidationError(
                _("Give two to %(most)d different addresses, one a line."), params={"most": MOST_COMPARED}
            )
        return told


class WeightsForm(forms.Form):
    """How much each answer counts for the reader, 0 to 10; empty or all zero: nothing is put in order."""

    def __init__(self, *arguments: Any, labels: dict[str, str], **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        for key, label in labels.items():
            self.fields[key] = forms.IntegerField(
                label=label,
                required=False,
                min_value=0,
                max_value=LARGEST_WEIGHT,
                widget=forms.NumberInput(attrs={"class": "is-short", "inputmode": "numeric"}),
            )

    def weights(self) -> dict[str, float]:
        """What was weighed, without zeros."""
        return {key: float(told) for key, told in self.cleaned_data.items() if told}


class NoticeForm(forms.Form):
    """Where the issuer is told, where nobody knows its address; or how it was told otherwise."""

    address = forms.CharField(
        label=gettext_lazy("The issuer's e-mail address"),
        help_text=gettext_lazy("The description gives none. The page will say that you named this one."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    told = forms.CharField(
        label=gettext_lazy("Or: how you told them otherwise"),
        help_text=gettext_lazy(
            "By letter, by telephone: when, and to whom. Hand them the link that you see here afterwards."
        ),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


RELATIONS = (
    ("independent", gettext_lazy("Independent: neither pays the other, neither depends on the other")),
    ("paid", gettext_lazy("Paid: somebody with an interest in it pays us, for this or for something else")),
    ("platform", gettext_lazy("Platform: we run or sell what the issuer issues with")),
)


class PublishForm(forms.Form):
    """What the signer is to the issuer; it stands in what is signed."""

    relation = forms.ChoiceField(
        label=gettext_lazy("What you are to the issuer"), choices=RELATIONS, widget=forms.RadioSelect
    )
    sure = forms.BooleanField(
        label=gettext_lazy("I publish this in the organization's name, and under mine."),
    )


class OwnPublishForm(forms.Form):
    """The same where both are one: there is nothing to choose."""

    sure = forms.BooleanField(
        label=gettext_lazy("I publish this in the organization's name, and under mine."),
    )


class WithdrawForm(forms.Form):
    """Why it is taken back; everybody can read it."""

    why = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Everybody can read this. The page stays, and says that it was withdrawn."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReplyForm(forms.Form):
    """What the issuer answers; everybody can read it beside the assay."""

    reply = forms.CharField(
        label=gettext_lazy("Your answer"),
        help_text=gettext_lazy(
            "Shown beside the assay, as you write it, for as long as it is shown. You may replace it later."
        ),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
