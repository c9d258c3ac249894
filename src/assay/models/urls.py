"""URLs: what one is, and how many of them are looked at in one go.

Apart because a fifth of the members of a credential are URLs: their rule has a name, by which the
pass over the document knows them, and looks at all of them together in the end.
"""

from __future__ import annotations

import re
from typing import Any

from assay.models.problems import Found, Where

# RFC 3986, section 3.1: a scheme, a colon, and then what an IRI may be written with at all
# (N-Triples 1.1, IRIREF). Whether the rest is well made is the business of whoever follows it.
_URL = r"[A-Za-z][A-Za-z0-9+.\-]*+:[^\x00-\x20<>\"{}|\\^`\x7f-\x9f]++"
_matches_url = re.compile(_URL).fullmatch
_matches_urls = re.compile(rf"(?:{_URL}\n)*+").fullmatch


def is_url(value: object) -> bool:
    """Whether this is one absolute URL; DIDs, URNs and data URLs are URLs too."""
    return type(value) is str and _matches_url(value) is not None


def are_urls(texts: list[str]) -> bool:
    """Whether each of these is one, in one go: a fifth of the time of a look at each."""
    lines = "\n".join([*texts, ""])
    return lines.count("\n") == len(texts) and _matches_urls(lines) is not None


def examine_url(value: Any, where: Where, step: str | int, found: Found) -> None:  # noqa: ANN401 - JSON
    """The rule for a URL."""
    if not is_url(value):
        found.malformed("URL", value, where, step)
