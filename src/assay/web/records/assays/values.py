"""Plain values of kept assays: what screens show of them, and why something could not be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


class AssayRefused(Exception):
    """Something that cannot be done with an assay now; `reason` is a word that screens have a sentence for.

    nameless: whoever publishes has no name · no-notice · waiting · returned: the notice came back ·
    address: no mail address · way: nothing says how notice was given · relation · withdrawn · state ·
    empty, long: a reply · why: no reason given.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class AssayRow:
    """A kept assay in its organization's list, and on its public page; never the description itself."""

    key: str
    organization: str
    title: str
    issuer_id: str
    issuer_name: str
    address: str
    digest: str
    made_at: datetime
    is_own: bool
    needs_notice: bool
    relation: str
    state: str  # private, noticed, published, withdrawn
    notice_way: str
    noticed_at: datetime | None
    opens_at: datetime | None
    reply: str
    replied_at: datetime | None
    publisher: str
    published_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_why: str

    @property
    def is_public(self) -> bool:
        """Whether anybody may see it: once published, for good, even as withdrawn."""
        return self.published_at is not None


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """Whom the issuer is, as far as notice can be given: how it would go, and to which address."""

    way: str  # published, site, or empty where an address must be named
    address: str  # empty for `site`: the owners' addresses are shown to nobody


@dataclass(frozen=True, slots=True)
class Notice:
    """How notice is to be given: `way` empty lets the best known be taken."""

    address: str = ""  # where no better one is known
    told: str = ""  # how else notice was given: then nothing is mailed
    language: str = "en"
