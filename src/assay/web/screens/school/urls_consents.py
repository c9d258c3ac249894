"""Which address leads to which job of consents."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.school import views_consents, views_consents_record

_C = "<str:organization>/consents"

urlpatterns = [
    path(_C, views_consents.waiting, name="consents"),
    path(f"{_C}/pupils/<str:key>", views_consents.of_pupil, name="consents-pupil"),
    path(f"{_C}/asks/<str:key>", views_consents_record.record, name="consent-record"),
    path(f"{_C}/asks/<str:key>/withdraw", views_consents_record.withdraw, name="consent-withdraw"),
    path(f"{_C}/asks/<str:key>/refuse", views_consents_record.refuse, name="consent-refuse"),
    path(
        f"{_C}/standing/<str:key>/withdraw", views_consents_record.withdraw_standing, name="consent-standing"
    ),
    path(f"{_C}/scans/<str:key>", views_consents_record.scan, name="consent-scan"),
]
