"""Status lists as verifiers fetch them: the stored bytes, kept by caches for less than a minute."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from assay.web.records.credentials import queries

MAX_AGE = 30  # seconds; a revocation is visible within 60


@require_safe
def status_list(request: HttpRequest, name: str) -> HttpResponseBase:
    """The signed list of this name, or that it has not changed."""
    content = queries.status_list(name)
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    response = HttpResponse(content, content_type="application/vc")
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    response["Access-Control-Allow-Origin"] = "*"
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
