"""What screens answer with besides pages: on to the next page, a file to be saved, a page of a list, a bar.

Apart from the screens because all of them do it, and because how a stranger's file is handed out is a matter
of security: it is saved and never shown, and nothing in it runs under our address.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from assay.errors import AssayError
from assay.web.base.refusals import Refusal
from assay.web.look.pieces import Pages, Progress

MOST_PAGES = 10_000
_MOST_DIGITS = 8
_SEE_OTHER = 303


def go(address: str) -> HttpResponseRedirect:
    """The answer to a form that was accepted: look there now, by GET, so that reloading repeats nothing."""
    return HttpResponseRedirect(address, status=_SEE_OTHER)


def onward(name: str, *arguments: object) -> HttpResponseRedirect:
    """The same, to the page of this name."""
    return go(reverse(name, args=arguments))


def attachment(name: str, content: bytes, kind: str = "application/octet-stream") -> HttpResponse:
    """A file that is saved and never shown: whatever it holds, nothing of it runs here."""
    answer = HttpResponse(content, content_type=kind)
    _guard(answer, name)
    return answer


def signed_file(content: bytes) -> HttpResponse:
    """A signed credential to be saved, byte for byte as it was signed: JSON, or a token."""
    if content.lstrip().startswith(b"{"):
        return attachment("credential.json", content, "application/vc+ld+json")
    return attachment("credential.jwt", content, "application/vc+jwt")


def csv_answer(name: str, lines: Iterable[bytes]) -> StreamingHttpResponse:
    """A table to be saved."""
    return streamed(name, lines, "text/csv; charset=utf-8")


def streamed(name: str, pieces: Iterable[bytes], kind: str) -> StreamingHttpResponse:
    """A file to be saved that is made while it is sent."""
    answer = StreamingHttpResponse(pieces, content_type=kind)
    _guard(answer, name)
    return answer


def _guard(answer: HttpResponse | StreamingHttpResponse, name: str) -> None:
    plain = (
        "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter in "._- "))
        or "file"
    )
    answer["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"


def bar(request: HttpRequest, work: Progress, *, is_over: bool) -> HttpResponse:
    """The bar alone, for the page that asks for it every second; done, it has the page loaded anew."""
    answer = render(request, "look/progress_bar.html", {"work": work})
    if is_over:
        answer["HX-Refresh"] = "true"
    return answer


def page_number(request: HttpRequest) -> int:
    """The page asked for; the first where that is not a sensible number."""
    text = request.GET.get("page", "1")
    return (
        min(max(int(text), 1), MOST_PAGES)
        if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
        else 1
    )


def pages(request: HttpRequest, total: int, a_page: int) -> Pages:
    """Where one is in so many rows; what else was asked stays in the addresses."""
    number, count = page_number(request), max(1, -(-total // a_page))

    def address(page: int) -> str:
        asked = request.GET.copy()
        asked["page"] = str(page)
        return f"?{asked.urlencode()}"

    return Pages(
        number,
        count,
        address(number - 1) if number > 1 else "",
        address(number + 1) if number < count else "",
    )


def said(error: AssayError) -> str:
    """What is wrong with what somebody handed in, where, and what to do: in their language."""
    sentence = error.sentence(get_language() or "en")
    return f"{sentence.title}. {sentence.text} {sentence.help}"


def put_refusal(form: forms.Form, refused: Refusal) -> None:
    """Say why it was refused at the field it is about; above the form where that has no such field."""
    form.add_error(refused.field if refused.field in form.fields else None, refused.words)
