"""Status lists as verifiers fetch them: the stored bytes, kept by caches for less than a minute."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import condition, require_safe

from assay.web.records.credentials import queries

MAX_AGE = 30  # seconds; a revocation is visible within 60


def _etag(request: HttpRequest, name: str) -> str:
    return f'"{hashlib.sha256(queries.status_list(name)).hexdigest()}"'


@require_safe
@condition(etag_func=_etag)
def status_list(request: HttpRequest, name: str) -> HttpResponse:
    """The signed list of this name."""
    response = HttpResponse(queries.status_list(name), content_type="application/vc")
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    response["Access-Control-Allow-Origin"] = "*"
    return response
