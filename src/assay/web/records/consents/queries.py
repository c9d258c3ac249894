"""Reads of the gate: whose word opens something, whether it is open, and what was asked and said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.consents import rules, sealed
from assay.web.records.consents.answering import may_stand
from assay.web.records.consents.links import opened_link
from assay.web.records.consents.models import Ask, Consent, Matter
from assay.web.records.consents.states import (
    Known,
    concerned_of,
    known_of,
    matter_rule,
    matter_state,
    standing,
)
from assay.web.records.consents.values import (
    AUDIENCES,
    ConsentRefused,
    ConsentState,
    Rule,
    RuleFor,
    Subject,
)
from assay.web.records.consents.words import audience
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import public
from assay.web.records.people.models import Person
from assay.web.records.people.queries import data_keys
from assay.web.records.rosters.families import decided_by
from assay.web.records.rosters.queries import among_keys, pupil, require_pupil
from assay.web.records.rosters.rows import GuardianRow, PupilRow, Reach

__all__ = [
    "AUDIENCES",
    "AskRow",
    "Child",
    "ConsentRefused",
    "ConsentRow",
    "ConsentState",
    "GuardianPage",
    "Rule",
    "RuleFor",
    "Subject",
]


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One answer: who said what, how, when, until when; and the words that were agreed to."""

    key: str
    who: str
    guardian: str
    answer: str
    method: str
    is_verified: bool
    said_on: date
    made_at: datetime
    until: datetime
    withdrawn_at: datetime | None
    withdrawn_by: str
    how: str
    note: str
    words: str
    recorded_by: str
    has_scan: bool
    counts: bool  # neither withdrawn nor over


@dataclass(frozen=True, slots=True)
class AskRow:
    """One thing that was asked about one pupil, how it stands today, and every answer to it."""

    key: str
    organization: str
    kind: str
    subject: str  # the key of the share, the holding, the endorsement
    pupil: PupilRow
    rule: Rule
    state: str
    title: str
    shows: tuple[str, ...]
    audience: str  # by name, and what they are
    audience_kind: str
    ends_at: datetime
    asked_at: datetime
    lapses_at: datetime
    since: datetime | None
    until: datetime | None
    is_partly: bool
    may_stand: bool
    parts: tuple[str, ...] = ()
    said: tuple[ConsentRow, ...] = ()

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is awaited."""
        return self.state in {"waiting", "waiting-school"}

    @property
    def is_open(self) -> bool:
        """Whether it may be shown."""
        return self.state == "open"

    def said_by(self, guardian: str) -> ConsentRow | None:
        """The last word of this guardian's on it."""
        return next((each for each in self.said if each.guardian == guardian), None)


@dataclass(frozen=True, slots=True)
class Child:
    """A pupil whom a guardian decides for today, and all that was asked about them."""

    row: PupilRow
    waiting: tuple[AskRow, ...]  # for this guardian's answer
    decided: tuple[AskRow, ...]
    standing: tuple[tuple[ConsentRow, AskRow], ...]  # this guardian's words for later ones that count


@dataclass(frozen=True, slots=True)
class GuardianPage:
    """What a guardian's link leads to."""

    organization: str
    school: str
    guardian: GuardianRow
    children: tuple[Child, ...]

    def asked(self, key: str) -> AskRow:
        """One of the things asked. Raises `NotFound`."""
        for child in self.children:
            for each in (*child.waiting, *child.decided):
                if each.key == key:
                    return each
        raise NotFound


def rule_for(person: Person | None, credentials: Sequence[str]) -> RuleFor:
    """Whose word opens these credentials of this person's; see `rules.rule_for`."""
    return rules.rule_for(person, credentials)


def is_open(kind: str, key: str) -> bool:
    """Whether this may be shown now: free, or agreed to and not taken back, under today's rule.

    What nobody ever asked about is closed.
    """
    return state_of(kind, key).is_open


def state_of(kind: str, key: str) -> ConsentState:
    """How this stands now; `unasked` where nobody ever asked."""
    matter = _matter(kind, key)
    return matter_state(matter) if matter else ConsentState("unasked")


def gate(kind: str, key: str) -> tuple[RuleFor, ConsentState]:
    """Whose word opens this, and how it stands: both at once, for whoever shows it."""
    matter = _matter(kind, key)
    if matter is None:
        return RuleFor(Rule.SCHOOL), ConsentState("unasked")
    rule = matter_rule(matter)
    return rule, matter_state(matter, rule)


def asked_keys(kind: str, keys: Iterable[str]) -> set[str]:
    """Which of these somebody was ever asked about."""
    found = Matter.objects.filter(kind=kind, subject__in=set(keys), asks__isnull=False)
    return set(found.values_list("subject", flat=True))


def _matter(kind: str, key: str) -> Matter | None:
    held = Matter.objects.select_related("person", "pupil", "person__data_key")
    return held.filter(kind=kind, subject=key).first()


def guardian_page(token: str) -> GuardianPage:
    """What this link leads to: all that was asked about its guardian's children. Raises `NotFound`."""
    return page_of(*opened_link(token))


def page_of(organization: str, guardian: GuardianRow) -> GuardianPage:
    """The same for whoever has opened the link already. Raises `NotFound`."""
    children = [
        _child(row, guardian) for row in decided_by(organization, guardian.key) if not row.decides_alone
    ]
    if not children:
        raise NotFound
    return GuardianPage(organization, public(organization).name, guardian, tuple(children))


def _child(row: PupilRow, guardian: GuardianRow) -> Child:
    asks = of_pupil(row.organization, row.key)
    waiting = tuple(
        each
        for each in asks
        if (each.is_waiting or each.is_open)
        and each.said_by(guardian.key) is None
        and not _stands(each, asks, guardian)
    )
    keys = {each.key for each in waiting}
    standing_words = tuple(
        (said, each)
        for each in asks
        for said in each.said
        if said.guardian == guardian.key and said.answer == "standing" and said.counts
    )
    return Child(row, waiting, tuple(each for each in asks if each.key not in keys), standing_words)


def _stands(asked: AskRow, asks: list[AskRow], guardian: GuardianRow) -> bool:
    """Whether this guardian's earlier word for later ones has opened it already."""
    return asked.is_open and any(
        said.guardian == guardian.key and said.answer == "standing" and said.counts
        for each in asks
        if each.audience_kind == asked.audience_kind and each.kind == asked.kind
        for said in each.said
    )


def of_pupil(organization: str, pupil_key: str) -> list[AskRow]:
    """Everything that was asked about this pupil, newest first, with every answer. Raises `NotFound`."""
    row = pupil(organization, pupil_key)
    asks = Ask.objects.of(organization).filter(pupil=pupil_key).exclude(closed_as="replaced")
    return _rows(asks, {row.key: row})


def waiting(organization: str, among: Reach) -> list[AskRow]:
    """What waits for an answer, of the pupils within reach, whoever waits longest first."""
    asks = Ask.objects.of(organization).filter(closed_as="", ends_at__gt=now(), lapses_at__gt=now())
    if not among.is_all:
        asks = asks.filter(pupil__in=among.pupils)
    found = list(asks.order_by("asked_at", "key")[:_MOST])
    rows = _rows(found, among_keys(organization, [each.pupil_id for each in found]))
    return [row for row in reversed(rows) if row.is_waiting]


_MOST = 1_000


def asked(person: Person, organization: str, key: str) -> AskRow:
    """One ask, for a member who records consents and reaches its pupil. Raises `NotFound`, `Forbidden`."""
    found = Ask.objects.of(organization).filter(key=key).first()
    row = require_pupil(person, organization, found.pupil_id if found else "", Permission.CONSENT_RECORD)
    if found is None:
        raise NotFound
    return _rows([found], {row.key: row})[0]


def scan_of(person: Person, organization: str, key: str) -> tuple[bytes, str]:
    """The scan of this consent and its media type. Raises `NotFound`, `Forbidden`."""
    found = Consent.objects.of(organization).filter(key=key).first()
    row = require_pupil(person, organization, found.pupil_id if found else "", Permission.CONSENT_RECORD)
    if found is None:
        raise NotFound
    return sealed.scan(sealed.secret_of(row.data_key), key, found.sealed_scan), found.scan_kind


def _rows(asks: Iterable[Ask], pupils: dict[str, PupilRow]) -> list[AskRow]:
    held = sorted(
        (each for each in asks if each.pupil_id in pupils), key=lambda each: each.asked_at, reverse=True
    )
    said: dict[str, list[Consent]] = {}
    told = Consent.objects.everywhere("of asks that were just read").filter(
        ask__in=[each.key for each in held]
    )
    for one in told.select_related("recorded_by").order_by("-made_at", "-key"):
        said.setdefault(one.ask_id, []).append(one)
    rows = [pupils[key] for key in {each.pupil_id for each in held}]
    known, secrets = known_of(rows), data_keys([row.data_key for row in rows if row.data_key])
    matters = Matter.objects.in_bulk([each.matter_id for each in held if each.matter_id])
    told_of = []
    for each in held:
        row = pupils[each.pupil_id]
        matter = matters.get(each.matter_id or "")
        subject = matter.subject if matter else ""
        about = _About(row, subject, secrets.get(row.data_key), known[row.key])
        told_of.append(_row(each, about, said.get(each.key, [])))
    return told_of


@dataclass(frozen=True, slots=True)
class _About:
    row: PupilRow
    subject: str
    secret: SealingKey | None
    known: Known


def _row(ask: Ask, about: _About, said: list[Consent]) -> AskRow:
    row, secret, concerned = about.row, about.secret, concerned_of(about.row)
    details = sealed.ask_details(secret, ask.key, ask.sealed)
    told = standing(ask, concerned, about.known)
    state = told.state if concerned.rule is not Rule.FREE else ask.closed_as or "free"
    return AskRow(
        key=ask.key,
        organization=ask.organization_id,
        kind=ask.kind,
        subject=about.subject,
        pupil=row,
        rule=concerned.rule,
        state=state,
        title=details.title,
        shows=details.shows,
        audience=audience(details.audience, ask.audience_kind),
        audience_kind=ask.audience_kind,
        ends_at=ask.ends_at,
        asked_at=ask.asked_at,
        lapses_at=ask.lapses_at,
        since=told.since,
        until=told.until,
        is_partly=told.is_partly,
        may_stand=may_stand(ask, concerned.rule, about.known.terms),
        parts=tuple(ask.parts),
        said=tuple(_consent(each, secret) for each in said),
    )


def _consent(row: Consent, secret: SealingKey | None) -> ConsentRow:
    details = sealed.consent_details(secret, row.key, row.sealed)
    by = row.recorded_by
    return ConsentRow(
        key=row.key,
        who=details.who,
        guardian=row.guardian,
        answer=row.answer,
        method=row.method,
        is_verified=row.is_verified,
        said_on=row.said_on,
        made_at=row.made_at,
        until=row.until,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
        how=details.how,
        note=details.note,
        words=details.words,
        recorded_by=(by.name or by.email) if by else "",
        has_scan=bool(row.sealed_scan),
        counts=row.withdrawn_at is None and row.until > now(),
    )
