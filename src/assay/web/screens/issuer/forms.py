"""Forms of the organization's own affairs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assay.web.base.web_addresses import is_web_address
from assay.web.records.achievements.countries import COUNTRIES
from assay.web.records.organizations.domains import DomainMalformed, read_domain
from assay.web.records.organizations.permissions import ROLE_WORDS, Role
from assay.web.records.organizations.regions import region_code

KINDS = (
    ("school", _("School")),
    ("university", _("University or college")),
    ("training", _("Training provider")),
    ("employer", _("Employer")),
    ("association", _("Association or professional body")),
    ("public", _("Public authority")),
    ("other", _("Something else")),
)


def _web_address(text: str) -> None:
    if not is_web_address(text):
        raise forms.ValidationError(_("Write the address of a web page, beginning with https://."))


class WebAddressField(forms.URLField):
    """The address of a web page."""

    def run_validators(self, value: object) -> None:
        """As Django's; of its schemes only those of web pages."""
        super().run_validators(value)
        if value:
            _web_address(str(value))


class FoundForm(forms.Form):
    """A new organization."""

    name = forms.CharField(
        label=_("Name of the organization"),
        max_length=200,
        help_text=_("As people know it. It stands on every credential."),
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=KINDS)


class ProfileForm(forms.Form):
    """What an organization says of itself."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("What is it?"), choices=KINDS)
    description = forms.CharField(
        label=_("In a sentence or two"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands on the public page and in the credentials."),
    )
    website = WebAddressField(label=_("Website"), required=False, assume_scheme="https")
    email = forms.EmailField(
        label=_("E-mail for the public"),
        required=False,
        help_text=_("Published. Use an office's address, not a person's."),
    )
    region = forms.CharField(
        label=_("Where you teach"),
        max_length=120,
        required=False,
        help_text=_(
            "A country or a part of one: US-OH for Ohio, PT for Portugal. Wages and openings on your pages "
            "are then those of this region, where somebody publishes them."
        ),
        widget=forms.TextInput(
            attrs={"list": "known-areas", "class": "is-code", "autocapitalize": "characters"}
        ),
    )

    def __init__(self, *arguments: Any, areas: Mapping[str, str], **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        self.areas = areas

    def clean_region(self) -> str:
        """The code of the region; also where its name was written, as the labour market data here name it."""
        told = " ".join(self.cleaned_data["region"].split())
        code = region_code(told)
        if not told or (code and code[:2] in COUNTRIES):
            return code
        named = [known for known, name in self.areas.items() if name.casefold() == told.casefold()]
        if len(named) == 1:
            return named[0]
        raise forms.ValidationError(
            _("This is the code of no region. Write a country such as PT, or a part of one such as US-OH.")
        )


class LogoForm(forms.Form):
    """A picture to become the logo."""

    logo = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG or WebP, up to 2 MB. We keep a copy of at most 512 pixels."),
    )


class DomainForm(forms.Form):
    """The domain an organization is going to show."""

    domain = forms.CharField(
        label=_("Domain"),
        max_length=300,
        help_text=_("For example riverside-school.org"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_domain(self) -> str:
        """The bare domain."""
        try:
            return read_domain(self.cleaned_data["domain"])
        except DomainMalformed:
            raise forms.ValidationError(
                _("This is no domain. Write it like riverside-school.org."), code="malformed"
            ) from None


class InviteForm(forms.Form):
    """Somebody to be invited."""

    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), initial=Role.TEACHER.value)

    def __init__(self, *arguments: Any, may_make_owners: bool, **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **options)
        field = self.fields["role"]
        if isinstance(field, forms.ChoiceField):
            field.choices = role_choices(may_make_owners=may_make_owners)


class RoleForm(InviteForm):
    """Another role for a member."""

    email = None  # type: ignore[assignment]  # Django's way of leaving out an inherited field


class WithdrawKeyForm(forms.Form):
    """Why a key counts no more."""

    reason = forms.CharField(
        label=_("What happened?"),
        max_length=300,
        help_text=_("Kept in your own list of keys, not published."),
    )
    understood = forms.BooleanField(
        label=_("I know that everything this key signed is rejected from now on and must be issued again.")
    )


def role_choices(*, may_make_owners: bool) -> list[tuple[str, Any]]:
    """The roles somebody may give, weakest last."""
    return [
        (role.value, words) for role, words in ROLE_WORDS.items() if may_make_owners or role != Role.OWNER
    ]
