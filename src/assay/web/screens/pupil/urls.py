"""Which address leads to which of these jobs."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.pupil import (
    urls_certificates,
    urls_placements,
    views_entrance,
    views_hand_over,
    views_phone,
    views_work,
)

app_name = "pupil"
_SECTION = "work/<str:organization>/sections/<str:section>"
urlpatterns = [
    path("in", views_entrance.door, name="in"),
    path("in/you", views_entrance.you, name="you"),
    path("in/leave", views_entrance.leave, name="leave"),
    path("in/left", views_entrance.left, name="left"),
    path("in/school/<str:organization>", views_entrance.school, name="school"),
    path("in/<str:code>", views_entrance.door, name="code"),
    path("pupil", views_phone.home, name="home"),
    *urls_certificates.urlpatterns,
    path("pupil/awards/<str:credential>/take", views_phone.take, name="take"),
    path("pupil/links/<str:key>/remind", views_phone.remind, name="remind"),
    path("pupil/take-along", views_hand_over.hand_over, name="hand-over"),
    path("pupil/take-along/code", views_hand_over.code, name="hand-over-code"),
    path(f"{_SECTION}/entrances", views_work.entrances, name="entrances"),
    path(f"{_SECTION}/entrances/<str:pupil>/reset", views_work.reset, name="reset"),
    path(f"{_SECTION}/slips", views_work.slips, name="slips"),
    *urls_placements.urlpatterns,
]
