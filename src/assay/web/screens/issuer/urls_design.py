"""Addresses of designing what can be earned."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.issuer import (
    views_achievements,
    views_editor,
    views_from_course,
    views_promises,
    views_yardstick,
)

_ONE = "<str:organization>/achievements/<str:achievement>/"

urlpatterns = [
    path("<str:organization>/achievements", views_achievements.achievements, name="achievements"),
    path("<str:organization>/achievements/new", views_editor.new, name="achievement-new"),
    path("<str:organization>/achievements/suggest", views_yardstick.suggest, name="achievement-suggest"),
    path(
        "<str:organization>/achievements/from-course",
        views_from_course.from_course,
        name="achievement-from-course",
    ),
    path(
        "<str:organization>/achievements/from-course/make",
        views_from_course.make,
        name="achievement-from-course-make",
    ),
    path("<str:organization>/achievements/programme-map", views_from_course.programme, name="programme-map"),
    path(_ONE, views_achievements.achievement, name="achievement"),
    path(f"{_ONE}edit", views_editor.edit, name="achievement-edit"),
    path(f"{_ONE}yardstick", views_yardstick.yardstick, name="yardstick"),
    path(f"{_ONE}promises", views_promises.promises, name="promises"),
    path(f"{_ONE}promises/again", views_promises.again, name="promises-again"),
    path(f"{_ONE}promises/show", views_promises.show, name="promises-show"),
    path(f"{_ONE}promises/brochure", views_promises.brochure, name="brochure"),
    path(f"{_ONE}badge", views_editor.badge, name="achievement-badge"),
    path(f"{_ONE}preview", views_achievements.preview, name="achievement-preview"),
    path(f"{_ONE}publish", views_achievements.publish, name="achievement-publish"),
    path(f"{_ONE}revise", views_achievements.revise, name="achievement-revise"),
    path(f"{_ONE}discard", views_achievements.discard, name="achievement-discard"),
    path(f"{_ONE}state", views_achievements.change_state, name="achievement-state"),
]
