"""Plain values of kept assays: what screens show of them, and why something could not be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from assay.web.base.refusals import Refusal


class AssayRefused(Refusal):
    """Something that cannot be done with an assay now. `reason` is a key of `WORDS`."""

    WORDS = {
        "nameless": _(
            "You publish under your name, and your account has none. Write it on your account's page first."
        ),
        "no-notice": _("The issuer has not been told yet. Give notice first."),
        "waiting": _("The issuer's time to answer is not over yet."),
        "returned": _("The notice came back. Give notice to another address, or in another way."),
        "address": _("This is no e-mail address. Write it as name@example.org."),
        "way": _("Name an e-mail address, or write how you told the issuer."),
        "relation": _("Say what you are to the issuer."),
        "withdrawn": _("This assay was withdrawn; nothing is added to it any more."),
        "state": _("That cannot be done with this assay any more. Look at the page again."),
        "empty": _("Write something."),
        "long": _("This is too long. At most 5,000 characters."),
        "why": _("Say why."),
    }


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
    given_at: datetime | None = None  # for made-up notices, which were given before
