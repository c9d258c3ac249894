"""Addresses of other bodies' certificates in a wallet."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.learner import views_certificates

_C = "wallet/certificates"
_ONE = f"{_C}/<str:certificate>"

urlpatterns = [
    path(_C, views_certificates.certificates, name="certificates"),
    path(f"{_C}/new", views_certificates.new, name="certificate-new"),
    path(_ONE, views_certificates.certificate, name="certificate"),
    path(f"{_ONE}/document", views_certificates.document, name="certificate-document"),
    path(f"{_ONE}/badge", views_certificates.badge, name="certificate-badge"),
    path(f"{_ONE}/remove", views_certificates.remove, name="certificate-remove"),
]
