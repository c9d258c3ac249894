"""How far a certificate is proven: worked out from what is attached, and said in words. The only place.

Signed: a badge that our verifier accepts, of an issuer that is the body's own, naming this person. Checked: a
member looked at the body's page (link, number, day). Seen: a document whose digest is kept, and a member
looked at it. Else claimed. No form has a field for it, no row has a column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assay.web.records.certificates.models import Proven
from assay.web.records.certificates.sealed import Details

SIGNED, CHECKED, SEEN, CLAIMED = "signed", "checked", "seen", "claimed"
STATES = (SIGNED, CHECKED, SEEN, CLAIMED)
"""All of them, the best proven first."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words are told: the organization that states something, the holder, the body."""

    organization: str  # name; empty in somebody's own wallet
    holder: str
    body: str


def state_of(row: Proven, details: Details) -> str:
    """How far it is proven by what is attached to it now."""
    if row.badge_state == "accepted" and details.badge.issuer and not details.badge.missing:
        return SIGNED
    check = details.check
    if row.checked_at and check.by and check.link and check.number and check.on:
        return CHECKED
    if row.seen_at and details.paper.sha256:
        return SEEN
    return CLAIMED


def sentence(state: str, row: Proven, details: Details, who: Speaker) -> str:
    """Who states what, since when; and that the body has not signed it, where it has not."""
    facts = {"organization": who.organization, "holder": who.holder or _("The holder"), "body": who.body}
    if state == SIGNED:
        day = (
            day_words(datetime.fromisoformat(details.badge.accepted_on)) if details.badge.accepted_on else ""
        )
        told = _("%(body)s signed a badge for this, made out to %(holder)s; last checked on %(day)s.")
        return told % {**facts, "day": day}
    if state == CHECKED and row.checked_at:
        facts |= {"day": day_words(row.checked_at), "role": role_words(details.check.role)}
        told = _(
            "%(organization)s states that %(role)s looked at the body's page on %(day)s; "
            "the body has not signed this."
        )
        return told % facts
    if state == SEEN and row.seen_at:
        facts |= {"day": day_words(row.seen_at), "file": details.paper.file}
        if details.paper.file:
            told = _(
                "%(organization)s states that it saw the test vendor's file “%(file)s” on %(day)s; "
                "the body has not signed this."
            )
            return told % facts
        told = _("%(organization)s states that it saw the document on %(day)s; the body has not signed this.")
        return told % facts
    if row.source == "member" and who.organization:
        return _("%(organization)s wrote it down; nobody has looked yet.") % facts
    return _("%(holder)s says so; nobody has looked yet.") % facts


def notes(state: str, row: Proven, details: Details) -> Iterator[str]:
    """What waits, what is missing, what was taken back since."""
    if details.paper.sha256 and not row.seen_at:
        yield _("A document is attached. It counts once somebody at the school has looked at it.")
    if row.badge_state == "incomplete":
        yield _("A verifiable badge is attached, but it does not count by itself:")
        yield from (missing_words(code, details) for code in details.badge.missing)
    if row.badge_state == "dropped":
        since = details.badge.dropped_on
        day = datetime.fromisoformat(since) if since else row.badge_at or row.made_at
        facts = {"why": dropped_words(details), "day": day_words(day)}
        yield _("The badge that was attached counts no more since %(day)s: %(why)s") % facts
    if state == SIGNED and details.badge.verdict != "accepted" and row.badge_at:
        told = _("Nobody could check the badge again on %(day)s. It is tried again.")
        yield told % {"day": day_words(row.badge_at)}
    elif row.badge_state == "incomplete" and details.badge.accepted_on:
        told = _("It was genuine when it was last checked on %(day)s.")
        yield told % {"day": day_words(datetime.fromisoformat(details.badge.accepted_on))}


def dropped_words(details: Details) -> str:
    """Why an attached badge counts no more: what speaks against it, else what the examination said."""
    against = [code for code in details.badge.missing if code in {"issuer", "person"}]
    if against:
        return " ".join(missing_words(code, details) for code in against)
    return f"{details.badge.sentence}."


def missing_words(code: str, details: Details) -> str:
    """What of a badge could not be compared, or is another than it should be."""
    facts = {
        "issuer": details.badge.issuer_name or details.badge.issuer or _("nobody"),
        "id": details.badge.issuer,
        "title": details.badge.title,
        "why": details.badge.sentence,
    }
    told = {
        "verdict": _("Whether it is genuine could not be told: %(why)s. It is tried again every week."),
        "body-unknown": _("The catalogue does not say by which address this body's own issuers are known."),
        "issuer": _("It was issued by %(issuer)s (%(id)s), which is not the body."),
        "person-unnamed": _("Neither a name nor a proven address that is known here stands in it."),
        "person-address": _("It was sent to another address than the one that is known here."),
        "person-name": _("It names its holder in another way than the name that is known here."),
        "person": _("It names somebody else."),
        "kind": _("It is for “%(title)s”, which may be something else."),
    }
    return told.get(code, told["verdict"]) % facts


def role_words(role: str) -> str:
    """A member by role, as a sentence says it."""
    told = {
        "owner": _("somebody in charge of it"),
        "coordinator": _("a coordinator"),
        "counsellor": _("a counsellor"),
        "teacher": _("a teacher"),
    }
    return told.get(role, _("a member"))


def day_words(instant: datetime | date) -> str:
    """The day, written out in the reader's language."""
    if isinstance(instant, datetime) and timezone.is_aware(instant):
        instant = timezone.localtime(instant)
    return date_format(instant, "DATE_FORMAT")
