"""The front page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """What Assay is, and the three doors: learners, organizations, whoever checks."""
    return render(request, "public/home.html")
