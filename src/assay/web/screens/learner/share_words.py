"""A link in the forms that people take it along: embed code, signature, profile entry, résumé sentence.

Apart because it is text for other places than our pages: each is escaped for where it goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from assay.web.records.holdings.queries import HoldingRow
from assay.web.records.shares.queries import ShareRow
from assay.web.screens.learner import cards


@dataclass(frozen=True, slots=True)
class Taken:
    """What one credential of a link is elsewhere."""

    title: str
    profile_url: str
    sentences: tuple[str, ...]
    certificate_url: str


def address_of(share: ShareRow) -> str:
    """The whole address of this link."""
    return f"{settings.ASSAY_ORIGIN}{reverse('public:shared', args=[share.token])}"


def embed_code(share: ShareRow, title: str) -> str:
    """HTML for somebody's own page: the link in a frame."""
    address = f"{settings.ASSAY_ORIGIN}{reverse('public:shared-embed', args=[share.token])}"
    height = 160 + 90 * len(share.holdings)
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="480" height="{height}"'
        ' style="max-width: 100%; border: 0" loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )


def signature(share: ShareRow, rows: list[HoldingRow]) -> str:
    """Lines for the end of an e-mail."""
    names = ", ".join(row.title for row in rows[:3])
    return f"{names}\n{_('Check it here:')} {address_of(share)}"


def taken(share: ShareRow, place: int, row: HoldingRow) -> Taken:
    """What this credential of the link is on a profile and in a résumé."""
    certificate = reverse("public:shared-one-file", args=[share.token, place, "pdf"])
    link = address_of(share)
    check = _("Check it here:")
    sentences = tuple(f"{each.sentence} {check} {link}" for each in cards.sentences(row.summary))
    return Taken(row.title, cards.linkedin_url(row.summary, link), sentences, certificate)
