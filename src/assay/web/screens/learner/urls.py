"""Which address leads to which of these jobs."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.learner import (
    urls_apply,
    urls_certificates,
    urls_exemplars,
    urls_experiences,
    urls_share,
    views_account,
    views_claim,
    views_current,
    views_import,
    views_wallet,
)

app_name = "learner"
urlpatterns = [
    *urls_apply.urlpatterns,
    path("claim", views_claim.type_code, name="type_code"),
    path("claim/code/<str:code>", views_claim.claim_code, name="claim_code"),
    path("claim/keep/mine", views_claim.keep_claimed, name="keep_claimed"),
    path("claim/<str:token>", views_claim.claim, name="claim"),
    path("claim/<str:token>/accept", views_claim.accept, name="accept"),
    path("claim/<str:token>/decline", views_claim.decline, name="decline"),
    path("claim/<str:token>/keep", views_claim.keep, name="keep"),
    path("claim/<str:token>/file.<str:ending>", views_claim.claim_file, name="claim_file"),
    path("wallet/", views_wallet.wallet, name="wallet"),
    path("wallet/current", views_current.current, name="current"),
    path("wallet/bring", views_import.bring, name="import"),
    path("wallet/take/<str:credential>", views_wallet.take, name="take"),
    path("wallet/collections", views_wallet.collections, name="collections"),
    path("wallet/collections/<str:key>", views_wallet.collection, name="collection"),
    *urls_certificates.urlpatterns,
    *urls_share.urlpatterns,
    *urls_exemplars.urlpatterns,
    *urls_experiences.urlpatterns,
    path("wallet/<str:key>", views_wallet.holding, name="holding"),
    path("wallet/<str:key>/again", views_wallet.look_again, name="look_again"),
    path("wallet/<str:key>/away", views_wallet.put_away, name="put_away"),
    path("wallet/<str:key>/remove", views_wallet.remove, name="remove"),
    path("wallet/<str:key>/part/<int:place>", views_import.bring_part, name="part"),
    path("wallet/<str:key>/file.<str:ending>", views_wallet.download, name="file"),
    path("account/", views_account.account, name="account"),
    path("account/arrive", views_account.arrive, name="arrive"),
    path("account/again", views_account.again, name="again"),
    path("account/others", views_account.sign_out_others, name="sign_out_others"),
    path("account/delete", views_account.delete, name="delete"),
    path("account/deleted", views_account.deleted, name="deleted"),
]
