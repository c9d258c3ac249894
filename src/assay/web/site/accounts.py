"""How allauth is used here: an address and a code, a passkey, or another sign-in; never a password.

Signing up is signing in for the first time: the same page, the same text, the same steps, so that nobody
can learn from us who has an account. Addresses are compared in one form in which look-alike letters differ.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import (
    AddEmailForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    RequestLoginCodeForm,
)
from allauth.account.views import EmailView
from allauth.core import context, ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.core.exceptions import ValidationError
from django.forms import CharField, EmailField, EmailInput, TextInput
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assay.errors import AssayError
from assay.web.base.rates import count, visitor
from assay.web.look.session_names import PUPIL
from assay.web.records.class_codes.entrance import link_proven
from assay.web.records.class_codes.handing_over import may_add_address
from assay.web.records.credentials.values import normal_address
from assay.web.records.holdings.arriving import keep_arrived
from assay.web.records.people import addresses
from assay.web.records.people.queries import Person, has_address, instance_seal
from assay.web.records.rosters.queries import is_pupil_now

_ADDRESSES = 20  # looks at and changes of one's addresses, a minute


def normal(email: str) -> str:
    """The address in the one form in which it is compared. Raises ValidationError."""
    try:
        return normal_address(email)
    except AssayError as error:
        raise ValidationError(gettext("Write an address such as ana@example.org.")) from error


def _index(email: str) -> str:
    """What tries with this address are counted under: no digest that others could make."""
    return instance_seal().index(email, "sign-in")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Anyone may open an account."""

    def clean_email(self, email: str) -> str:
        """The address in the one form in which it is compared. Raises ValidationError."""
        address = normal(super().clean_email(email))
        if context.request and context.request.user.is_authenticated:
            addresses.drop_abandoned(address)
        return address

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:  # noqa: ANN401 - allauth's row
        """Mark it proven; accounts that were only begun with it make way."""
        addresses.drop_unproven(email_address.email, email_address.user)
        return bool(super().confirm_email(request, email_address))

    def get_client_ip(self, request: HttpRequest) -> str:
        """Under what tries are counted: a keyed digest of where the visitor comes from."""
        return visitor(request)

    def send_account_already_exists_mail(self, email: str) -> None:
        """Tell whoever has this address that somebody tried to add it elsewhere; no talk of passwords."""
        self.send_mail("account/email/account_already_exists", email, {"request": context.request})

    def post_login(self, request: HttpRequest, user: Person, **named: Any) -> HttpResponse:  # noqa: ANN401 - allauth's
        """Who is a pupil by an address they proved is that pupil from now on, and finds what was awarded."""
        link_proven(user)
        keep_arrived(user)
        if is_pupil_now(user.key):
            request.session[PUPIL] = True
        answer: HttpResponse = super().post_login(request, user, **named)
        return answer

    def is_reauthentication_required(self, app: str = "") -> bool:
        """Whether allauth asks again by its own means: never, `fresh.needs_code` asks for a code instead."""
        del app
        return False


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """A passkey is another way in here, not a second lock: a lost phone must not lose the wallet."""

    def is_mfa_enabled(self, user: Person, types: Any = None) -> bool:  # noqa: ANN401 - allauth's signature
        """Whether a code alone is not enough: never."""
        del user, types
        return False

    def generate_authenticator_name(self, user: Person, type: Any) -> str:  # noqa: A002, ANN401 - allauth's names
        """What a new passkey is called until somebody names it."""
        del user, type
        return gettext("My passkey")


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts that come from another organization's sign-in."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:  # noqa: ANN401 - allauth's value
        """Keep only addresses that are addresses to us too, in the form in which we compare them."""
        del request
        kept = []
        for row in sociallogin.email_addresses:
            try:
                row.email = normal(row.email)
            except ValidationError:
                continue
            kept.append(row)
        sociallogin.email_addresses = kept
        if sociallogin.user.pk is None or not Person.objects.filter(pk=sociallogin.user.pk).exists():
            sociallogin.user.email = kept[0].email if kept else ""
            for row in kept:
                if row.verified:
                    addresses.drop_unproven(row.email, sociallogin.user)


class AddressesView(EmailView):  # type: ignore[misc]  # allauth ships no types
    """The addresses of an account; what only stands for one is not among them."""

    def dispatch(self, request: HttpRequest, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - allauth's
        """As allauth's, which would list what the account bears instead of an address."""
        if has_address(request.user):  # type: ignore[arg-type]  # whoever is signed in is a person
            return super().dispatch(request, *arguments, **named)
        count("manage-email", str(request.user.pk), _ADDRESSES)
        self._did_send_verification_email = False
        return super(EmailView, self).dispatch(request, *arguments, **named)

    def get_context_data(self, **named: Any) -> dict[str, Any]:  # noqa: ANN401 - allauth's
        """As allauth's, and whether one may be added at all."""
        facts: dict[str, Any] = super().get_context_data(**named)
        return facts | {"is_too_young": not may_add_address(self.request.user)}


class SignInForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth ships no types
    """The address to send a code to; it need not have an account yet."""

    email = EmailField(
        label=_("Your e-mail address"),
        widget=EmailInput(attrs={"autocomplete": "email", "autofocus": True}),
    )

    def clean_email(self) -> str:
        """The address, whoever's it is; its person is begun if there is none. Raises ValidationError."""
        email = normal(self.cleaned_data["email"])
        if not ratelimit.consume(context.request, action="request_login_code", key=_index(email)):
            raise ValidationError(gettext("That was often. Wait a few minutes, then ask for a code again."))
        self._user = addresses.begin(email)
        return email


def _code() -> CharField:
    """The field for a code that was just sent."""
    attributes = {
        "class": "is-code",
        "autocomplete": "one-time-code",
        "autofocus": True,
        "spellcheck": "false",
    }
    return CharField(label=_("The code from the e-mail"), widget=TextInput(attrs=attributes))


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth ships no types
    """The code from the mail."""

    code = _code()


class AddressCodeForm(ConfirmEmailVerificationCodeForm):  # type: ignore[misc]  # allauth ships no types
    """The code from the mail to an address that was added."""

    code = _code()


class AddressForm(AddEmailForm):  # type: ignore[misc]  # allauth ships no types
    """One more address for an account."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - allauth's
        super().__init__(*arguments, **named)
        self.fields["email"].label = _("The new address")
        self.fields["email"].widget = EmailInput(attrs={"autocomplete": "email"})

    def clean_email(self) -> str:
        """The address, for who may have one. Raises ValidationError."""
        if not may_add_address(self.user):
            raise ValidationError(gettext("Under 13 an account has no e-mail address. Ask your school."))
        email: str = super().clean_email()
        return email


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A name for a passkey, and whether it is a way in by itself, which it is unless somebody says no."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - allauth's
        super().__init__(*arguments, **named)
        self.fields["name"].label = _("Its name")
        alone = self.fields["passwordless"]
        alone.initial, alone.label = True, _("Sign in with it alone, without a code")
        alone.help_text = _("Your device then asks for your finger, your face or its lock.")
