"""Which address leads to which of a guardian's jobs."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.guardian import views

app_name = "guardian"
urlpatterns = [
    path("guardian/<str:token>", views.page, name="page"),
    path("guardian/<str:token>/asks/<str:key>", views.one, name="one"),
    path("guardian/<str:token>/asks/<str:key>/files/<int:place>", views.work_file, name="work-file"),
    path("guardian/<str:token>/asks/<str:key>/withdraw", views.withdraw, name="withdraw"),
    path(
        "guardian/<str:token>/standing/<str:key>/withdraw", views.withdraw_standing, name="withdraw-standing"
    ),
    path("guardian/<str:token>/pupils/<str:key>/directory", views.directory, name="directory"),
]
