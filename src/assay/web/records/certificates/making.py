"""Rows of certificates made of what somebody says: many at once, each sealed under its holder's key.

Apart from the actions because one from a form, a whole section at once, a vendor's file and a pupil's own
are all kept in this one way.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from assay.web.base.clock import now
from assay.web.base.papers import KeptDocument
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.certificates.badges import BadgeAnswer
from assay.web.records.certificates.catalogue import KindRow
from assay.web.records.certificates.merging import standing
from assay.web.records.certificates.models import Certificate, Event, Proven
from assay.web.records.certificates.papers import kept
from assay.web.records.certificates.sealed import (
    Check,
    Details,
    Paper,
    details_of,
    number_index,
    seal_details,
    seal_file,
    seal_words,
)
from assay.web.records.certificates.values import (
    NewCertificate,
    NewCheck,
    NewDocument,
    Refused,
    require_sound,
)
from assay.web.records.people.queries import data_keys
from assay.web.records.rosters import queries as rosters

_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Maker:
    """Who makes a row: a member with a role, or the holder. Only a member's look counts as seen."""

    key: str
    name: str
    role: str = ""  # empty for the holder

    @property
    def is_member(self) -> bool:
        """Whether somebody of the organization acts, and not the holder."""
        return bool(self.role)


def make(
    organization: str,
    wanted: Sequence[NewCertificate],
    maker: Maker,
    known: Mapping[str, KindRow],
    *,
    source: str,
    papers: Mapping[int, Paper] | None = None,
) -> list[str]:
    """The keys of the certificates, in the order asked; one that is there already is not made again.

    `papers`: of those whose document is a vendor's file, by their place. Raises `Refused`, `NotFound`
    (a pupil who is not this organization's, or was forgotten); nothing is kept then.
    """
    pupils = rosters.among_keys(organization, {one.pupil for one in wanted})
    secrets = data_keys([pupil.data_key for pupil in pupils.values() if pupil.data_key])
    there = standing(organization, pupils)
    rows: list[Certificate] = []
    events: list[Event] = []
    keys = []
    for place, one in enumerate(wanted):
        require_sound(one)
        if one.kind not in known:
            raise Refused("kind", "kind")
        pupil = pupils.get(one.pupil)
        if pupil is None or pupil.data_key not in secrets:
            raise NotFound
        index = number_index(organization, one.kind, one.number)
        key = there.key_of(one, index, is_vendors=source == "vendor")
        if not key:
            paper = (papers or {}).get(place)
            row = _row(organization, one, maker, known[one.kind], secret=secrets[pupil.data_key], paper=paper)
            row.number_index, row.source = index, source
            rows.append(row)
            events += _events(row, one, maker, secrets[pupil.data_key], paper)
            there.add(row.key, one, index)
            key = row.key
        keys.append(key)
    Certificate.objects.bulk_create(rows, batch_size=200)
    Event.objects.bulk_create(events, batch_size=500)
    return keys


def paper_of(document: KeptDocument, maker: Maker) -> Paper:
    """What is remembered of a document that this maker brings."""
    return Paper(
        name=document.name,
        kind=document.kind,
        size=len(document.content),
        sha256=document.sha256,
        by=maker.key,
        seen_by=maker.key if maker.is_member else "",
    )


def stripped(wanted: NewCertificate) -> dict[str, Any]:
    """The words of it that are sealed, without blanks around them."""
    return {name: getattr(wanted, name).strip() for name in ("number", "level", "score", "link", "words")}


def with_document(
    row: Proven, secret: SealingKey, details: Details, maker: Maker, document: NewDocument
) -> Details:
    """The details with this document, which is sealed in the row. Raises `Refused`."""
    paper = kept(document)
    row.sealed_document = seal_file(secret, row.key, "document", paper.content)
    return replace(details, paper=paper_of(paper, maker))


def keep(row: Proven, secret: SealingKey, details: Details) -> None:
    """Seal the details in the row, and save it."""
    row.sealed = seal_details(secret, row.key, details)
    row.save()


def keep_badge(row: Proven, secret: SealingKey, answer: BadgeAnswer) -> None:
    """Seal a badge that was judged in the row, and save it."""
    row.sealed_badge = seal_file(secret, row.key, "badge", answer.content)
    row.badge_state, row.badge_at = answer.state, now()
    keep(row, secret, replace(details_of(secret, row), badge=answer.badge))


def check_of(wanted: NewCheck, maker: Maker) -> Check:
    """What is remembered of a member's look at the body's page."""
    return Check(
        by=maker.key,
        name=maker.name,
        role=maker.role,
        link=wanted.link.strip(),
        number=wanted.number.strip(),
        on=wanted.on.isoformat(),
    )


def looked_at(day: date) -> datetime:
    """The instant that stands for a look on this day: now for today, else its noon."""
    instant = now()
    return instant if day == instant.date() else datetime.combine(day, time(12), UTC)


def until(wanted_end: date | None, earned: date | None, kind: KindRow) -> date | None:
    """When it ends: as told, else by the time for which its kind holds."""
    if wanted_end or earned is None or not kind.months:
        return wanted_end
    months = earned.month - 1 + kind.months
    year, month = earned.year + months // _DECEMBER, months % _DECEMBER + 1
    return date(year, month, min(earned.day, calendar.monthrange(year, month)[1]))


def event(row: Certificate, verb: str, actor: str, secret: SealingKey, **words: str) -> Event:
    """A step of the certificate's history, not stored yet."""
    made = Event(
        organization_id=row.organization_id, certificate_id=row.key, verb=verb, actor_id=actor or None
    )
    said = {name: text for name, text in words.items() if text}
    made.sealed = seal_words(secret, made.key, said) if said else b""
    return made


def _row(
    organization: str,
    one: NewCertificate,
    maker: Maker,
    kind: KindRow,
    *,
    secret: SealingKey,
    paper: Paper | None,
) -> Certificate:
    row = Certificate(organization_id=organization, pupil_id=one.pupil, kind=one.kind)
    row.earned_on, row.expires_on = one.earned_on, until(one.expires_on, one.earned_on, kind)
    details = Details(**stripped(one))
    if one.document is not None:
        details = with_document(row, secret, details, maker, one.document)
        row.seen_at = now() if maker.is_member else None
    elif paper is not None:
        details = replace(details, paper=paper)
        row.seen_at = now()
    if one.check is not None:
        details = replace(details, check=check_of(one.check, maker))
        row.checked_at = looked_at(one.check.on)
    row.sealed = seal_details(secret, row.key, details)
    return row


def _events(
    row: Certificate, one: NewCertificate, maker: Maker, secret: SealingKey, paper: Paper | None
) -> list[Event]:
    told = [event(row, "record", maker.key, secret)]
    if one.document is not None:
        told.append(event(row, "see" if maker.is_member else "hand-in", maker.key, secret))
    elif paper is not None:
        told.append(event(row, "see", maker.key, secret, file=paper.file))
    if one.check is not None:
        told.append(event(row, "check", maker.key, secret, link=one.check.link, number=one.check.number))
    return told
