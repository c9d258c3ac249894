"""What every page may ask about the site."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's origin, whether it is a demonstration, and whether pages may be indexed."""
    return {"origin": settings.ASSAY_ORIGIN, "is_demo": settings.ASSAY_DEMO, "path": request.path}
