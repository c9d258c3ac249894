"""Addresses of the roster: its home, imports, programmes, sections, the new year."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.school import views_roster

_O = "<str:organization>"

urlpatterns = [
    path(f"{_O}/roster", views_roster.roster, name="roster"),
]
