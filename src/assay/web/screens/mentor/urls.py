"""Addresses of secret links: a mentor's, and of whoever is asked to vouch."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.mentor import views, views_vouch

_M, _V = "mentor/<str:token>", "vouch/<str:token>"

app_name = "mentor"
urlpatterns = [
    path(_M, views.page, name="placement"),
    path(f"{_M}/hours", views.confirm, name="hours"),
    path(f"{_M}/hours/<str:entry>/question", views.question, name="question"),
    path(f"{_M}/observe", views.observe, name="observe"),
    path(f"{_M}/endorse", views.endorse, name="endorse"),
    path(_V, views_vouch.page, name="vouch"),
    path(f"{_V}/decline", views_vouch.decline, name="vouch-decline"),
]
