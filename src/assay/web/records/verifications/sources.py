"""What somebody dropped, pasted or photographed, made into the bytes of a credential, or a link to one.

Apart from judging because a link is followed once, by whoever asked, and only then is there anything to
judge. Nothing here says anything about the credential.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assay.baking import PICTURE_LIMIT, picture_kind, unbake
from assay.errors import AssayError, Malformed
from assay.fetching import Fetch
from assay.web.base.documents import attached_credential, is_pdf
from assay.web.base.qr_codes import is_photo, texts_in
from assay.web.records.verifications.fetching import follow_link

_LINK = re.compile(r"https?://[!-~]{1,2000}", re.IGNORECASE)
_PAGE_STARTS = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class Found:
    """Either the bytes of a credential, or the link that leads to one."""

    content: bytes = b""
    link: str = ""


def is_link(text: str) -> bool:
    """Whether this text is one web address and nothing else."""
    return _LINK.fullmatch(text.strip()) is not None


def found_in(content: bytes) -> Found:
    """The credential or link in a file, picture, photo, PDF or pasted text.

    Raises `Malformed`: image-holds-no-credential, image-too-large, and what `unbake` raises.
    """
    if len(content) > PICTURE_LIMIT:
        raise Malformed("image-too-large", limit=PICTURE_LIMIT)
    if is_pdf(content):
        attached = attached_credential(content)
        if attached is None:
            raise Malformed("image-holds-no-credential")
        return Found(attached)
    if picture_kind(content) is not None:
        try:
            return Found(unbake(content))
        except AssayError as error:
            if error.code != "image-holds-no-credential" or not is_photo(content):
                raise
    if is_photo(content):
        return _in_code(content)
    text = content[:4000].decode("utf-8", "ignore").strip("\ufeff \t\r\n")
    return Found(link=text) if is_link(text) else Found(content.strip(b"\xef\xbb\xbf \t\r\n"))


def fetched(link: str, follow: Fetch = follow_link) -> bytes:
    """The bytes of the credential at a link that a person gave; the guarded fetch, once.

    A picture or PDF at the link is opened. Raises `Unavailable`, and `Malformed` link-leads-to-a-page for
    a page without a credential.
    """
    answer = follow(link.strip())
    if answer.content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE_STARTS):
        raise Malformed("link-leads-to-a-page", link=link)
    found = found_in(answer.content)
    if found.link:
        raise Malformed("link-leads-to-a-page", link=link)
    return found.content


def _in_code(photo: bytes) -> Found:
    """What the first code in the photo that we can use says."""
    for text in texts_in(photo):
        if is_link(text):
            return Found(link=text.strip())
        if text.lstrip().startswith(("{", "ey")):
            return Found(text.strip().encode())
    raise Malformed("image-holds-no-credential")
