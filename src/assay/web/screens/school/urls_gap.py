"""Addresses of the gap report: the newest, one of them, what programmes prepare for."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.school import views_gap, views_gap_targets

_G = "<str:organization>/gap"

urlpatterns = [
    path(_G, views_gap.gap, name="gap"),
    path(f"{_G}/make", views_gap.make, name="gap-make"),
    path(f"{_G}/reports/<str:report>", views_gap.report, name="gap-report"),
    path(f"{_G}/reports/<str:report>/progress", views_gap.progress, name="gap-progress"),
    path(f"{_G}/reports/<str:report>/gap.csv", views_gap.table, name="gap-table"),
    path(f"{_G}/reports/<str:report>/gap.pdf", views_gap.paper, name="gap-paper"),
    path(f"{_G}/reports/<str:report>/discard", views_gap.discard, name="gap-discard"),
    path(f"{_G}/programmes/<str:programme>", views_gap_targets.targets, name="gap-targets"),
    path(f"{_G}/targets/<str:target>/remove", views_gap_targets.remove, name="gap-target-remove"),
]
