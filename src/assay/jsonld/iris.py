"""IRIs: which texts are one, and what a relative reference means.

Apart because nothing else stands between a text of the document and the `<…>` of a statement:
a character let through here would write statements of its own. (RFC 3987, RFC 3986, N-Quads IRIREF)
"""

from __future__ import annotations

import re

_LEGAL = bytes(set(range(0x21, 0x100)) - set(b'<>"{}|\\^`'))
_REST = r'[^\x00-\x20<>"{}|\\^`\ud800-\udfff#]*'
_ABSOLUTE = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*:{_REST}(?:#{_REST})?")
_TWO_FRAGMENTS = re.compile(r"#[^#\n]*#")
_SPLIT = re.compile(r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)

COMMON_SCHEMES = ("https:", "http:", "urn:", "did:")
"""Begin nearly every IRI of a credential: one quick look instead of an expression."""

is_absolute = _ABSOLUTE.fullmatch
"""Whether a text is an IRI with a scheme and nothing that N-Quads forbids between `<` and `>`."""

has_scheme = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:").match
"""Whether a text begins as an IRI does, whatever follows."""


def are_clean(texts: list[str]) -> bool:
    """Whether none of these has a second `#` or a character that N-Quads forbids; one pass for all."""
    lines = "\n".join(texts)
    try:
        strange = lines.encode().translate(None, _LEGAL)
    except UnicodeEncodeError:  # half a character
        return False
    return (len(strange) < len(texts) or not texts) and not _TWO_FRAGMENTS.search(lines)


def resolve(base: str, reference: str) -> str:
    """The IRI a reference means seen from `base` (RFC 3986, 5.2.2)."""
    scheme, authority, path, query, fragment = _parts(reference)
    if scheme is not None:
        return reference
    scheme, base_authority, base_path, base_query, _ = _parts(base)
    if authority is None:
        authority = base_authority
        if not path:
            path = base_path
            query = base_query if query is None else query
        else:
            if not path.startswith("/"):
                path = _merged(base_authority, base_path, path)
            path = _without_dots(path)
    else:
        path = _without_dots(path)
    start = f"{scheme}:" + ("" if authority is None else f"//{authority}")
    return start + path + (query or "") + (fragment or "")


def _parts(text: str) -> tuple[str | None, str | None, str, str | None, str | None]:
    found = _SPLIT.fullmatch(text)
    if found is None:  # pragma: no cover - the expression matches every text
        raise AssertionError(text)
    scheme, authority, path, query, fragment = found.groups()
    return scheme, authority, path, query, fragment


def _merged(authority: str | None, base_path: str, path: str) -> str:
    if authority is not None and not base_path:
        return "/" + path
    return base_path[: base_path.rfind("/") + 1] + path


def _without_dots(path: str) -> str:
    """The path without `.` and `..` (RFC 3986, 5.2.4)."""
    kept: list[str] = []
    pieces = path.split("/")
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        if piece in {".", ".."}:
            if piece == ".." and len(kept) > 1:
                kept.pop()
            if last:
                kept.append("")
        else:
            kept.append(piece)
    return "/".join(kept)
