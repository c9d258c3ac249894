"""Which address leads to which of these jobs."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.operator import urls_recognition, views, views_organizations, views_reports

app_name = "operator"
urlpatterns = [
    *urls_recognition.urlpatterns,
    path("", views.home, name="home"),
    path("journal", views.journal, name="journal"),
    path("jobs", views.jobs, name="jobs"),
    path("jobs/<uuid:key>/retry", views.retry, name="retry"),
    path("mail", views.mail, name="mail"),
    path("organizations", views_organizations.organizations, name="organizations"),
    path("organizations/<str:key>", views_organizations.organization, name="organization"),
    path("organizations/<str:key>/state", views_organizations.state, name="organization-state"),
    path("reports", views_reports.reports, name="reports"),
    path("reports/<str:key>", views_reports.report, name="report"),
    path("takedowns/<str:key>/end", views_reports.reinstate, name="reinstate"),
]
