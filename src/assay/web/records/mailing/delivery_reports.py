"""What a delivery report says of which mail of ours: RFC 3464 with RFC 6522.

The report carries our mail or its headers; our Message-ID is the mail's key, so no address is looked at.
"""

from __future__ import annotations

import email
import re
from email.message import Message
from email.policy import compat32

from assay.web.base.ids import KEY_LENGTH

_OURS = re.compile(rf"<([1-9A-HJ-NP-Za-km-z]{{{KEY_LENGTH}}})@[^>\s]+>")
_RETURNED = ("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers")


def returned_key(content: bytes) -> str:
    """The key of the mail that this report says failed for good; empty for anything else."""
    message = email.message_from_bytes(content, policy=compat32)
    if message.get_content_type() != "multipart/report":
        return ""
    parts = list(message.walk())
    if not any(_failed(part) for part in parts):
        return ""
    for part in parts:
        if part.get_content_type() in _RETURNED:
            for header in _headers(part):
                if found := _OURS.search(str(header.get("Message-ID", ""))):
                    return found[1]
    return ""


def _failed(part: Message) -> bool:
    """Whether this part of a delivery status says `Action: failed` with a permanent status (5.x.x)."""
    status = str(part.get("Status", "5")).strip()
    return str(part.get("Action", "")).strip().lower() == "failed" and status.startswith("5")


def _headers(part: Message) -> list[Message]:
    inside = part.get_payload()
    if isinstance(inside, list):
        return [one for one in inside if isinstance(one, Message)]
    return [email.message_from_string(str(inside), policy=compat32)]
