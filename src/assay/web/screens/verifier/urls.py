"""Which address leads to which of these jobs."""

from __future__ import annotations

from django.urls import URLPattern, path

from assay.web.screens.verifier import views

app_name = "verifier"
urlpatterns: list[URLPattern] = [
    path("verify", views.verify, name="verify"),
]
