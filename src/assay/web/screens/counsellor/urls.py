"""Which address leads to which of the counsellor's pages."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.counsellor import views_assign, views_caseload, views_pupils, views_record

app_name = "counsellor"
_O = "<str:organization>"

urlpatterns = [
    path(f"{_O}/caseload", views_caseload.caseload, name="caseload"),
    path(f"{_O}/caseload/assign", views_assign.assign, name="assign"),
    path(f"{_O}/pupils", views_pupils.pupils, name="pupils"),
    path(f"{_O}/pupils/<str:key>.pdf", views_record.paper, name="pupil-pdf"),
    path(f"{_O}/pupils/<str:key>/print", views_record.printed, name="pupil-print"),
    path(f"{_O}/pupils/<str:key>", views_record.record, name="pupil"),
]
