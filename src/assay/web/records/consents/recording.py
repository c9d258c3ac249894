"""What a member of the school records: a guardian's consent that reached it another way; and withdrawals.

Apart from the guardian's link because a member answers for it by name: who said it, how they were known,
when, and for what. Only ways that the school's policy counts as verifying are taken.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import localdate

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.papers import KeptDocument, PaperRefused, kept
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.consents import words
from assay.web.records.consents.answering import close_ask, withdraw_said
from assay.web.records.consents.letters import asked_of, tell_pupil
from assay.web.records.consents.models import Ask, Consent
from assay.web.records.consents.sealed import (
    ConsentDetails,
    sealed_consent,
    sealed_scan,
    secret_of,
    words_digest,
)
from assay.web.records.consents.states import concerned_of, standing
from assay.web.records.consents.values import ConsentRefused, Recording
from assay.web.records.organizations.permissions import Permission
from assay.web.records.people.models import Person
from assay.web.records.policies.queries import policy
from assay.web.records.rosters.queries import guardians_of, require_pupil
from assay.web.records.rosters.rows import PupilRow


@transaction.atomic
def record_by_school(actor: Person, organization: str, ask_key: str, told: Recording) -> str:
    """A consent to this one ask, as the member was told it; its key.

    It opens what was asked, for the audience and the time that were asked for, and nothing else. Raises
    `NotFound`, `Forbidden`, `ConsentRefused`.
    """
    ask, row = _reached(actor, organization, ask_key)
    concerned, terms = concerned_of(row), policy(organization)
    if ask.closed_as:
        raise ConsentRefused("closed")
    if row.decides_alone or ask.ends_at <= now():
        raise ConsentRefused("lapsed")
    method = next(
        (each for each in terms.methods_for(row.band, verified_only=True) if each.key == told.method), None
    )
    if method is None:
        raise ConsentRefused("method")
    who = _who(row, told)
    if told.said_on > localdate():
        raise ConsentRefused("date")
    if not now() < told.until <= ask.ends_at:
        raise ConsentRefused("until")
    secret = secret_of(row.data_key)
    if secret is None:
        raise NotFound
    was_open = standing(ask, concerned).state == "open"
    key = new_key()
    text = words.agreed(asked_of(ask, row), terms, "yes", row.language, None)
    scan = _scan(told.scan) if told.scan else None
    Consent.objects.create(
        key=key,
        organization_id=organization,
        ask=ask,
        pupil_id=row.key,
        guardian=told.guardian,
        recorded_by=actor,
        answer="yes",
        method=method.key,
        is_verified=True,
        sealed=sealed_consent(secret, key, ConsentDetails(who, told.how.strip(), told.note.strip(), text)),
        digest=words_digest(secret, text),
        text_version=words.version_of(terms),
        language=row.language,
        said_on=told.said_on,
        made_at=now(),
        until=told.until,
        sealed_scan=sealed_scan(secret, key, scan.content) if scan else b"",
        scan_kind=scan.kind if scan else "",
    )
    _record(actor, "record", ask, row, method=method.key)
    if not was_open and standing(ask, concerned).state == "open":
        tell_pupil(ask, row, ask.matter.person if ask.matter else None, "answered-yes")
    return key


def _scan(content: bytes) -> KeptDocument:
    try:
        return kept("", content)
    except PaperRefused as error:
        raise ConsentRefused("scan") from error


def _who(row: PupilRow, told: Recording) -> str:
    if told.guardian:
        held = {each.key: each for each in guardians_of(row.organization, row.key) if each.decides}
        if told.guardian not in held:
            raise ConsentRefused("who")
        return held[told.guardian].name
    if not told.who.strip():
        raise ConsentRefused("who")
    return told.who.strip()


def _reached(actor: Person, organization: str, ask_key: str) -> tuple[Ask, PupilRow]:
    """The ask, locked, if this member records consents and reaches its pupil."""
    locked = Ask.objects.of(organization).select_for_update().filter(key=ask_key).first()
    row = require_pupil(actor, organization, locked.pupil_id if locked else "", Permission.CONSENT_RECORD)
    if locked is None:
        raise NotFound
    return locked, row


def _record(actor: Person, verb: str, ask: Ask, row: PupilRow, **facts: str) -> None:
    record(verb, "consent", ask.key, actor=actor.key, organization=row.organization, pupil=row.key, **facts)


@transaction.atomic
def withdraw_by_school(actor: Person, organization: str, ask_key: str) -> None:
    """Close it at once: a guardian told the school. Raises `NotFound`, `Forbidden`; twice is once."""
    ask, row = _reached(actor, organization, ask_key)
    if not ask.closed_as:
        close_ask(ask, row)
        Consent.objects.of(organization).filter(ask=ask, withdrawn_by="guardian").update(
            withdrawn_by="school"
        )
        _record(actor, "withdraw", ask, row)


@transaction.atomic
def refuse_by_school(actor: Person, organization: str, ask_key: str) -> None:
    """Note a guardian's no that reached the school. Raises `NotFound`, `Forbidden`, `ConsentRefused`."""
    ask, row = _reached(actor, organization, ask_key)
    if ask.closed_as:
        raise ConsentRefused("closed")
    close_ask(ask, row)
    Ask.objects.of(organization).filter(key=ask.key).update(closed_as="refused")
    _record(actor, "refuse", ask, row)


@transaction.atomic
def withdraw_standing_by_school(actor: Person, organization: str, consent_key: str) -> str:
    """Take a guardian's "later ones too" back for them; the pupil's key. Raises `NotFound`, `Forbidden`."""
    found = Consent.objects.of(organization).filter(key=consent_key, answer="standing")
    _ask, row = _reached(actor, organization, found.values_list("ask", flat=True).first() or "")
    said = found.select_related("ask").get()
    if said.withdrawn_at is None:
        withdraw_said(said, row, "school")
        record("withdraw", "standing-consent", said.key, actor=actor.key, organization=organization)
    return row.key
