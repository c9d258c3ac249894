"""Addresses of one's own experiences, and of asking somebody to vouch."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.learner import views_asks, views_experiences

_E = "experiences"

urlpatterns = [
    path(_E, views_experiences.experiences, name="experiences"),
    path(f"{_E}/new", views_experiences.new, name="experience-new"),
    path(f"{_E}/<str:key>", views_experiences.experience, name="experience"),
    path(f"{_E}/<str:key>/edit", views_experiences.edit, name="experience-edit"),
    path(f"{_E}/<str:key>/remove", views_experiences.remove, name="experience-remove"),
    path(f"{_E}/<str:key>/sign", views_experiences.sign, name="experience-sign"),
    path(f"{_E}/<str:key>/hours/<str:entry>/remove", views_experiences.remove_hours, name="experience-hours"),
    path(f"{_E}/<str:key>/add", views_experiences.add, name="experience-add"),
    path(f"{_E}/<str:key>/pieces/<str:piece>", views_experiences.piece, name="experience-piece"),
    path(
        f"{_E}/<str:key>/pieces/<str:piece>/remove",
        views_experiences.remove_piece,
        name="experience-piece-remove",
    ),
    path(f"{_E}/<str:key>/ask", views_asks.ask_for_experience, name="experience-ask"),
    path("wallet/<str:key>/vouch", views_asks.ask_for_credential, name="credential-ask"),
    path("asked/<str:key>/withdraw", views_asks.withdraw, name="ask-withdraw"),
    path("asked/<str:key>/remind", views_asks.remind, name="ask-remind"),
    path("asked/<str:key>/signed.json", views_asks.signed, name="ask-signed"),
]
