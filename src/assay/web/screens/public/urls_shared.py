"""Which address leads to what of a share link."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.public import views_shared, views_shared_files

urlpatterns = [
    path("s/<str:token>.<str:ending>", views_shared_files.first_file, name="shared-file"),
    path("s/<str:token>/embed", views_shared.embed, name="shared-embed"),
    path("s/<str:token>/qr.svg", views_shared_files.code, name="shared-qr"),
    path("s/<str:token>/<int:place>", views_shared.one, name="shared-one"),
    path("s/<str:token>/<int:place>.<str:ending>", views_shared_files.file, name="shared-one-file"),
    path("s/<str:token>", views_shared.page, name="shared"),
]
