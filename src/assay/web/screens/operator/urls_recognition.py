"""Addresses of the site's lists of recognised issuers."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.operator import views_recognition

urlpatterns = [
    path("recognition", views_recognition.recognition, name="recognition"),
    path(
        "recognition/<str:key>/remove",
        views_recognition.remove,
        name="recognition-remove",
    ),
]
