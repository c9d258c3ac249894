"""What somebody says about a certificate before it is kept, and why it may be refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.base.web_addresses import is_web_address

LONGEST = 200
LONGEST_WORDS = 2_000
LONGEST_LINK = 1_000


class Refused(Exception):
    """What was handed in cannot be kept so: a code, the field it stands in, and facts for the words."""

    def __init__(self, code: str, field: str = "", **facts: str) -> None:
        super().__init__(code)
        self.code, self.field, self.facts = code, field, facts


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document as it was handed over; `file`: the vendor's file, where it is none of its own."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class NewCheck:
    """A look at the body's own page: where, for which number, on which day."""

    link: str
    number: str
    on: date


@dataclass(frozen=True, slots=True)
class NewCertificate:
    """That somebody holds a certificate. `pupil` is empty in a wallet; `kind` is a key of the catalogue."""

    kind: str
    pupil: str = ""
    number: str = ""
    level: str = ""
    score: str = ""
    link: str = ""
    words: str = ""
    earned_on: date | None = None
    expires_on: date | None = None
    document: NewDocument | None = None
    check: NewCheck | None = None


def require_sound(wanted: NewCertificate) -> None:
    """That it can be kept. Raises `Refused`."""
    for field in ("number", "level", "score"):
        if len(getattr(wanted, field)) > LONGEST:
            raise Refused("too-long", field, limit=str(LONGEST))
    if len(wanted.words) > LONGEST_WORDS:
        raise Refused("too-long", "words", limit=str(LONGEST_WORDS))
    if wanted.link and (not is_web_address(wanted.link) or len(wanted.link) > LONGEST_LINK):
        raise Refused("link", "link")
    today = now().date()
    if wanted.earned_on and wanted.earned_on > today:
        raise Refused("future", "earned_on")
    if wanted.earned_on and wanted.expires_on and wanted.expires_on < wanted.earned_on:
        raise Refused("order", "expires_on")
    if wanted.check:
        require_check(wanted.check)


def require_check(wanted: NewCheck) -> None:
    """That the look at the body's page is told whole. Raises `Refused`."""
    if not wanted.number.strip():
        raise Refused("number-missing", "number")
    if not is_web_address(wanted.link) or not wanted.link.lower().startswith("https://"):
        raise Refused("link-secure", "link")
    if len(wanted.link) > LONGEST_LINK:
        raise Refused("link", "link")
    if wanted.on > now().date():
        raise Refused("future", "on")


def refusal_words(refused: Refused) -> str:
    """What is wrong, and what to do."""
    told = {
        "too-long": _("This is too long. Write at most %(limit)s characters."),
        "link": _("This is not a web address. It must begin with https:// and lead to a page."),
        "link-secure": _("Give the address of the page that you looked at; it must begin with https://."),
        "number-missing": _("Give the number that you compared with the page."),
        "future": _("This day lies in the future. Write the day it happened."),
        "order": _("It cannot end before it was earned. Look at both days."),
        "kind": _("There is no such kind of certificate. Choose one from the list, or add it first."),
        "empty": _("The file is empty. Choose another."),
        "too-large": _("The file is larger than %(limit)s MB. Send a smaller one, or a photo of it."),
        "file-kind": _("This is neither a PDF nor a picture (PNG, JPEG). Save it as one of these."),
        "picture": _("This picture cannot be read, or it is far too large. Take the photo again."),
        "no-document": _("No document is attached. Attach it first."),
        "reason": _("Say why, so that whoever looks later can follow it."),
        "claimed": _(
            "Nobody has looked at this yet, so there is nothing that you could state. Look at the document "
            "or check it with the body first."
        ),
        "signed": _("The body has signed this itself. Its own badge says more than yours could: hand it on."),
        "issued": _("It was issued before. Open it to see what became of it."),
        "expired": _("Its time is over, so it is not issued."),
        "badge-read": _("No verifiable badge was found in this: %(why)s"),
        "badge-rejected": _("This badge does not hold, so it was not attached: %(why)s."),
        "badge-issuer": _(
            "It was issued by %(issuer)s (%(id)s), which is not %(body)s, so it was not attached. A name or "
            "a picture that looks like the body's is not enough; nor is that the body described it."
        ),
        "badge-person": _("This badge names somebody else, so it was not attached."),
        "badge-kind": _("This is a credential, but no badge about an achievement, so it was not attached."),
        "too-many": _("Your wallet keeps 500 of them. Remove one first."),
        "unsettled": _("Something in the file is still asked or wrong. Settle it, or leave those lines out."),
        "domain": _("This is not a domain. Write it like example.org, without https:// and paths."),
        "name-taken": _("There is a kind of this name already."),
    }
    return told[refused.code] % refused.facts
