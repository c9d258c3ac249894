"""Which address leads to which of these jobs."""

from __future__ import annotations

from django.urls import URLPattern, path

from assay.web.screens.employer import views, views_list

app_name = "employer"
urlpatterns: list[URLPattern] = [
    path("shortlists", views.start, name="start"),
    path("bulk", views.bulk, name="bulk"),
    path("shortlists/<str:token>", views_list.show, name="shortlist"),
    path("shortlists/<str:token>/add", views_list.add, name="add"),
    path("shortlists/<str:token>/check", views_list.check, name="check"),
    path("shortlists/<str:token>/delete", views_list.delete, name="delete"),
    path("shortlists/<str:token>/report.csv", views_list.report, name="report"),
    path("shortlists/<str:token>/print", views_list.paper, name="paper"),
    path("shortlists/<str:token>/entries/<str:entry>/remove", views_list.remove, name="remove"),
]
