"""How a document that machines ask for is answered: for everybody, from anywhere, and cached."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse

SOON = 60  # seconds; a withdrawn key must be known within a minute
A_DAY = 86_400


def answer(request: HttpRequest, content: bytes, media_type: str, seconds: int) -> HttpResponse:
    """These bytes, or that they have not changed."""
    digest = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    is_known = digest in request.headers.get("If-None-Match", "")
    response = HttpResponse(status=304) if is_known else HttpResponse(content, content_type=media_type)
    response["ETag"] = digest
    response["Cache-Control"] = f"public, max-age={seconds}"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["X-Content-Type-Options"] = "nosniff"
    return response
