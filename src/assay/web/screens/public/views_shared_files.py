"""The files of a share link: the signed credential, its pictures, the certificate, the code.

The signed credential leaves only where the owner shares all of it; it cannot be cut down without breaking
the signature. Pictures of smaller links are plain pictures, certificates of smaller links hold no file.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from assay.web.base import rates
from assay.web.base.permission import NotFound
from assay.web.look.paper.certificates import Certificate, certificate_pdf, described_facts
from assay.web.look.qr import draw_qr
from assay.web.look.shared import picture_png, picture_svg
from assay.web.records.holdings import files
from assay.web.records.shares.queries import SharedLink
from assay.web.records.shares.shown import ShownCredential, at, signed_bytes
from assay.web.screens.public.shared_links import address_of, ended, opened, without_copies

_PRINTED = 20  # certificates that one visitor may have printed in a minute


@require_safe
def first_file(request: HttpRequest, token: str, ending: str) -> HttpResponse:
    """A file of the first credential of a link."""
    return _file(request, token, 1, ending)


@require_safe
def file(request: HttpRequest, token: str, place: int, ending: str) -> HttpResponse:
    """A file of one credential of a link."""
    return _file(request, token, place, ending)


@require_safe
def code(request: HttpRequest, token: str) -> HttpResponse:
    """The link as a code to scan."""
    link = opened(request, token)
    if not link.is_open:
        return ended(request, link)
    return _sent(link, draw_qr(address_of(link), address_of(link)).encode(), "image/svg+xml", "code.svg")


def _file(request: HttpRequest, token: str, place: int, ending: str) -> HttpResponse:
    link = opened(request, token)
    if not link.is_open:
        return ended(request, link)
    each = at(link, place)
    if each.content is None:
        raise NotFound
    signed = signed_bytes(link, each)
    name = files.file_name(each.content.name, ending)
    if ending in ("json", "jwt") and signed:
        made = files.plain_file(signed)
        return _sent(link, made.content, made.media_type, files.file_name(each.content.name, made.ending))
    if ending in ("png", "svg"):
        return _sent(link, _picture(each, ending, signed), _PICTURES[ending], name)
    if ending == "pdf":
        rates.count("share-pdf", rates.visitor(request), _PRINTED)
        return _sent(link, certificate_pdf(_certificate(link, each, signed)), "application/pdf", name)
    raise NotFound


_PICTURES = {"png": "image/png", "svg": "image/svg+xml"}


def _picture(each: ShownCredential, ending: str, signed: bytes) -> bytes:
    content = each.content
    if content is None:
        raise NotFound
    facts = (each.version, content.issuer.identifier, content.name)
    picture = picture_png(*facts) if ending == "png" else picture_svg(*facts).encode()
    return files.baked_file(signed, picture, ending).content if signed else picture


def _certificate(link: SharedLink, each: ShownCredential, signed: bytes) -> Certificate:
    content = each.content
    if content is None:
        raise NotFound
    return Certificate(
        name=content.holder,
        achievement=content.name,
        issuer=content.issuer.name,
        awarded_at=content.awarded or content.valid_from,
        credential=signed,
        valid_until=content.valid_until,
        description=content.description,
        facts=described_facts(content.described_by),
        skills=tuple(skill.name for skill in content.skills),
        picture=_picture(each, "svg", b""),
        link=address_of(link),
        link_ends_at=link.row.ends_at,
    )


def _sent(link: SharedLink, content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    shown_there = media_type == "image/png"  # an SVG opened by itself could be a page
    response["Content-Disposition"] = (
        f'{"inline" if shown_there else "attachment"}; filename="{_ascii(name)}"'
    )
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return without_copies(response, link)


def _ascii(name: str) -> str:
    stem, _dot, ending = name.rpartition(".")
    kept = "".join(letter for letter in stem if letter.isascii() and (letter.isalnum() or letter in "-_"))
    return f"{kept.strip('-') or 'credential'}.{ending}"
