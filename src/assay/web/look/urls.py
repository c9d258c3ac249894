"""Where the visual language shows itself."""

from __future__ import annotations

from django.urls import path

from assay.web.look import views

app_name = "look"
urlpatterns = [path("look", views.gallery, name="gallery")]
