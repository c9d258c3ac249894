"""Which address leads to which page of the assay."""

from __future__ import annotations

from django.urls import URLPattern, path

from assay.web.screens.value import views, views_gates, views_tool, views_work

_W = "work/<str:organization>/assays"
_G = "work/<str:organization>/gates"

app_name = "value"
urlpatterns: list[URLPattern] = [
    path("value", views_tool.value, name="value"),
    path("value/compare", views_tool.compare, name="compare"),
    path("a/<str:key>/<int:number>/assay", views.achievement, name="achievement"),
    path("assays/<str:key>", views.kept, name="kept"),
    path("assays/<str:key>/recompute", views.recompute, name="recompute"),
    path("assays/reply/<str:token>", views.reply, name="reply"),
    path(_W, views_work.assays, name="assays"),
    path(f"{_W}/new", views_work.new, name="assay-new"),
    path(f"{_W}/<str:key>", views_work.assay, name="assay"),
    path(f"{_W}/<str:key>/notice", views_work.notice, name="assay-notice"),
    path(f"{_W}/<str:key>/publish", views_work.publish, name="assay-publish"),
    path(f"{_W}/<str:key>/withdraw", views_work.withdraw, name="assay-withdraw"),
    path(f"{_W}/<str:key>/discard", views_work.discard, name="assay-discard"),
    path(_G, views_gates.gates, name="gates"),
    path(f"{_G}/<str:gate>", views_gates.gate, name="gate"),
    path(f"{_G}/<str:gate>/gate.csv", views_gates.table, name="gate-table"),
]
