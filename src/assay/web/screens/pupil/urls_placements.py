"""Addresses of a pupil's own placements."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.pupil import views_placements

_P = "pupil/placements"

urlpatterns = [
    path(_P, views_placements.placements, name="placements"),
    path(f"{_P}/<str:key>", views_placements.placement, name="placement"),
    path(f"{_P}/<str:key>/hours/<str:entry>/remove", views_placements.remove_hours, name="hours-remove"),
    path(f"{_P}/<str:key>/add", views_placements.add, name="artefact-add"),
    path(f"{_P}/<str:key>/files/<str:artefact>", views_placements.artefact, name="artefact"),
    path(f"{_P}/<str:key>/files/<str:artefact>/remove", views_placements.remove, name="artefact-remove"),
    path(f"{_P}/<str:key>/observe", views_placements.observe, name="observe"),
]
