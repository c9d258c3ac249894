"""What may stand inside a picture: the text of one credential, and how an older badge is told.

Apart from the picture formats because both hold the same text. Open Badges 3.0, section 5.3: a
credential with an embedded proof stands as JSON, one with an external proof as a compact JWS.
"""

from __future__ import annotations

import json
import re

from assay.encoding import read_json_object
from assay.errors import Malformed

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


def read_older_badge(text: str) -> bytes:
    """What an Open Badges 1 or 2 picture holds: a JSON assertion, a token, or a pointer to an assertion.

    Version 1 has the bare address of the assertion; it comes out as the pointer that it means. Raises
    `Malformed` image-malformed for anything else. (Open Badges 2.0, Baking)
    """
    held = text.strip(BLANK)
    if _HOSTED_ADDRESS.fullmatch(held) is not None:
        return json.dumps({"verify": {"type": "hosted", "url": held}}).encode()
    if not is_token(held):
        try:
            read_json_object(held)
        except Malformed as error:
            reason = "the older badge inside is not JSON and not a token"
            raise Malformed("image-malformed", reason=reason) from error
    return held.encode()
