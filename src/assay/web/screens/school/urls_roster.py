"""Addresses of the roster: its home, imports, programmes, the new year."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.school import views_roster, views_roster_hand, views_roster_import

_R = "<str:organization>/roster"
_I = f"{_R}/imports/<str:roster_import>"

urlpatterns = [
    path(_R, views_roster.roster, name="roster"),
    path(f"{_R}/template.csv", views_roster.template, name="roster-template"),
    path(f"{_R}/send", views_roster_import.send, name="roster-send"),
    path(_I, views_roster_import.one, name="roster-import"),
    path(f"{_I}/columns", views_roster_import.columns, name="roster-columns"),
    path(f"{_I}/answer", views_roster_import.answer, name="roster-answer"),
    path(f"{_I}/again", views_roster_import.again, name="roster-again"),
    path(f"{_I}/apply", views_roster_import.apply, name="roster-apply"),
    path(f"{_I}/progress", views_roster_import.progress, name="roster-progress"),
    path(f"{_I}/discard", views_roster_import.discard, name="roster-discard"),
    path(f"{_I}/faults.csv", views_roster_import.faults, name="roster-faults"),
    path(f"{_R}/programmes/new", views_roster_hand.new_programme, name="roster-programme-new"),
    path(f"{_R}/programmes/<str:programme>", views_roster_hand.programme, name="roster-programme"),
    path(f"{_R}/year", views_roster_hand.year, name="roster-year"),
]
