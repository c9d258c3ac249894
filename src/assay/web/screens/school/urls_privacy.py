"""Addresses of the privacy office: the rules, the log, requests, the schedule, honours lists, the end."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.school import (
    views_privacy,
    views_privacy_end,
    views_privacy_honours,
    views_privacy_log,
    views_privacy_requests,
)

_P = "<str:organization>/privacy"

urlpatterns = [
    path(_P, views_privacy.privacy, name="privacy"),
    path(f"{_P}/policy", views_privacy.policy, name="privacy-policy"),
    path(f"{_P}/policy/change", views_privacy.change, name="privacy-policy-change"),
    path(f"{_P}/policy/file/<int:number>", views_privacy.file, name="privacy-policy-file"),
    path(f"{_P}/disclosures", views_privacy_log.disclosures, name="privacy-disclosures"),
    path(f"{_P}/disclosures.csv", views_privacy_log.disclosures_csv, name="privacy-disclosures-csv"),
    path(f"{_P}/pupils/<str:pupil>", views_privacy_log.pupil, name="privacy-pupil"),
    path(f"{_P}/pupils/<str:pupil>/directory", views_privacy_log.directory, name="privacy-directory"),
    path(f"{_P}/pupils/<str:pupil>/report", views_privacy_requests.report, name="privacy-report"),
    path(
        f"{_P}/pupils/<str:pupil>/report.json", views_privacy_requests.report_json, name="privacy-report-json"
    ),
    path(f"{_P}/requests", views_privacy_requests.requests, name="privacy-requests"),
    path(f"{_P}/requests/new", views_privacy_requests.new, name="privacy-request-new"),
    path(f"{_P}/requests/<str:key>", views_privacy_requests.one, name="privacy-request"),
    path(f"{_P}/honours", views_privacy_honours.honours, name="privacy-honours"),
    path(f"{_P}/schedule", views_privacy_end.schedule, name="privacy-schedule"),
    path(f"{_P}/schedule/<str:pupil>", views_privacy_end.keep, name="privacy-keep"),
    path(f"{_P}/end", views_privacy_end.end, name="privacy-end"),
    path(f"{_P}/end/withdraw", views_privacy_end.withdraw, name="privacy-end-withdraw"),
    path(f"{_P}/end/everything.zip", views_privacy_end.export, name="privacy-end-export"),
    path(f"{_P}/end/certificate.json", views_privacy_end.certificate, name="privacy-end-certificate"),
]
