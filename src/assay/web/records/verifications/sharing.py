"""Links of this site's own that lead to something shared: never asked for over a wire."""

from __future__ import annotations

import re

from assay.web.records.verifications.fetching import own_path

_SHARE = re.compile(r"/s/([A-Za-z0-9_-]{16,64})(?:\.(?:json|pdf|png|svg)|/embed)?/?(?:[?#].*)?")


def own_share_token(link: str) -> str:
    """The secret of a share link of this site; empty for any other link."""
    found = _SHARE.fullmatch(own_path(link.strip()) or "")
    return found.group(1) if found else ""


def own_share_path(link: str) -> str:
    """The path of the page that a share link of this site leads to; empty for any other link."""
    token = own_share_token(link)
    return f"/s/{token}" if token else ""
