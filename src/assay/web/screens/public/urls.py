"""Which address leads to which of these jobs."""

from __future__ import annotations

from django.conf import settings
from django.urls import path

from assay.web.screens.public import (
    urls_shared,
    views,
    views_children,
    views_demo,
    views_exemplars,
    views_report,
)

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("o/<str:organization>", views.organization, name="organization"),
    path("o/<str:organization>/children", views_children.children, name="children"),
    path("a/<str:key>", views.achievement, name="achievement"),
    path("a/<str:key>/<int:number>", views.achievement, name="achievement-version"),
    path("a/<str:key>/<int:number>/exemplars", views_exemplars.exemplars, name="exemplars"),
    path("a/<str:key>/<int:number>/exemplars/<str:kind>", views_exemplars.exemplars, name="exemplar"),
    path(
        "a/<str:key>/<int:number>/exemplars/<str:kind>/files/<int:place>",
        views_exemplars.file,
        name="exemplar-file",
    ),
    path("report", views_report.report, name="report"),
    path("report/thanks", views_report.thanks, name="report-thanks"),
    *urls_shared.urlpatterns,
]
if settings.ASSAY_DEMO:
    urlpatterns.append(path("demo/enter/<str:token>", views_demo.enter, name="demo-enter"))
