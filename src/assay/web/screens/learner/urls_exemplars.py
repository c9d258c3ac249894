"""Addresses on which whoever made a piece of work decides whether it is shown as an example."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.learner import views_exemplars

urlpatterns = [
    path("wallet/exemplars", views_exemplars.exemplars, name="exemplars"),
    path("exemplar/<str:token>", views_exemplars.exemplar, name="exemplar"),
    path("exemplar/<str:token>/files/<int:place>", views_exemplars.exemplar_file, name="exemplar-file"),
]
