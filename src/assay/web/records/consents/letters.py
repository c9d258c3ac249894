"""The mails of the gate, in the words of the school's policy and the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.records.consents.models import Ask, GuardianLink
from assay.web.records.consents.sealed import ask_details, secret_of
from assay.web.records.consents.words import Asked, facts
from assay.web.records.mailing.actions import Message, queue
from assay.web.records.organizations.queries import public
from assay.web.records.people.link_tokens import new_token, token_digest
from assay.web.records.people.models import Person
from assay.web.records.people.queries import has_address, instance_seal
from assay.web.records.policies.queries import policy
from assay.web.records.rosters.queries import guardians_of
from assay.web.records.rosters.rows import GuardianRow, PupilRow

LINK, ADDRESS = "guardian-link", "guardian-address"


def address_digest(email: str) -> str:
    """The keyed digest of the address that a link was sent to."""
    return instance_seal().index(email.strip().casefold(), ADDRESS)


def asked_of(ask: Ask, row: PupilRow) -> Asked:
    """What the words of this ask are made of."""
    details = ask_details(secret_of(row.data_key), ask.key, ask.sealed)
    school, parts = public(ask.organization_id).name, tuple(ask.parts)
    return Asked(school, row.name, details, ask.audience_kind, ask.ends_at, parts)


def new_link(organization: str, guardian: GuardianRow) -> str:
    """A new secret link for this guardian, valid while it goes to their present address; its token."""
    token = new_token()
    GuardianLink.objects.create(
        organization_id=organization,
        guardian_id=guardian.key,
        token_digest=token_digest(token, LINK),
        sent_to=address_digest(guardian.email),
        made_at=now(),
    )
    return token


def write_to_guardians(ask: Ask, row: PupilRow, name: str, among: Iterable[str] | None = None) -> int:
    """The text of this name (`ask`, `reminder`) to each deciding guardian with an address; how many."""
    asked, terms, count = asked_of(ask, row), policy(ask.organization_id), 0
    for guardian in guardians_of(row.organization, row.key):
        if not guardian.decides or not guardian.email or (among is not None and guardian.key not in among):
            continue
        address = f"{settings.ASSAY_ORIGIN}/guardian/{new_link(row.organization, guardian)}"
        with translation.override(guardian.language):
            told = facts(asked, address)
            subject = terms.written(f"{name}-subject", guardian.language, told)
            text = terms.written(name, guardian.language, told)
        queue(Message(guardian.email, subject, f"{text.strip()}\n"), kind="consent", key=ask.key)
        count += 1
    return count


def tell_of_standing(ask: Ask, row: PupilRow) -> None:
    """Every deciding guardian learns what was opened on the earlier word, and how to close it."""
    asked = asked_of(ask, row)
    for guardian in guardians_of(row.organization, row.key):
        if not guardian.decides or not guardian.email:
            continue
        address = f"{settings.ASSAY_ORIGIN}/guardian/{new_link(row.organization, guardian)}"
        with translation.override(guardian.language):
            told = facts(asked, address)
            subject = _("%(pupil)s shows something, as you had allowed") % told
            text = _(
                "%(pupil)s now shows “%(title)s” to %(audience)s, until %(until)s. You had said yes to this "
                "and later ones like it, so nobody asks you again. You can close it at any time here:"
            ) % (told | {"title": asked.details.title})
        queue(Message(guardian.email, subject, f"{text}\n\n{address}\n"), kind="consent", key=ask.key)


def tell_pupil(ask: Ask, row: PupilRow, person: Person | None, name: str) -> None:
    """The text of this name (`answered-yes`, `answered-no`, `withdrawn`) to whoever asked, by mail."""
    if person is None or not has_address(person):
        return
    language = person.language
    with translation.override(language):
        page = "exemplars" if ask.kind == "exemplar" else "shares"
        told = facts(asked_of(ask, row), f"{settings.ASSAY_ORIGIN}/wallet/{page}")
        terms = policy(ask.organization_id)
        subject = terms.written(f"{name}-subject", language, told)
        text = terms.written(name, language, told)
    queue(Message(person.email, subject, f"{text.strip()}\n"), kind="consent", key=ask.key)
