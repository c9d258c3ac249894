"""The published addresses; their bytes are what signatures and credentials name."""

from __future__ import annotations

from django.urls import URLPattern, path

from assay.web.interfaces.published import assays, views
from assay.web.interfaces.published.status_lists import status_list

app_name = "published"
urlpatterns: list[URLPattern] = [
    path("status/<str:name>", status_list, name="status-list"),
    path("o/<str:organization>/did.json", views.did, name="did"),
    path("o/<str:organization>/profile.json", views.profile, name="profile"),
    path("o/<str:organization>/logo.png", views.logo, name="logo"),
    path("a/<str:key>/<int:number>.json", views.achievement, name="achievement"),
    path("a/<str:key>/<int:number>/assay.json", assays.own, name="assay"),
    path("assays/<str:key>.json", assays.kept, name="kept-assay"),
    path("assays/<str:key>/description.json", assays.described, name="kept-description"),
    path("ns/assay/framework/v1", assays.framework, name="framework"),
    path("a/<str:key>/<int:number>/badge.svg", views.badge_svg, name="badge-svg"),
    path("a/<str:key>/<int:number>/badge.png", views.badge_image, name="badge-png"),
]
