"""Which occupation and region an assay is asked about: two fields, in a form of their own or within another.

Apart because four pages have them. Where no labour market data are installed, nobody is asked.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assay.errors import AssayError
from assay.web.base.market_data import area_code, area_names, means, occupation_names
from assay.web.look.answers import said
from assay.web.records.assays.asking import AS_TOLD, Asked

_FIELDS = {"market-occupation-unknown": "occupation", "market-area-unknown": "region"}


class MarketFields(forms.Form):
    """An occupation by name or code, and a region; both may stay empty."""

    occupation = forms.CharField(
        label=_("Occupation"),
        help_text=_("A name or a code. Empty: what the issuer says that it prepares for."),
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"list": "known-occupations", "autocomplete": "off"}),
    )
    region = forms.CharField(
        label=_("Region"),
        help_text=_("A name or a code, such as US-OH. Empty: that of the issuer, where it says one."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": "known-areas", "autocomplete": "off"}),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        if not has_market():
            del self.fields["occupation"], self.fields["region"]

    def clean_region(self) -> str:
        """The code of the region; a name that only one region has will do."""
        return area_code(self.cleaned_data["region"])

    def asked(self) -> Asked:
        """What was picked in a valid form."""
        told = self.cleaned_data
        return Asked(" ".join(told.get("occupation", "").split()), told.get("region", ""))


class PickForm(MarketFields):
    """The same as a form of its own, sent by GET."""

    use_required_attribute = False


def has_market() -> bool:
    """Whether there are labour market data to ask."""
    held = means()
    return held is not None and held.market is not None


def pickable(form: forms.Form) -> dict[str, Any]:
    """The form with the names that its fields suggest; nothing where nobody is asked."""
    if not has_market():
        return {}
    return {"pick": form, "known_occupations": occupation_names(), "known_areas": area_names().items()}


def is_about_market(error: AssayError) -> bool:
    """Whether this says that there is no such occupation or region."""
    return error.code in _FIELDS


def put_market_error(form: forms.Form, error: AssayError) -> None:
    """That there is no such occupation or region, at its field."""
    form.add_error(_FIELDS[error.code], said(error))


def picked(form: PickForm) -> Asked:
    """What was picked; nothing where the form is not valid."""
    return form.asked() if form.is_bound and form.is_valid() else AS_TOLD
