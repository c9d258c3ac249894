"""The pages of the sign-in library that make sense here: a code, addresses, passkeys, other sign-ins.

Its own list has password pages, recovery codes and a second sign-up; what is not named here answers 404.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as others
from django.contrib.auth.decorators import login_required
from django.urls import include, path
from django.views.generic import RedirectView

from assay.web.screens.learner.fresh import needs_address, needs_code
from assay.web.site.accounts import AddressesView

urlpatterns = [
    path("login/", account.request_login_code, name="account_login"),
    path("login/code/", account.request_login_code, name="account_request_login_code"),
    path("login/code/confirm/", account.confirm_login_code, name="account_confirm_login_code"),
    path(
        "signup/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="account_signup",
    ),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("email/", login_required(AddressesView.as_view()), name="account_email"),
    path("confirm-email/", account.email_verification_sent, name="account_email_verification_sent"),
    path("passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/", passkeys.list_webauthn, name="mfa_index"),
    path("passkeys/add/", needs_code(needs_address(passkeys.add_webauthn)), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/remove/", needs_code(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
    path("passkeys/<int:pk>/edit/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/login/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("with/cancelled/", others.login_cancelled, name="socialaccount_login_cancelled"),
    path("with/error/", others.login_error, name="socialaccount_login_error"),
    path("with/signup/", others.signup, name="socialaccount_signup"),
    path("with/", needs_address(others.connections), name="socialaccount_connections"),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
]
