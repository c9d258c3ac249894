"""Addresses of placements: the list of what waits for whom, arranging, one placement, the rubric."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.school import views_placement, views_placements

_O = "<str:organization>/placements"

urlpatterns = [
    path(_O, views_placements.placements, name="placements"),
    path(f"{_O}/new", views_placements.new, name="placement-new"),
    path(f"{_O}/rubric", views_placements.rubric, name="placement-rubric"),
    path(f"{_O}/rubric.yaml", views_placements.rubric_file, name="placement-rubric-file"),
    path(f"{_O}/<str:key>", views_placement.placement, name="placement"),
    path(f"{_O}/<str:key>/edit", views_placement.edit, name="placement-edit"),
    path(f"{_O}/<str:key>/remove", views_placement.remove, name="placement-remove"),
    path(f"{_O}/<str:key>/link", views_placement.link, name="placement-link"),
    path(f"{_O}/<str:key>/observe", views_placement.observe, name="placement-observe"),
    path(f"{_O}/<str:key>/award", views_placement.award, name="placement-award"),
    path(f"{_O}/<str:key>/files/<str:artefact>", views_placement.artefact, name="placement-artefact"),
]
