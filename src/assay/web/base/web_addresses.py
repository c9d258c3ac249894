"""Whether an address that somebody typed may become a link on our pages."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_web_address(text: str) -> bool:
    """Whether it is http or https with a host: never `javascript:`, `data:`, a path of ours, two at once."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and _is_one_word(text)


def _is_one_word(text: str) -> bool:
    return text.isprintable() and " " not in text
