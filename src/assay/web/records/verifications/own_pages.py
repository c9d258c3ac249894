"""Which achievement of this site an address means: its page, a version's page, their documents and assays.

Apart from what is published there: somebody who pastes an address took it from whichever page was open.
"""

from __future__ import annotations

import re

from assay.web.records.verifications.fetching import own_path

_PAGE = re.compile(r"/a/([1-9A-HJ-NP-Za-km-z]{1,40})(?:/([0-9]{1,6}))?(?:\.json|/[^?#]*)?(?:[?#].*)?")


def achievement_named(address: str) -> tuple[str, int | None] | None:
    """The key of the achievement, and the number of its version where one is named; None for another's."""
    found = _PAGE.fullmatch(own_path(address) or "")
    return (found[1], int(found[2]) if found[2] else None) if found else None


def own_version(address: str) -> tuple[str, int] | None:
    """The same where the address names a version; None for all else."""
    named = achievement_named(address)
    return (named[0], named[1]) if named is not None and named[1] is not None else None
