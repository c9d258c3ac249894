"""Writes of the gate on the pupil's side: ask, remind, ask anew, open as somebody who decides alone."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.consents.letters import tell_of_standing, write_to_guardians
from assay.web.records.consents.models import Ask, Matter
from assay.web.records.consents.sealed import AskDetails, ask_details, sealed_ask, secret_of
from assay.web.records.consents.states import latest, matter_rule, matter_state, standing
from assay.web.records.consents.values import (
    AUDIENCES,
    Concerned,
    ConsentRefused,
    ConsentState,
    Rule,
    Subject,
)
from assay.web.records.people.models import Person
from assay.web.records.policies.queries import policy
from assay.web.records.rosters.queries import guardians_of

LONGEST = timedelta(days=366)
"""For so long the furthest something of a minor's may be opened."""


@transaction.atomic
def ask(person: Person | None, subject: Subject) -> ConsentState:
    """Note this matter, and ask whoever has to say yes to it; how it stands then.

    Asked again in the same words, nothing happens; in other words, what was agreed to counts no more.
    Raises `ConsentRefused` where a minor's side leaves out who will see it, or until when.
    """
    matter = _matter(person, subject)
    rule = matter_rule(matter)
    if rule.is_free:
        return matter_state(matter, rule)
    if not subject.audience.strip() or subject.audience_kind not in AUDIENCES:
        raise ConsentRefused("audience")
    if not now() < subject.ends_at <= now() + LONGEST:
        raise ConsentRefused("ends")
    for each in rule.concerned:
        _ask(matter, each, subject)
    return matter_state(matter, rule)


def _matter(person: Person | None, subject: Subject) -> Matter:
    values = {
        "person": person,
        "pupil_id": subject.pupil or None,
        "credentials": list(subject.credentials),
        "made_at": now(),
    }
    matter, is_new = Matter.objects.get_or_create(kind=subject.kind, subject=subject.key, defaults=values)
    locked = Matter.objects.select_for_update().get(key=matter.key)
    if not is_new and (locked.person_id != (person.pk if person else None)):
        raise NotFound
    if not is_new and locked.credentials != values["credentials"]:
        locked.credentials = list(subject.credentials)
        locked.save(update_fields=["credentials"])
        close_open(locked, "replaced")
    return locked


def _ask(matter: Matter, concerned: Concerned, subject: Subject) -> None:
    row, before = concerned.pupil, latest(matter, concerned.pupil.key)
    secret = secret_of(row.data_key)
    if secret is None:
        raise NotFound
    details = AskDetails(subject.title, subject.shows, subject.audience.strip())
    if before is not None and standing(before, concerned).state in {"waiting", "waiting-school", "open"}:
        told = ask_details(secret, before.key, before.sealed)
        is_same = (told, before.audience_kind, before.parts, before.ends_at) == (
            details,
            subject.audience_kind,
            list(subject.parts),
            subject.ends_at,
        )
        if is_same:
            return
    if before is not None and not before.closed_as:
        _close(before, "replaced")
    key, instant = new_key(), now()
    made = Ask.objects.create(
        key=key,
        organization_id=row.organization,
        matter=matter,
        pupil_id=row.key,
        kind=subject.kind,
        sealed=sealed_ask(secret, key, details),
        audience_kind=subject.audience_kind,
        parts=list(subject.parts),
        ends_at=subject.ends_at,
        asked_at=instant,
        lapses_at=instant + timedelta(days=policy(row.organization).ask_lapses_days),
    )
    actor = matter.person_id or ""
    record("ask", "consent", key, actor=actor, organization=row.organization, pupil=row.key)
    state = standing(made, concerned).state
    if state == "open":
        tell_of_standing(made, row)
    elif concerned.rule is Rule.GUARDIAN:
        write_to_guardians(made, row, "ask")


@transaction.atomic
def end(person: Person, kind: str, key: str) -> None:
    """The pupil takes back what was asked: nobody need answer, and nothing is open. Unknown: nothing."""
    matter = Matter.objects.select_for_update().filter(kind=kind, subject=key, person=person).first()
    if matter is not None:
        close_open(matter, "ended")


def close_open(matter: Matter, how: str) -> None:
    """Whatever is still asked about this matter is closed in this way."""
    for each in Ask.objects.everywhere("of one matter").filter(matter=matter, closed_as=""):
        _close(each, how)


def _close(ask: Ask, how: str) -> None:
    Ask.objects.of(ask.organization_id).filter(key=ask.key, closed_as="").update(
        closed_as=how, closed_at=now()
    )


@transaction.atomic
def ask_anew(person: Person | None, kind: str, key: str) -> ConsentState:
    """Ask once more in the same words, after a no, a withdrawal or silence.

    Whoever decides alone by now is asked nobody for: it opens. Raises `NotFound`, `ConsentRefused`.
    """
    matter = _of(person, kind, key)
    rule = matter_rule(matter)
    if rule.is_free:
        Matter.objects.filter(key=matter.key).update(opened_at=now())
        record("open", kind, key, actor=person.key if person else "")
        matter.refresh_from_db()
        return matter_state(matter, rule)
    for each in rule.concerned:
        before = latest(matter, each.pupil.key) or _any_ask(matter)
        if standing(before, each).state in {"waiting", "waiting-school", "open"} and before.pupil_id == (
            each.pupil.key
        ):
            continue
        _ask(matter, each, _subject(matter, before))
    return matter_state(matter, rule)


def _any_ask(matter: Matter) -> Ask:
    found = Ask.objects.everywhere("of one matter").filter(matter=matter).select_related("pupil").first()
    if found is None:
        raise NotFound
    return found


def _subject(matter: Matter, before: Ask) -> Subject:
    told = ask_details(secret_of(before.pupil.data_key_id or ""), before.key, before.sealed)
    if before.ends_at <= now():
        raise ConsentRefused("ends")
    return Subject(
        matter.kind,
        matter.subject,
        before.organization_id,
        before.pupil_id,
        told.title,
        told.shows,
        told.audience,
        before.ends_at,
        before.audience_kind,
        tuple(before.parts),
        tuple(matter.credentials),
    )


@transaction.atomic
def remind(person: Person, key: str, kind: str = "share") -> ConsentState:
    """Write to the guardians who have not answered yet. Raises `NotFound`, `ConsentRefused`."""
    matter = _of(person, kind, key)
    rule = matter_rule(matter)
    state = matter_state(matter, rule)
    if state.state != "waiting":
        raise ConsentRefused("needs-school" if state.state == "waiting-school" else "closed")
    if state.may_remind_from is None:
        raise ConsentRefused("no-more")
    if state.may_remind_from > now():
        raise ConsentRefused("not-yet")
    sent = 0
    for each in rule.concerned:
        ask = latest(matter, each.pupil.key)
        if ask is None:
            continue
        told = standing(ask, each)
        if told.state == "waiting":
            row = each.pupil
            silent = {held.key for held in guardians_of(row.organization, row.key)} - told.yes
            sent += write_to_guardians(ask, row, "reminder", silent)
            Ask.objects.of(ask.organization_id).filter(key=ask.key).update(
                reminded_at=now(), reminders=ask.reminders + 1
            )
            record("remind", "consent", ask.key, actor=person.key, organization=ask.organization_id)
    if not sent:
        raise ConsentRefused("nobody")
    return matter_state(matter, rule)


def _of(person: Person | None, kind: str, key: str) -> Matter:
    found = Matter.objects.select_for_update().filter(kind=kind, subject=key, person=person).first()
    if found is None:
        raise NotFound
    return found
