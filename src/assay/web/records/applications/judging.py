"""What assessors do: return with what is missing, decline with the reason, agree, accept and so award.

Every turn is recorded with who took it, for how long, on which evidence and at which attempt: it is what
the award's `assessment` says later, and the best sign of rigor that anybody will have.
"""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.applications import links, queries, sealed
from assay.web.records.applications.models import Application, Step
from assay.web.records.applications.values import WAITING, ApplicationRefused, Judgement
from assay.web.records.audit.actions import record
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.values import JSON, Award, EvidenceItem
from assay.web.records.mailing.actions import Message, queue
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.permissions import Permission
from assay.web.records.people import addresses
from assay.web.records.people.models import Person
from assay.web.records.rosters.recipients import limits

_DAY_OF_MINUTES = 24 * 60


def judge(actor: Person, organization: str, key: str, said: Judgement) -> str:
    """The state after this judgement: returned, declined, second (one more must agree) or accepted.

    Accepted means awarded: the credential is signed and on its way. Raises `NotFound`, `Forbidden`,
    `ApplicationRefused`, and what `credentials.plan` raises (then nothing was decided).
    """
    held = organizations.require(actor, organization, Permission.APPLICATION_REVIEW)
    queries.application(organization, key, limits(held))
    with transaction.atomic():
        row = _waiting(actor, organization, key)
        if said.kind in {"returned", "declined"} and not said.text.strip():
            raise ApplicationRefused("text-missing")
        kind = said.kind
        if kind == "accepted" and _needs_another(row):
            kind = "agreed"
        step = _step(row, actor, said, kind)
        row.state = "second" if kind == "agreed" else kind
        if kind in {"accepted", "declined"}:
            row.decided_at = now()
        if kind == "accepted":
            [row.credential] = credentials.plan(None, organization, [_award(row)])
        row.save(update_fields=["state", "decided_at", "credential"])
        facts = {"attempt": row.attempt, "minutes": step.minutes}
        record(kind, "application", key, actor=actor.key, organization=organization, **facts)
        if kind in {"returned", "declined"}:
            _tell(row, kind, said.text)
    if row.credential:
        credentials.issue_planned(organization, [row.credential])
    return row.state


def _waiting(actor: Person, organization: str, key: str) -> Application:
    rows = Application.objects.of(organization).filter(key=key)
    row = rows.select_for_update(of=("self",)).select_related("version").first()
    if row is None:
        raise NotFound
    if row.state not in WAITING:
        raise ApplicationRefused("not-waiting")
    own = {sealed.mail_index(email) for email in (actor.email, *addresses.proven(actor))}
    if row.person_id == actor.pk or row.mail_index in own:
        raise ApplicationRefused("own")
    if row.state == "second" and actor.pk in _agreed(row):
        raise ApplicationRefused("same-assessor")
    return row


def _agreed(row: Application) -> list[str]:
    steps = Step.objects.of(row.organization_id).filter(application=row, kind="agreed", attempt=row.attempt)
    return [actor for actor in steps.values_list("actor_id", flat=True) if actor]


def _needs_another(row: Application) -> bool:
    asked = queries.intake(row.organization_id, row.version.achievement_id)
    return asked.needs_second and not _agreed(row)


def _step(row: Application, actor: Person, said: Judgement, kind: str) -> Step:
    step = Step(
        organization_id=row.organization_id,
        application=row,
        kind=kind,
        attempt=row.attempt,
        actor=actor,
        results={name: value for name, value in said.results.items() if value},
        minutes=max(0, min(said.minutes, _DAY_OF_MINUTES)),
        evidence=[piece.digest for piece in queries.pieces_of(row)],
    )
    sealed.seal_words(sealed.secret_of(row), step, said.text.strip())
    step.save()
    return step


def _award(row: Application) -> Award:
    secret = sealed.secret_of(row)
    name, email = sealed.person(row, secret)
    steps = queries.steps_of(row)
    described = {asked.name for asked in achievements.version(row.version_id).values.results}
    results = {
        result: value
        for result, value in steps[-1].results.items()
        if result in described  # the last word
    }
    with translation.override(row.language):
        evidence = [EvidenceItem(_("How it was judged"), _judged(row, steps))]
        for piece in queries.pieces_of(row):
            content = sealed.piece_content(secret, piece)
            title = sealed.piece_name(secret, piece)
            if piece.kind == "link":
                evidence.append(EvidenceItem(title, _("A link the learner handed in."), url=content.decode()))
            else:
                digest = hashlib.sha256(content).hexdigest()
                evidence.append(EvidenceItem(title, _("Kept by the issuer; not public."), digest=digest))
    return Award(
        version=row.version_id,
        name=name,
        email=email,
        results=results,
        evidence=tuple(evidence),
        language=row.language,
        source="application",
        source_key=row.key,
        made_by=steps[-1].actor_id or "",
        assessment=assessment_of(row, steps),
        idempotency_key=f"application:{row.key}",
    )


def _judged(row: Application, steps: list[Step]) -> str:
    count = len({step.actor_id for step in steps if step.kind in {"agreed", "accepted"}})
    by = ngettext("Judged by %(count)s assessor", "Judged by %(count)s assessors", count) % {"count": count}
    return _("%(by)s, at attempt %(attempt)s.") % {"by": by, "attempt": row.attempt}


def assessment_of(row: Application, steps: list[Step]) -> dict[str, JSON]:
    """How it was judged, in keys and numbers: nothing that names anybody or says what was handed in."""
    judged = [step for step in steps if step.kind != "submitted"]
    final = [step for step in judged if step.kind in {"agreed", "accepted"} and step.attempt == row.attempt]
    assessors: list[JSON] = [*sorted({step.actor_id for step in final if step.actor_id})]
    turns: list[JSON] = [
        {"kind": step.kind, "attempt": step.attempt, "at": step.at.isoformat(), "minutes": step.minutes}
        for step in steps
    ]
    return {
        "attempts": row.attempt,
        "returns": sum(step.kind == "returned" for step in judged),
        "assessors": assessors,
        "second_assessor": len({step.actor_id for step in final}) > 1,
        "minutes": sum(step.minutes for step in judged),
        "evidence": list(final[-1].evidence) if final else [],
        "results": dict(final[-1].results) if final else {},
        "turns": turns,
    }


def _tell(row: Application, kind: str, text: str) -> None:
    _name, address = sealed.person(row, sealed.secret_of(row))
    facts = {
        "achievement": row.version.name,
        "issuer": organizations.public(row.organization_id).name,
    }
    link = f"{settings.ASSAY_ORIGIN}/a/{row.version.achievement_id}/apply/{links.token_of(row.key)}"
    with translation.override(row.language):
        if kind == "returned":
            subject = _("Something is missing for “%(achievement)s”") % facts
            first = (
                _("%(issuer)s read what you handed in for “%(achievement)s” and needs something more:")
                % facts
            )
        else:
            subject = _("Your application for “%(achievement)s” was declined") % facts
            first = (
                _("%(issuer)s read what you handed in for “%(achievement)s” and could not accept it:") % facts
            )
        last = _("You find it here, and everything you handed in:")
    body = f"{first}\n\n{text.strip()}\n\n{last}\n{link}\n"
    queue(Message(address, subject, body), kind="application", key=row.key)
