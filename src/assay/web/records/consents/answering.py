"""What a guardian says through the secret link: yes, no, later ones too; and taking it back.

Apart from the pupil's side because nobody signs in here: the link says which guardian it was sent to, and
never that it is the guardian who holds it. So nothing from here is ever stored as verified.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.consents import words
from assay.web.records.consents.letters import asked_of, tell_pupil
from assay.web.records.consents.links import opened_link
from assay.web.records.consents.models import Ask, Consent
from assay.web.records.consents.rules import BY_LINK
from assay.web.records.consents.sealed import ConsentDetails, sealed_consent, secret_of, words_digest
from assay.web.records.consents.states import concerned_of, covers, standing
from assay.web.records.consents.values import STANDING_KINDS, ConsentRefused, Rule
from assay.web.records.policies.queries import Policy, policy
from assay.web.records.rosters.families import decided_by
from assay.web.records.rosters.rows import GuardianRow, PupilRow

_SCHOOL_YEAR_ENDS = (7, 31)


def standing_until(instant: datetime) -> datetime:
    """The end of the school year that this instant lies in: how long "later ones like it" reaches."""
    month, day = _SCHOOL_YEAR_ENDS
    end = instant.replace(month=month, day=day, hour=23, minute=59, second=59, microsecond=0)
    return end if instant <= end else end.replace(year=end.year + 1)


def may_stand(ask: Ask, rule: Rule, terms: Policy) -> bool:
    """Whether "later ones like it" can be said of this ask."""
    return terms.allows_standing and ask.audience_kind in STANDING_KINDS and rule is Rule.GUARDIAN


@transaction.atomic
def answer(token: str, ask_key: str, said: str, language: str = "en") -> str:
    """Take this answer (`yes`, `standing`, `no`) of the guardian whose link it is; the consent's key.

    Raises `NotFound`: not their link, not their child, nobody they decide for any more; `ConsentRefused`.
    """
    organization, guardian = opened_link(token)
    ask, row = _theirs(organization, guardian, ask_key)
    concerned, terms = concerned_of(row), policy(organization)
    if ask.closed_as:
        raise ConsentRefused("closed")
    state = standing(ask, concerned).state
    if state == "lapsed":
        raise ConsentRefused("lapsed")
    if said not in {"yes", "standing", "no"}:
        raise NotFound
    if said != "no" and concerned.rule is not Rule.GUARDIAN:
        raise ConsentRefused("needs-school")
    if said == "standing" and not may_stand(ask, concerned.rule, terms):
        raise ConsentRefused("not-standing")
    key = _store(_Saying(ask, row, guardian, said, language), terms)
    if said == "no":
        _close(ask, "refused", row)
    else:
        after = standing(ask, concerned).state
        if after == "open" and state != "open":
            tell_pupil(ask, row, ask.matter.person if ask.matter else None, "answered-yes")
    return key


def _theirs(organization: str, guardian: GuardianRow, ask_key: str) -> tuple[Ask, PupilRow]:
    """The ask, locked, if it is about a child that this guardian decides for today. Raises `NotFound`."""
    locked = Ask.objects.of(organization).select_for_update().filter(key=ask_key).first()
    children = {row.key: row for row in decided_by(organization, guardian.key)}
    if locked is None or locked.pupil_id not in children or children[locked.pupil_id].decides_alone:
        raise NotFound
    return locked, children[locked.pupil_id]


@dataclass(frozen=True, slots=True)
class _Saying:
    ask: Ask
    row: PupilRow
    guardian: GuardianRow
    said: str
    language: str


def _store(saying: _Saying, terms: Policy) -> str:
    ask, row, guardian, said = saying.ask, saying.row, saying.guardian, saying.said
    secret = secret_of(row.data_key)
    if secret is None:
        raise NotFound
    key, instant = new_key(), now()
    end = standing_until(instant) if said == "standing" else ask.ends_at
    text = words.agreed(asked_of(ask, row), terms, said, saying.language, end if said == "standing" else None)
    details = ConsentDetails(guardian.name, BY_LINK, "", text)
    Consent.objects.create(
        key=key,
        organization_id=ask.organization_id,
        ask=ask,
        pupil_id=row.key,
        guardian=guardian.key,
        answer=said,
        method=BY_LINK,
        is_verified=False,
        sealed=sealed_consent(secret, key, details),
        digest=words_digest(secret, text),
        text_version=words.version_of(terms),
        language=saying.language[:8],
        said_on=localdate(),
        made_at=instant,
        until=max(end, instant + timedelta(seconds=1)),
    )
    record(
        "answer",
        "consent",
        ask.key,
        organization=ask.organization_id,
        answer=said,
        method=BY_LINK,
        pupil=row.key,
    )
    return key


def _close(ask: Ask, how: str, row: PupilRow) -> None:
    """Nothing of this ask is open from this moment on; whatever it rested upon counts no more for it."""
    instant = now()
    Consent.objects.of(ask.organization_id).filter(ask=ask, withdrawn_at=None).exclude(answer="no").update(
        withdrawn_at=instant, withdrawn_by="guardian"
    )
    Ask.objects.of(ask.organization_id).filter(key=ask.key).update(closed_as=how, closed_at=instant)
    ask.closed_as, ask.closed_at = how, instant
    name = "answered-no" if how == "refused" else "withdrawn"
    tell_pupil(ask, row, ask.matter.person if ask.matter else None, name)


@transaction.atomic
def withdraw(token: str, ask_key: str) -> None:
    """Close what was open, at once and whoever had said yes to it. Raises `NotFound`; twice is once."""
    organization, guardian = opened_link(token)
    ask, row = _theirs(organization, guardian, ask_key)
    if not ask.closed_as:
        close_ask(ask, row)
        record("withdraw", "consent", ask.key, organization=organization, pupil=row.key)


@transaction.atomic
def withdraw_standing(token: str, consent_key: str) -> None:
    """Take a "later ones too" back: all that rests upon it closes at once. Raises `NotFound`."""
    organization, guardian = opened_link(token)
    found = Consent.objects.of(organization).filter(key=consent_key, guardian=guardian.key, answer="standing")
    ask_key = found.values_list("ask", flat=True).first()
    if ask_key is None:
        raise NotFound
    _ask, row = _theirs(organization, guardian, ask_key)  # first, as whoever answers or closes it does
    said = found.select_related("ask").get()
    if said.withdrawn_at is None:
        withdraw_said(said, row, "guardian")
        record("withdraw", "standing-consent", said.key, organization=organization, pupil=row.key)


def withdraw_said(said: Consent, row: PupilRow, by: str) -> None:
    """This standing word counts no more, and every ask that it opened is closed."""
    Consent.objects.of(said.organization_id).filter(key=said.key).update(withdrawn_at=now(), withdrawn_by=by)
    open_asks = Ask.objects.of(said.organization_id).select_for_update().filter(pupil=row.key, closed_as="")
    for each in open_asks.order_by("key"):
        if each.key == said.ask_id or covers(said.ask, each):
            close_ask(each, row)


def close_ask(ask: Ask, row: PupilRow) -> None:
    """Withdrawn from this moment on, by whoever decides or by the school."""
    _close(ask, "withdrawn", row)
