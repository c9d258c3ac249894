"""Which address leads to which of these jobs."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.public import views

app_name = "public"
urlpatterns = [path("", views.home, name="home")]
