"""Which address leads to which of these jobs."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.recogniser import views, views_bring, views_public, views_sign

app_name = "recogniser"
_OWN = "work/<str:organization>/statements"
urlpatterns = [
    path(_OWN, views.home, name="home"),
    path(f"{_OWN}/new", views_sign.new, name="new"),
    path(f"{_OWN}/bring", views_bring.bring, name="bring"),
    path(f"{_OWN}/controller", views.controller, name="controller"),
    path(f"{_OWN}/about-us", views.about_us, name="about-us"),
    path(f"{_OWN}/about-us/<str:key>", views.answer_here, name="answer-here"),
    path(f"{_OWN}/<str:key>", views_sign.one, name="one"),
    path(f"{_OWN}/<str:key>/occupation", views_sign.occupation, name="occupation"),
    path(f"{_OWN}/<str:key>/sign", views_sign.sign, name="sign"),
    path(f"{_OWN}/<str:key>/discard", views_sign.discard, name="discard"),
    path(f"{_OWN}/<str:key>/withdraw", views_sign.withdraw, name="withdraw"),
    path("a/<str:key>/recognised", views_public.recognised, name="recognised"),
    path("recognised", views_public.recognised_elsewhere, name="recognised-elsewhere"),
    path("statements/answer/<str:token>", views_public.answer, name="answer"),
    path("statements/<str:key>.json", views_public.document, name="document"),
    path("statements/<str:key>", views_public.statement, name="statement"),
]
