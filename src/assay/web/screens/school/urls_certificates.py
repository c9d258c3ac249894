"""Addresses of other bodies' certificates: the list, one of them, vendors' results, kinds, exports."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.school import (
    views_certificate,
    views_certificate_exports,
    views_certificate_results,
    views_certificates,
)

_C = "<str:organization>/certificates"
_R = f"{_C}/results/<str:results>"
_E = f"{_C}/exports"

urlpatterns = [
    path(_C, views_certificates.certificates, name="certificates"),
    path(f"{_C}/new", views_certificates.new, name="certificate-new"),
    path(f"{_C}/many", views_certificates.many, name="certificates-many"),
    path(f"{_C}/issue", views_certificates.issue, name="certificates-issue"),
    path(f"{_C}/kinds", views_certificates.kinds, name="certificate-kinds"),
    path(f"{_C}/results", views_certificate_results.begin, name="results"),
    path(_R, views_certificate_results.results, name="result-file"),
    path(f"{_R}/columns", views_certificate_results.columns, name="result-columns"),
    path(f"{_R}/settle", views_certificate_results.settle, name="result-settle"),
    path(f"{_R}/leave", views_certificate_results.leave, name="result-leave"),
    path(f"{_R}/start", views_certificate_results.start, name="result-start"),
    path(f"{_R}/progress", views_certificate_results.progress, name="result-progress"),
    path(f"{_R}/discard", views_certificate_results.discard, name="result-discard"),
    path(f"{_R}/faults.csv", views_certificate_results.faults, name="result-faults"),
    path(_E, views_certificate_exports.exports, name="certificate-exports"),
    path(f"{_E}/<str:layout>.csv", views_certificate_exports.export, name="certificate-export"),
    path(f"{_E}/<str:layout>.yaml", views_certificate_exports.layout, name="certificate-layout"),
    path(f"{_E}/<str:layout>/remove", views_certificate_exports.remove, name="certificate-layout-remove"),
    path(f"{_C}/<str:certificate>", views_certificate.page, name="certificate"),
    path(f"{_C}/<str:certificate>/correct", views_certificate.correct, name="certificate-correct"),
    path(f"{_C}/<str:certificate>/badge", views_certificate.badge, name="certificate-badge"),
    path(f"{_C}/<str:certificate>/document", views_certificate.document, name="certificate-document"),
    path(f"{_C}/<str:certificate>/do/<str:verb>", views_certificate.do, name="certificate-do"),
]
