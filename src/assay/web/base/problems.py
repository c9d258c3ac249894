"""Errors for machines: RFC 9457 problem details. The only file that knows HTTP statuses of our codes.

A credential that fails is no problem: checking it succeeded. Problems are for requests that could not be
carried out. Nothing that somebody typed is repeated but what the code's own facts hold.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, JsonResponse

from assay.codes import CODES, Turn
from assay.errors import AssayError
from assay.sentences import sentence

_STATUS_OF_TURN = {Turn.NETWORK: 503, Turn.ASSAY: 501}
_MACHINE_PATHS = ("/status/", "/api/", "/metrics", "/readyz", "/healthz")


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be done: a status, a code that never changes, and words."""

    status: int
    code: str
    title: str
    detail: str = ""
    pointer: str = ""


NOT_FOUND = Problem(404, "not-found", "There is nothing here")
FORBIDDEN = Problem(403, "not-allowed", "This is not allowed to whoever asks")
UNAVAILABLE = Problem(503, "internal", "Something broke on our side", "Try again in a minute.")
INTERNAL = Problem(500, "internal", "Something broke on our side")


def too_many(seconds: int) -> Problem:
    """The problem of a visitor who tried too often."""
    return Problem(429, "too-many-tries", "Too many tries", f"Try again in {seconds} seconds.")


def of_error(error: AssayError, language: str) -> Problem:
    """What our own code declined to do, in this language."""
    said = sentence(error.code, error.facts, language)
    status = 500 if error.code == "internal" else _STATUS_OF_TURN.get(CODES[error.code].turn, 422)
    return Problem(status, error.code, said.title, said.text, error.pointer)


def is_for_machine(request: HttpRequest) -> bool:
    """Whether whoever asks reads JSON and not pages."""
    path = request.path
    if path.endswith((".json", "/content")) or path.startswith(_MACHINE_PATHS):
        return True
    accepts = request.headers.get("Accept", "")
    return "json" in accepts and "text/html" not in accepts


def answer(request: HttpRequest, problem: Problem) -> JsonResponse:
    """The problem as `application/problem+json`."""
    members: dict[str, object] = {
        "type": f"{settings.ASSAY_ORIGIN}/problems/{problem.code}",
        "title": problem.title,
        "status": problem.status,
        "code": problem.code,
        "instance": f"/requests/{request.META.get('assay.request_id', '')}",
    }
    members |= {"detail": problem.detail} if problem.detail else {}
    members |= {"pointer": problem.pointer} if problem.pointer else {}
    response = JsonResponse(members, status=problem.status, content_type="application/problem+json")
    response["Cache-Control"] = "no-store"
    return response
