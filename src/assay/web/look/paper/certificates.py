"""The certificate as a PDF: what a person did, large; how to check it; the signed credential attached.

A PDF proves nothing, so it carries the thing that does: drop the file on the check page, or scan the code.
ISO 19005-3 (PDF/A-3a) and ISO 14289-1 (PDF/UA-1); the attachment is an associated file of its own.
"""

from __future__ import annotations

import base64
import io
import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import segno
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assay.baking import picture_kind
from assay.web.base.apart import Fell, run_apart
from assay.web.base.look_alikes import shown
from assay.web.look.lettering import FONTS

_HERE = Path(__file__).parent
_PRESS = _HERE / "press.py"
_NAME_SIZES = ((16, 40), (24, 34), (34, 27), (60, 21))  # up to so many letters: so many points
_ACHIEVEMENT_SIZES = ((30, 24), (60, 19), (110, 15))
_SMALLEST = 13
_LONGEST = 600  # letters of the description on paper
_MOST_SKILLS = 12


class CannotPrint(Exception):
    """No PDF could be made of this within its limits."""


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


def certificate_pdf(certificate: Certificate) -> bytes:
    """The PDF, in the present language, with the credential attached. Raises `CannotPrint`."""
    told, given = _told(certificate), {}
    kind = picture_kind(certificate.picture) if certificate.picture else None
    if kind:
        given["picture"] = _framed(certificate.picture) if kind == "png" else certificate.picture
    if certificate.link:
        given["qr"] = qr_picture(certificate.link, "svg")
    if certificate.credential:
        is_token = not certificate.credential.lstrip().startswith(b"{")
        told["attached"] = "credential.jwt" if is_token else "credential.json"
        told["attached_type"] = "application/vc+jwt" if is_token else "application/vc+ld+json"
        given["credential"] = certificate.credential
    try:
        inputs = {name: content.decode() for name, content in given.items()} | {"facts": json.dumps(told)}
        template = (_HERE / "certificate.typ").read_text(encoding="utf-8")
        asked = {"template": template, "inputs": inputs, "fonts": str(FONTS)}
        return run_apart(_PRESS, json.dumps(asked).encode(), seconds=20, megabytes=2048)
    except (Fell, UnicodeDecodeError) as error:
        raise CannotPrint from error


def qr_picture(text: str, kind: str, *, scale: int = 8) -> bytes:
    """The code of a text as an `svg` or `png` of its own: dark on light, with its quiet margin."""
    drawn = io.BytesIO()
    segno.make(text, micro=False, error="m").save(
        drawn, kind=kind, border=4, scale=scale, dark="#1e1b16", light="#fff"
    )
    return drawn.getvalue()


def _framed(png: bytes) -> bytes:
    """The PNG inside an SVG: the press takes texts alone."""
    return (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        b'<image width="100" height="100" href="data:image/png;base64,' + base64.b64encode(png) + b'"/></svg>'
    )


def _told(certificate: Certificate) -> dict[str, Any]:
    """The facts as the paper wants them."""
    name, achievement = _plain(certificate.name), _plain(certificate.achievement)
    day = localtime(certificate.awarded_at) if certificate.awarded_at else None
    dated = day or datetime(2000, 1, 1)  # noqa: DTZ001 - a document must have a date
    rows = [(_("Awarded on"), date_format(day, "DATE_FORMAT") if day else _("not said"))]
    if certificate.valid_until:
        rows.append((_("Valid until"), date_format(localtime(certificate.valid_until), "DATE_FORMAT")))
    rows += [(_plain(label), _plain(text)) for label, text in certificate.facts]
    return {
        "language": (get_language() or "en")[:2],
        "title": f"{achievement} — {name}" if name else achievement,
        "summary": _("Certificate with the signed credential attached"),
        "year": dated.year,
        "month": dated.month,
        "day": dated.day,
        "issuer": _plain(certificate.issuer),
        "issuer_place": _plain(certificate.issuer_place),
        "name": name or _("The holder of this credential"),
        "name_size": _size(name, _NAME_SIZES),
        "achievement": achievement,
        "achievement_size": _size(achievement, _ACHIEVEMENT_SIZES),
        "description": _shortened(_plain(certificate.description)),
        "rows": rows[:3],
        "skills": [_plain(skill) for skill in certificate.skills[:_MOST_SKILLS]],
        "picture_says": _("The badge: %(achievement)s") % {"achievement": achievement},
        "link": certificate.link,
        "attached": "",
        "attached_type": "",
        "words": _words(certificate),
    }


def _words(certificate: Certificate) -> dict[str, str]:
    if certificate.link_is_check_page:
        how = _("Drop this file on the page below. The signed credential is inside it.")
    elif certificate.link:
        how = _(
            "Scan the code or open the link. Or drop this file on any check page: the signed credential is in it."
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


def _plain(text: str) -> str:
    """The text on one line, without letters that nobody sees or that turn the direction of reading."""
    return " ".join(shown(text, lines=True).text.split())


def _size(text: str, sizes: tuple[tuple[int, int], ...]) -> int:
    return next((size for letters, size in sizes if len(text) <= letters), _SMALLEST)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
