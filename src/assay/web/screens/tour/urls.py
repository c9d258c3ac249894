"""Which address leads to which of these jobs."""

from __future__ import annotations

from django.urls import URLPattern, path

from assay.web.screens.tour import views

app_name = "tour"
urlpatterns: list[URLPattern] = [
    path("tour", views.start, name="start"),
    path("tour/<slug:name>", views.step, name="step"),
]
