"""What machines ask for: an organization's keys and profile, an achievement's document and its badge.

Public, the same for everybody, read by other sites too; nothing here looks at who asks or writes.
"""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from assay.web.base.permission import NotFound
from assay.web.interfaces.published.answering import A_DAY, SOON, answer
from assay.web.look.badges import badge_png, design_from, draw_badge
from assay.web.records.achievements import queries as achievements
from assay.web.records.exemplars import described
from assay.web.records.organizations import queries as organizations
from assay.web.records.reports.queries import is_taken_down
from assay.web.records.signing_keys import queries as keys

_DRAWN = 512  # badges kept drawn in a process


@require_safe
def did(request: HttpRequest, organization: str) -> HttpResponse:
    """The organization's did:web document."""
    return answer(request, keys.controller_document(organization), "application/did+json", SOON)


@require_safe
def profile(request: HttpRequest, organization: str) -> HttpResponse:
    """Its Open Badges 3.0 Profile."""
    _refuse_taken_down("organization", organization)
    return answer(request, keys.profile_document(organization), "application/ld+json", SOON)


@require_safe
def logo(request: HttpRequest, organization: str) -> HttpResponse:
    """Its logo."""
    _refuse_taken_down("organization", organization)
    return answer(request, organizations.logo(organization), "image/png", SOON)


@require_safe
def achievement(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """A published version as an Open Badges 3.0 Achievement."""
    return answer(request, described.document(key, number), "application/ld+json", A_DAY)


@require_safe
def badge_svg(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Its badge as SVG; opened by itself it may neither run nor load anything."""
    response = answer(request, _drawing(key, number).encode(), "image/svg+xml", A_DAY)
    # Set here, so that the pages' own policy is not added to it.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
def badge_image(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Its badge as PNG."""
    return answer(request, _picture(_drawing(key, number)), "image/png", A_DAY)


def _drawing(key: str, number: int) -> str:
    page = achievements.public(key, number)
    _refuse_taken_down("achievement", key)
    _refuse_taken_down("organization", page.organization.key)
    version = page.version
    with translation.override(version.values.language):  # the same bytes for every reader
        return draw_badge(design_from(version.design_json))


def _refuse_taken_down(kind: str, key: str) -> None:
    # Keys, lists and achievements' documents stay: what was awarded can still be checked.
    if is_taken_down(kind, key):
        raise NotFound


@lru_cache(maxsize=_DRAWN)
def _picture(svg: str) -> bytes:
    return badge_png(svg)
