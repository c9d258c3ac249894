"""What the pages of the award desk share: choices, answers that lead on, files that cannot run, and words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assay.errors import AssayError
from assay.sentences import sentence
from assay.web.look.badges import BadgeDesign, design_from
from assay.web.look.pieces import Pages
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.credentials.queries import claim_token
from assay.web.records.credentials.rows import AwardRow

MOST_PAGES = 10_000
_MOST_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """How an award stands, for a pill: its state and its word."""

    state: str
    text: str
    icon: str = ""


def onward(name: str, *arguments: object) -> HttpResponseRedirect:
    """The answer to a form that was accepted: look there now (303), so that nothing is sent twice."""
    answer = HttpResponseRedirect(reverse(name, args=arguments))
    answer.status_code = 303
    return answer


def badge_of(version: VersionRow) -> BadgeDesign:
    """The badge of a version, to be drawn."""
    return design_from(version.design_json)


def version_choices(organization: str) -> list[tuple[str, str]]:
    """The achievements that can be awarded now, for a field of choices."""
    return [(row.key, row.name) for row in achievements.published(organization)]


def claim_address(key: str) -> str:
    """The whole claim link of a credential."""
    return f"{settings.ASSAY_ORIGIN}/claim/{claim_token(key)}"


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


def standing_of(row: AwardRow) -> Standing:
    """How this award stands, in one word: the most important thing about it."""
    if row.state == "void":
        return Standing("bad", _("Not issued"))
    if row.state == "planned":
        return Standing("info", _("Being signed"), "clock")
    if row.replaced_by:
        return Standing("plain", _("Replaced"), "refresh")
    if row.standing == "revoked":
        return Standing("bad", _("Revoked"))
    if row.standing == "suspended":
        return Standing("unknown", _("Suspended"), "pause")
    if row.is_forgotten:
        return Standing("plain", _("Forgotten"), "lock")
    if row.claimed_at:
        return Standing("ok", _("Claimed"))
    if row.mail_state in {"bounced", "failed"}:
        return Standing("bad", _("Mail came back"), "mail")
    if row.mail_state == "sent":
        return Standing("info", _("Sent"), "send")
    if row.mail_state == "queued":
        return Standing("info", _("On its way"), "send")
    return Standing("plain", _("Not claimed yet"))


def said(error: AssayError) -> str:
    """What our own code declined, in the reader's words."""
    told = sentence(error.code, error.facts, get_language() or "en")
    return f"{told.text} {told.help}".strip()


def attachment(name: str, content: bytes, kind: str = "application/octet-stream") -> HttpResponse:
    """A file that is saved and never shown: whatever it holds, nothing of it runs here."""
    answer = HttpResponse(content, content_type=kind)
    _guard(answer, name)
    return answer


def csv_answer(name: str, lines: Iterable[bytes]) -> StreamingHttpResponse:
    """A table to be saved."""
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
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
