"""What may stand inside a picture: the text of one credential, and how an older badge is told.

Apart from the picture formats because both hold the same text. Open Badges 3.0, section 5.3: a
credential with an embedded proof stands as JSON, one with an external proof as a compact JWS.
"""

from __future__ import annotations

import re

from assay.encoding import read_json_object
from assay.errors import AssayError, Malformed, Unsupported

PICTURE_LIMIT = 10 << 20  # bytes of a picture
CREDENTIAL_LIMIT = 1 << 20  # bytes of the credential inside it
BLANK = " \t\r\n"  # what XML 1.0 and JSON both call white space

_COMPACT_JWS = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")
_HOSTED_ADDRESS = re.compile(r"https?://[\x21-\x7e]+")


def is_token(text: str) -> bool:
    """Whether this text has the form of a compact JWS (RFC 7515, section 7.1)."""
    return _COMPACT_JWS.fullmatch(text) is not None


def read_credential_text(credential: bytes) -> str:
    """The text to bake, without BOM and outer white space.

    Raises `Malformed` if it is neither a JSON object nor a compact JWS, or over 1 MiB.
    """
    if len(credential) > CREDENTIAL_LIMIT:
        raise Malformed("document-too-large", what="credential", limit=CREDENTIAL_LIMIT)
    try:
        text = credential.decode("utf-8-sig").strip(BLANK)
    except UnicodeDecodeError as error:
        raise Malformed("document-encoding-wrong") from error
    if not is_token(text):
        read_json_object(text)
    return text


def check_length(text: bytes) -> bytes:
    """These bytes, if they are short enough for a credential in a picture."""
    if len(text) > CREDENTIAL_LIMIT:
        raise Malformed("document-too-large", what="credential", limit=CREDENTIAL_LIMIT)
    return text


def judge_older_badge(text: str) -> AssayError:
    """The error for what an Open Badges 1 or 2 picture holds: not read yet, or not a badge at all.

    Such a picture holds a JSON assertion, a token, or (version 1) the assertion's address.
    """
    held = text.strip(BLANK)
    if not is_token(held) and _HOSTED_ADDRESS.fullmatch(held) is None:
        try:
            read_json_object(held)
        except Malformed:
            return Malformed("image-malformed", reason="the older badge inside is not JSON and not a token")
    return Unsupported("document-kind-unknown", kind="Open Badges 2.0 picture")
