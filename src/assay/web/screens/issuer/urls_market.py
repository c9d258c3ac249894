"""Addresses of an organization's own data on the labour market."""

from __future__ import annotations

from django.urls import path

from assay.web.screens.issuer import views_market

_ONE = "<str:organization>/market/<str:key>"

urlpatterns = [
    path("<str:organization>/market", views_market.market, name="market"),
    path(_ONE, views_market.file, name="market-file"),
    path(f"{_ONE}/columns", views_market.columns, name="market-columns"),
    path(f"{_ONE}/progress", views_market.progress, name="market-progress"),
    path(f"{_ONE}/start", views_market.start, name="market-start"),
    path(f"{_ONE}/take-away", views_market.take_away, name="market-take-away"),
]
