"""Writes of exemplars: propose one, agree, say no, take it back, take it down; and forgetting.

Nothing is shown before whoever made the work has agreed, and for a minor whoever decides for them. What is
no longer shown is destroyed: only that it was asked, and when, stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.applications import queries as applications
from assay.web.records.applications import sealed as application_seal
from assay.web.records.applications.judged import Judged, judgements
from assay.web.records.applications.models import Application
from assay.web.records.audit.actions import record
from assay.web.records.credentials.models import Credential
from assay.web.records.exemplars import choosing, gate, letters, queries, sealed
from assay.web.records.exemplars.models import Exemplar, Part
from assay.web.records.exemplars.states import is_past, state_of
from assay.web.records.exemplars.values import (
    ANSWER_WITHIN,
    LASTS,
    LIVE,
    PASSED,
    ExemplarRefused,
    Proposal,
    Work,
)
from assay.web.records.mailing import actions as mailing
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.permissions import Permission
from assay.web.records.people.models import Person
from assay.web.records.rosters.recipients import limits

_KIND = "exemplar"
_SLACK = timedelta(days=1)  # the last day counts as a whole


def propose(actor: Person, organization: str, application: str, proposal: Proposal) -> str:
    """Ask whoever made this work whether it may be shown so; the exemplar's key.

    Raises `NotFound`, `Forbidden`, `ExemplarRefused`.
    """
    held = organizations.require(actor, organization, Permission.APPLICATION_REVIEW)
    applications.application(organization, application, limits(held))
    try:
        with transaction.atomic():
            return _proposed(actor, organization, application, proposal)
    except IntegrityError as error:  # somebody else proposed another one meanwhile
        raise ExemplarRefused("taken") from error


def _proposed(actor: Person, organization: str, application: str, proposal: Proposal) -> str:
    row = Application.objects.of(organization).select_for_update(of=("self",)).get(key=application)
    judged = _judged(row, proposal.step)
    if not now() < proposal.ends_at <= now() + LASTS + _SLACK:
        raise ExemplarRefused("ends", "ends_at")
    said = Exemplar.objects.of(organization).filter(application=row, state__in=("refused", "withdrawn"))
    if said.filter(step=judged.step).exists():
        raise ExemplarRefused("said-no")
    if not gate.whose(row).is_clear:
        raise ExemplarRefused("whose")
    secret = application_seal.secret_of(row)
    name, address = application_seal.person(row, secret)
    parts = choosing.copied(row, judged, proposal, (name, address))
    kind = choosing.kind_of(judged)
    _clear(row.version_id, kind)
    made = Exemplar(
        key=new_key(),
        organization_id=organization,
        version_id=row.version_id,
        application=row,
        step_id=judged.step,
        kind=kind,
        made_by=actor,
        made_at=now(),
        answer_by=min(now() + ANSWER_WITHIN, proposal.ends_at),
        ends_at=proposal.ends_at,
    )
    words = {"why": proposal.why.strip(), "results": sorted(judged.results.items())}
    made.sealed = sealed.sealed_words(secret, made.key, words)
    made.save(force_insert=True)
    _store(made, secret, parts)
    mailing.queue(letters.question(made, address), kind=_KIND, key=made.key)
    record("propose", _KIND, made.key, actor=actor.key, organization=organization)
    return made.key


def _judged(row: Application, step: str) -> Judged:
    if row.state not in {"accepted", "declined"}:
        raise ExemplarRefused("not-decided")
    if row.confirmed_at is None:
        raise ExemplarRefused("not-confirmed")
    found = next((each for each in judgements(row) if each.step == step), None)
    if found is None:
        raise NotFound
    return found


def _clear(version: str, kind: str) -> None:
    """Close what is over of this kind, and refuse where another is still asked for or shown."""
    rows = Exemplar.objects.everywhere("one of a kind for each version").filter(
        version=version, kind=kind, state__in=LIVE
    )
    for row in rows.select_for_update(of=("self",)).select_related("application", "application__person"):
        if state_of(row) in {"asked", "open", "waiting", "waiting-school"}:
            raise ExemplarRefused("taken")
        _close(row, "over")


def _store(made: Exemplar, secret: SealingKey, parts: list[choosing.Copied]) -> None:
    for place, each in enumerate(parts, 1):
        key = new_key()
        values = {"title": each.title, "text": each.text, "is_edited": each.is_edited}
        Part.objects.create(
            key=key,
            organization_id=made.organization_id,
            exemplar=made,
            place=place,
            kind=each.kind,
            sealed=sealed.sealed_part(secret, key, values),
            sealed_content=sealed.sealed_file(secret, key, each.content) if each.content else b"",
            media_type=each.media_type,
        )


@transaction.atomic
def agree(token: str, *, is_adult: bool = False) -> str:
    """The person's yes; the state then: open, or waiting for whoever decides for a minor.

    Said again after a guardian's no or silence, it asks again. Raises `NotFound`, `ExemplarRefused`,
    `ConsentRefused`.
    """
    row = _locked(token)
    if row.state not in LIVE or is_past(row):
        raise ExemplarRefused("closed")
    work = queries.work_of(row)
    if work is None:
        raise ExemplarRefused("closed")
    known = gate.whose(row.application)
    if gate.is_minor_elsewhere(row.application, known):
        raise ExemplarRefused("minor")
    if gate.must_say_age(row.application, known) and not (is_adult or row.is_adult):
        raise ExemplarRefused("age", "is_adult")
    row.state, row.answered_at = "agreed", now()
    row.is_adult, row.was_gated = is_adult or row.is_adult, bool(known.guarded)
    row.save(update_fields=["state", "answered_at", "is_adult", "was_gated"])
    gate.ask(row.application, known, row.key, _wording(work))
    record("agree", _KIND, row.key, actor=_actor(row), organization=row.organization_id)
    return state_of(row)


def _wording(work: Work) -> gate.Wording:
    facts = {"achievement": work.achievement_name}
    title = (
        _("Work for “%(achievement)s” that passed")
        if work.kind == PASSED
        else _("Work for “%(achievement)s” that was returned")
    )
    shows = (*(part.title for part in work.parts), _("why it was judged so"))
    return gate.Wording(title % facts, shows, work.achievement_name, work.issuer, work.ends_at)


@transaction.atomic
def refuse(token: str) -> None:
    """The person's no. Raises `NotFound`, `ExemplarRefused`."""
    row = _locked(token)
    if row.state != "asked":
        raise ExemplarRefused("closed")
    _close(row, "refused")
    record("refuse", _KIND, row.key, actor=_actor(row), organization=row.organization_id)


@transaction.atomic
def withdraw(token: str) -> None:
    """The person takes the yes back: nothing is shown from now on. Raises `NotFound`; twice is once."""
    row = _locked(token)
    if row.state == "agreed":
        _close(row, "withdrawn")
        record("withdraw", _KIND, row.key, actor=_actor(row), organization=row.organization_id)


@transaction.atomic
def take_down(actor: Person, organization: str, key: str) -> str:
    """A member takes it down, or the question back; the achievement's key.

    Raises `NotFound`, `Forbidden`; twice is once.
    """
    organizations.require(actor, organization, Permission.APPLICATION_REVIEW)
    rows = Exemplar.objects.of(organization).select_for_update(of=("self",)).select_related("version")
    row = rows.filter(key=key).first()
    if row is None:
        raise NotFound
    if row.state in LIVE:
        _close(row, "taken-down")
        record("take-down", _KIND, key, actor=actor.key, organization=organization)
    return row.version.achievement_id


def opened(achievement: str, number: int, kind: str = "") -> list[Work]:
    """The open exemplars of a published version, for everybody; of this kind, or all. Raises `NotFound`.

    That somebody saw it is written down where it is shown on a guardian's word.
    """
    told = queries.shown(achievement, number, kind)
    for each in told:
        gate.note(each.key)
    return told


def close_over() -> int:
    """Destroy what is kept of exemplars whose time is over; how many."""
    rows = Exemplar.objects.everywhere("the daily job").filter(state__in=LIVE)
    count = 0
    for key in list(rows.values_list("key", flat=True)):
        with transaction.atomic():
            row = rows.select_for_update(of=("self",)).filter(key=key).first()
            if row is not None and is_past(row):
                _close(row, "over")
                count += 1
    return count


def forget_recipients(recipients: Iterable[str] = (), *, data_keys: Iterable[str] = ()) -> int:
    """Forget every exemplar of work that earned these recipients, or those of these data keys, an award."""
    whose = Q(recipient__in=set(recipients)) | Q(recipient__data_key__in=set(data_keys))
    awards = Credential.objects.everywhere("of somebody forgotten").filter(whose)
    keys = set(awards.values_list("key", flat=True))
    rows = Exemplar.objects.everywhere("of somebody forgotten").filter(application__credential__in=keys)
    return _forget(list(rows))


def forget_people(persons: Iterable[str], emails: Iterable[str]) -> int:
    """Forget every exemplar of these accounts' and these addresses' work; how many."""
    indexes = {index for each in emails if (index := application_seal.mail_index(each))}
    rows = Exemplar.objects.everywhere("of somebody forgotten").select_related("application")
    held = [
        *rows.filter(application__person__in=set(persons)),
        *rows.filter(application__mail_index__in=indexes),
    ]
    return _forget(held)


def _forget(rows: list[Exemplar]) -> int:
    keys = {row.key for row in rows}
    gate.drop(sorted(keys))
    mailing.forget_wholly(_KIND, sorted(keys))
    Exemplar.objects.everywhere("of somebody forgotten").filter(key__in=keys).delete()
    return len(keys)


def _close(row: Exemplar, state: str) -> None:
    Part.objects.of(row.organization_id).filter(exemplar=row).delete()
    row.state, row.closed_at, row.sealed = state, now(), b""
    row.save(update_fields=["state", "closed_at", "sealed"])
    gate.end([row.key])
    mailing.forget_about(_KIND, row.key)


def _locked(token: str) -> Exemplar:
    key = queries.of_token(token).key
    rows = queries.tied(Exemplar.objects.everywhere("whoever holds the link"))
    return rows.select_for_update(of=("self",)).get(key=key)


def _actor(row: Exemplar) -> str:
    return row.application.person_id or ""
