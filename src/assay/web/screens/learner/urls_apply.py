"""Addresses of applying for an achievement: no account needed, the link in the mail is the key."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.learner import views_apply

_T = "a/<str:achievement>/apply/<str:token>"

urlpatterns = [
    path("a/<str:achievement>/apply", views_apply.apply, name="apply"),
    path("a/<str:achievement>/apply/sent", views_apply.sent, name="apply-sent"),
    path(_T, views_apply.application, name="application"),
    path(f"{_T}/add", views_apply.add, name="application-add"),
    path(f"{_T}/submit", views_apply.submit, name="application-submit"),
    path(f"{_T}/pieces/<str:piece>", views_apply.piece, name="application-piece"),
    path(f"{_T}/pieces/<str:piece>/remove", views_apply.remove, name="application-remove"),
]
