"""Addresses of the organization's own affairs: members, keys, domain, profile, journal."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.issuer import views_home, views_keys, views_members, views_organization

urlpatterns = [
    path("", views_home.home, name="home"),
    path("new", views_home.found, name="new"),
    path("invitation/<str:token>", views_members.invitation, name="invitation"),
    path("<str:organization>/", views_home.overview, name="organization"),
    path("<str:organization>/members", views_members.members, name="members"),
    path("<str:organization>/members/<str:member>/role", views_members.change_role, name="member-role"),
    path("<str:organization>/members/<str:member>/remove", views_members.remove, name="member-remove"),
    path(
        "<str:organization>/invitations/<str:invitation>/withdraw",
        views_members.withdraw_invitation,
        name="invitation-withdraw",
    ),
    path("<str:organization>/rights", views_members.rights, name="rights"),
    path("<str:organization>/keys", views_keys.keys, name="keys"),
    path("<str:organization>/keys/rotate", views_keys.rotate, name="key-rotate"),
    path("<str:organization>/keys/<str:key>/withdraw", views_keys.withdraw, name="key-withdraw"),
    path("<str:organization>/profile", views_organization.profile, name="profile"),
    path("<str:organization>/logo", views_organization.logo, name="logo"),
    path("<str:organization>/domain", views_organization.domain, name="domain"),
    path("<str:organization>/domain/check", views_organization.check_domain, name="domain-check"),
    path("<str:organization>/journal", views_organization.journal, name="journal"),
]
