"""Addresses of an organization's own lists of recognised issuers."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.issuer import views_recognition

urlpatterns = [
    path("<str:organization>/recognition", views_recognition.recognition, name="recognition"),
    path(
        "<str:organization>/recognition/<str:key>/remove",
        views_recognition.remove,
        name="recognition-remove",
    ),
]
