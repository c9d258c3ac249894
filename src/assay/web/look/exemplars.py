"""Exemplars in words, and how their files are handed out: the same for readers, members, learners, guardians.

Apart from the screens because four of them show the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.web.look.answers import attachment
from assay.web.records.exemplars.values import PartRow

KINDS = {"passed": gettext_lazy("Work that passed"), "returned": gettext_lazy("Work that was returned")}

STATES = {
    "asked": ("unknown", gettext_lazy("Asked, not answered yet"), "clock"),
    "waiting": ("unknown", gettext_lazy("Waiting for a guardian"), "clock"),
    "waiting-school": ("unknown", gettext_lazy("Waiting: the school must record a guardian's yes"), "clock"),
    "open": ("ok", gettext_lazy("Shown in public"), "eye"),
    "refused": ("plain", gettext_lazy("Refused"), "lock"),
    "withdrawn": ("plain", gettext_lazy("Consent taken back"), "lock"),
    "taken-down": ("plain", gettext_lazy("Taken down"), "lock"),
    "over": ("plain", gettext_lazy("Over: not shown"), "lock"),
}
"""Of each state: how it looks, the word, the icon."""


def told_of(kinds: Iterable[str]) -> str:
    """Which exemplars there are, in one line; empty where there are none."""
    held = set(kinds)
    if held == {"passed", "returned"}:
        return _("One that passed, one that was returned, and why")
    if held == {"passed"}:
        return _("One that passed, and why")
    return _("One that was returned, and why") if held else ""


def file_answer(part: PartRow, content: bytes) -> HttpResponse:
    """A picture to be seen, which was made anew; anything else to be saved. Nobody keeps a copy."""
    if not part.is_picture:
        return attachment("example.pdf", content, "application/pdf")
    answer = HttpResponse(content, content_type=part.media_type)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
