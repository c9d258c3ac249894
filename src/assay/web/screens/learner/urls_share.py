"""Which address leads to which job of sharing and taking along."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.learner import views_consents, views_export, views_share

urlpatterns = [
    path("wallet/shares", views_share.shares, name="shares"),
    path("wallet/shares/new", views_share.new_share, name="share-new"),
    path("wallet/shares/<str:key>", views_share.share, name="share"),
    path("wallet/shares/<str:key>/use", views_share.share_use, name="share-use"),
    path("wallet/shares/<str:key>/end", views_share.share_end, name="share-end"),
    path("wallet/shares/<str:key>/withdraw", views_share.share_withdraw, name="share-withdraw"),
    path("wallet/shares/<str:key>/renew", views_share.share_renew, name="share-renew"),
    path("wallet/shares/<str:key>/publish", views_share.share_publish, name="share-publish"),
    path("wallet/shares/<str:key>/remind", views_consents.share_remind, name="share-remind"),
    path("wallet/shares/<str:key>/ask", views_consents.share_ask, name="share-ask"),
    path("wallet/<str:key>/ask", views_consents.file_ask, name="file-ask"),
    path("wallet/export", views_export.export, name="export"),
]
