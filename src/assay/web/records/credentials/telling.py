"""The mails about a credential: it is yours, it was corrected, it was withdrawn, it counts again."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from assay.web.records.credentials.models import Credential
from assay.web.records.credentials.tokens import claim_token
from assay.web.records.mailing.actions import Message

LONGEST_SUBJECT = 150


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail needs to know of a credential."""

    credential: Credential
    name: str
    email: str
    achievement: str
    issuer: str


def awarded(letter: Letter) -> Message:
    """It is yours: what, from whom, and the link to take it."""
    with translation.override(letter.credential.language):
        return _message(
            letter,
            _("%(issuer)s awarded you “%(achievement)s”") % _facts(letter),
            _("%(issuer)s awarded you “%(achievement)s”. It is a signed credential that anybody can check.")
            % _facts(letter),
            action=_("See it and take it"),
        )


def corrected(letter: Letter) -> Message:
    """The former one was replaced by this one."""
    with translation.override(letter.credential.language):
        return _message(
            letter,
            _("“%(achievement)s” was corrected") % _facts(letter),
            _(
                "%(issuer)s corrected your credential “%(achievement)s” and issued it anew. "
                "The former one no longer counts; please use this one."
            )
            % _facts(letter),
            action=_("See it and take it"),
        )


def withdrawn(letter: Letter, reason: str, *, is_final: bool) -> Message:
    """It was revoked, or suspended for now, and why."""
    with translation.override(letter.credential.language):
        if is_final:
            subject = _("“%(achievement)s” was revoked") % _facts(letter)
            text = _("%(issuer)s revoked your credential “%(achievement)s”.") % _facts(letter)
        else:
            subject = _("“%(achievement)s” is suspended") % _facts(letter)
            text = _("%(issuer)s suspended your credential “%(achievement)s” for now.") % _facts(letter)
        advice = _("If you think this is a mistake, please write to %(issuer)s.") % _facts(letter)
        return _message(letter, subject, text, _("The reason given: %(reason)s") % {"reason": reason}, advice)


def reinstated(letter: Letter, reason: str) -> Message:
    """It counts again, and why."""
    with translation.override(letter.credential.language):
        return _message(
            letter,
            _("“%(achievement)s” counts again") % _facts(letter),
            _("%(issuer)s has lifted the suspension of your credential “%(achievement)s”.") % _facts(letter),
            _("The reason given: %(reason)s") % {"reason": reason},
        )


def _facts(letter: Letter) -> dict[str, str]:
    return {"issuer": letter.issuer, "achievement": letter.achievement}


def _message(letter: Letter, subject: str, *sentences: str, action: str = "") -> Message:
    link = f"{settings.ASSAY_ORIGIN}/claim/{claim_token(letter.credential.key)}" if action else ""
    facts = {
        "greeting": _("Hello %(name)s,") % {"name": letter.name},
        "sentences": sentences,
        "link": link,
        "action": action,
        "language": letter.credential.language,
        "subject": subject,
    }
    text = "\n\n".join([str(facts["greeting"]), *sentences, *([f"{action}: {link}"] if link else [])]) + "\n"
    page = render_to_string("credentials/letter.html", facts)
    # A line break in a name must not become a header of the mail.
    return Message(letter.email, " ".join(subject.split())[:LONGEST_SUBJECT], text, page)
