"""Addresses of a pupil's certificates of other bodies."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.pupil import views_certificates

_C = "pupil/certificates"
_ONE = f"{_C}/<str:certificate>"

urlpatterns = [
    path(_C, views_certificates.certificates, name="certificates"),
    path(f"{_C}/new", views_certificates.new, name="certificate-new"),
    path(_ONE, views_certificates.certificate, name="certificate"),
    path(f"{_ONE}/document", views_certificates.document, name="certificate-document"),
    path(f"{_ONE}/badge", views_certificates.badge, name="certificate-badge"),
    path(f"{_ONE}/remove", views_certificates.remove, name="certificate-remove"),
]
