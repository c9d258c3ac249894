"""A link in the forms that people take it along: embed code, signature, profile entry, résumé sentence.

Apart because it is text for other places than our pages: each is escaped for where it goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from assay.web.records.holdings.queries import HoldingRow
from assay.web.records.shares.queries import ShareRow

_PROFILE = "https://www.linkedin.com/profile/add"


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
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="480" height="{160 + 90 * len(share.holdings)}"'
        ' loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )


def signature(share: ShareRow, rows: list[HoldingRow]) -> str:
    """Lines for the end of an e-mail."""
    names = ", ".join(row.title for row in rows[:3])
    return f"{names}\n{_('Check it here:')} {address_of(share)}"


def taken(share: ShareRow, place: int, row: HoldingRow) -> Taken:
    """What this credential of the link is on a profile and in a résumé."""
    certificate = reverse("public:shared-one-file", args=[share.token, place, "pdf"])
    return Taken(row.title, profile_url(share, row), sentences(share, row), certificate)


def profile_url(share: ShareRow, row: HoldingRow) -> str:
    """The address that fills in LinkedIn's form for a certificate, with the credential's own dates."""
    facts: dict[str, str | int] = {
        "startTask": "CERTIFICATION_NAME",
        "name": row.title,
        "organizationName": row.issuer_name,
        "certUrl": address_of(share),
        "certId": row.summary.credential_id,
    }
    for name, instant in (("issue", row.summary.awarded), ("expiration", row.summary.valid_until)):
        if instant is not None:
            day = localtime(instant)
            facts |= {f"{name}Year": day.year, f"{name}Month": day.month}
    return f"{_PROFILE}?{urlencode({name: value for name, value in facts.items() if value})}"


def sentences(share: ShareRow, row: HoldingRow) -> tuple[str, ...]:
    """A sentence for each skill; one for the whole where no skill is named."""
    day = date_format(localtime(row.summary.awarded), "YEAR_MONTH_FORMAT") if row.summary.awarded else ""
    facts = {"title": row.title, "issuer": row.issuer_name, "day": day, "link": address_of(share)}
    if not row.summary.skills:
        return (_("%(title)s, awarded by %(issuer)s (%(day)s). Check it: %(link)s") % facts,)
    pattern = _("%(skill)s: shown in “%(title)s”, awarded by %(issuer)s (%(day)s). Check it: %(link)s")
    return tuple(pattern % {**facts, "skill": skill.name} for skill in row.summary.skills[:8])
