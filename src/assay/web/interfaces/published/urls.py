"""The published addresses; their bytes are what signatures and credentials name."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "published"
urlpatterns: list[URLPattern] = []
