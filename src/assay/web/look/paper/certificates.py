"""The certificate as a PDF: what a person did, large; how to check it; the signed credential attached.

A PDF proves nothing, so it carries the thing that does: drop the file on the check page, or scan the code.
ISO 19005-3 (PDF/A-3a) and ISO 14289-1 (PDF/UA-1); the attachment is an associated file of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assay.web.look.paper.printing import CannotPrint, picture_text, plain, printed
from assay.web.look.qr import draw_qr

__all__ = ["CannotPrint", "Certificate", "certificate_pdf", "described_facts"]

_NAME_SIZES = ((16, 40), (24, 34), (34, 27), (60, 21))  # up to so many letters: so many points
_ACHIEVEMENT_SIZES = ((30, 24), (60, 19), (110, 15))
_SMALLEST = 13
_LONGEST = 600  # letters of the description on paper
_MOST_SKILLS = 12


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is printed. Texts are plain; nothing in them is read as markup."""

    name: str  # the person's, as they write it
    achievement: str
    issuer: str
    awarded_at: datetime | None
    credential: bytes = b""  # attached as it is
    valid_until: datetime | None = None
    description: str = ""
    issuer_place: str = ""  # a domain that was proven, a town
    skills: tuple[str, ...] = ()
    picture: bytes = b""  # PNG or SVG
    link: str = ""  # where the code leads: a share link, or the check page
    link_ends_at: datetime | None = None
    link_is_check_page: bool = False
    facts: tuple[tuple[str, str], ...] = field(default=())  # more pairs of label and text


def described_facts(creator: str) -> tuple[tuple[str, str], ...]:
    """That whoever described the achievement, another than its issuer, has not signed it."""
    if not creator:
        return ()
    return ((_("Described by"), _("%(creator)s, who has not signed this") % {"creator": creator}),)


def certificate_pdf(certificate: Certificate) -> bytes:
    """The PDF, in the present language, with the credential attached. Raises `CannotPrint`."""
    told, given = _told(certificate), {}
    if picture := picture_text(certificate.picture):
        given["picture"] = picture
    if certificate.link:
        given["qr"] = draw_qr(certificate.link, certificate.link).encode()
    if certificate.credential:
        is_token = not certificate.credential.lstrip().startswith(b"{")
        told["attached"] = "credential.jwt" if is_token else "credential.json"
        told["attached_type"] = "application/vc+jwt" if is_token else "application/vc+ld+json"
        given["credential"] = certificate.credential
    return printed("certificate", told, given)


def _told(certificate: Certificate) -> dict[str, Any]:
    """The facts as the paper wants them."""
    name, achievement = plain(certificate.name), plain(certificate.achievement)
    day = localtime(certificate.awarded_at) if certificate.awarded_at else None
    dated = day or datetime(2000, 1, 1)  # noqa: DTZ001 - a document must have a date
    rows = [(_("Awarded on"), date_format(day, "DATE_FORMAT") if day else _("not said"))]
    if certificate.valid_until:
        rows.append((_("Valid until"), date_format(localtime(certificate.valid_until), "DATE_FORMAT")))
    rows += [(plain(label), plain(text)) for label, text in certificate.facts]
    return {
        "language": (get_language() or "en")[:2],
        "title": f"{achievement} — {name}" if name else achievement,
        "summary": _("Certificate with the signed credential attached"),
        "year": dated.year,
        "month": dated.month,
        "day": dated.day,
        "issuer": plain(certificate.issuer),
        "issuer_place": plain(certificate.issuer_place),
        "name": name or _("The holder of this credential"),
        "name_size": _size(name, _NAME_SIZES),
        "achievement": achievement,
        "achievement_size": _size(achievement, _ACHIEVEMENT_SIZES),
        "description": _shortened(plain(certificate.description)),
        "rows": rows[:3],
        "skills": [plain(skill) for skill in certificate.skills[:_MOST_SKILLS]],
        "picture_says": _("The badge: %(achievement)s") % {"achievement": achievement},
        "link": certificate.link,
        "attached": "",
        "attached_type": "",
        "words": _words(certificate),
    }


def _words(certificate: Certificate) -> dict[str, str]:
    if not certificate.credential:
        how = _("Scan the code or open the link: the page behind it checks the credential while you look.")
    elif certificate.link_is_check_page:
        how = _("Drop this file on the page below. The signed credential is inside it.")
    elif certificate.link:
        how = _(
            "Scan the code or open the link. Or drop this file on any check page: the credential is in it."
        )
    else:
        how = _("Drop this file on any check page. The signed credential is inside it.")
    end = ""
    if certificate.link_ends_at:
        day = date_format(localtime(certificate.link_ends_at), "DATE_FORMAT")
        end = _("This link stops working on %(day)s. What it shows stays as it is.") % {"day": day}
    return {
        "lead": _("This is to say that"),
        "awarded": _("was awarded"),
        "skills": _("Skills"),
        "qr": _("A code that leads to %(link)s") % {"link": certificate.link},
        "check": _("Do not trust the paper. Check it."),
        "how": how,
        "end": end,
        "attached": _("The signed credential"),
    }


def _size(text: str, sizes: tuple[tuple[int, int], ...]) -> int:
    return next((size for letters, size in sizes if len(text) <= letters), _SMALLEST)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
