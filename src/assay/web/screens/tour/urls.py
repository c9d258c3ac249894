"""Which address leads to which of these jobs."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "tour"
urlpatterns: list[URLPattern] = []
