"""Reads of certificates: a pupil's, an organization's as far as its reader reaches, somebody's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import QuerySet

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealBroken, SealingKey
from assay.web.records.certificates import catalogue, states
from assay.web.records.certificates.catalogue import KindRow
from assay.web.records.certificates.matching import folded
from assay.web.records.certificates.models import (
    Attempt,
    Certificate,
    Event,
    OwnCertificate,
    Proven,
)
from assay.web.records.certificates.rows import AttemptRow, CertificatePage, CertificateRow, HappenedRow
from assay.web.records.certificates.sealed import details_of, open_file, words_of
from assay.web.records.organizations import queries as organizations
from assay.web.records.people.models import Person
from assay.web.records.people.queries import data_keys
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.rows import PupilRow, Reach

BADGE_FRESH = timedelta(minutes=10)
"""A badge that was judged so lately is not judged again for a page."""

_HEAVY = ("sealed_document", "sealed_badge")

__all__ = ["AttemptRow", "CertificatePage", "CertificateRow", "HappenedRow", "KindRow"]


def of_pupil(organization: str, pupil: str) -> list[CertificateRow]:
    """What this pupil holds, newest first, with the attempts at each."""
    return _opened(organization, Certificate.objects.of(organization).filter(pupil=pupil))


_A_PAGE = 500


def certificates(
    organization: str,
    among: Reach,
    *,
    search: str = "",
    kind: str = "",
    state: str = "",
    waits: bool = False,
    start: int = 0,
    count: int = 50,
) -> CertificatePage:
    """The certificates of pupils within reach, newest first.

    `search`: part of a pupil's name, a school id or a number. `waits`: only documents nobody has looked at.
    """
    found = Certificate.objects.of(organization)
    if not among.is_all:
        found = found.filter(pupil__in=among.pupils)
    if kind:
        found = found.filter(kind=kind)
    if count <= _A_PAGE and not (state or waits or search.strip()):
        # Nothing that is sealed decides which they are: only those of the page are opened.
        keys = found.order_by("-made_at", "key").values_list("key", flat=True)[start : start + count]
        chosen = Certificate.objects.of(organization).filter(key__in=list(keys))
        return CertificatePage(_opened(organization, chosen), found.count())
    rows = _opened(organization, found)
    if state:
        rows = [row for row in rows if row.state == state]
    if waits:
        rows = [row for row in rows if row.waits]
    if search.strip():
        wanted = search.strip().casefold()
        rows = [
            row
            for row in rows
            if wanted in row.holder.casefold() or wanted in {row.number.casefold(), _number(row)}
        ]
    return CertificatePage(rows[start : start + count], len(rows))


def certificate(organization: str, key: str, among: Reach) -> CertificateRow:
    """One of them. Raises `NotFound`, also for a pupil out of reach."""
    rows = _opened(organization, Certificate.objects.of(organization).filter(key=key))
    if not rows or not among.has(rows[0].pupil):
        raise NotFound
    return rows[0]


def of_person(person: Person) -> list[CertificateRow]:
    """What somebody keeps in their own wallet, newest first."""
    return _own(person, OwnCertificate.objects.of(person))


def one_of_person(person: Person, key: str) -> CertificateRow:
    """One of somebody's own. Raises `NotFound`."""
    rows = _own(person, OwnCertificate.objects.of(person).filter(key=key))
    if not rows:
        raise NotFound
    return rows[0]


def of_account(person: Person) -> list[CertificateRow]:
    """What schools keep of this account's owner, as a pupil of theirs."""
    return [row for pupil in rosters.of_person(person.key) for row in of_pupil(pupil.organization, pupil.key)]


def history(organization: str, key: str) -> list[HappenedRow]:
    """How its state came about, oldest first."""
    held = Event.objects.of(organization).filter(certificate=key).order_by("at", "key")
    rows = list(held.select_related("actor", "certificate__pupil"))
    secrets = data_keys(
        [row.certificate.pupil.data_key_id for row in rows if row.certificate.pupil.data_key_id]
    )
    told = []
    for row in rows:
        secret = secrets.get(row.certificate.pupil.data_key_id or "")
        who = (row.actor.name or row.actor.email) if row.actor else ""
        told.append(HappenedRow(row.at, row.verb, who, words_of(secret, row)))
    return told


def document(organization: str, key: str, among: Reach) -> tuple[str, str, bytes]:
    """The document of a certificate: name, media type and bytes. Raises `NotFound`."""
    held = _held(organization, key, among)
    return _document(held, held.pupil.data_key_id)


def own_document(person: Person, key: str) -> tuple[str, str, bytes]:
    """The document of somebody's own certificate: name, media type and bytes. Raises `NotFound`."""
    return _document(_held_own(person, key), person.data_key_id)


def badge(organization: str, key: str, among: Reach) -> bytes:
    """The verifiable badge of a certificate. Raises `NotFound`, also where there is none."""
    held = _held(organization, key, among)
    return _given(badge_bytes(held, held.pupil.data_key_id))


def own_badge(person: Person, key: str) -> bytes:
    """The verifiable badge of somebody's own certificate. Raises `NotFound`, also where there is none."""
    return _given(badge_bytes(_held_own(person, key), person.data_key_id))


def badge_bytes(row: Proven, data_key: str | None) -> bytes:
    """The verifiable badge as it was handed in; empty where there is none. Raises `NotFound`."""
    return _file(_secret(data_key), row.key, "badge", row.sealed_badge)


def badge_judged_at(organization: str, key: str) -> datetime | None:
    """When the badge of this certificate was last judged; None where none is attached."""
    held = Certificate.objects.of(organization).filter(key=key).exclude(badge_state="")
    return held.values_list("badge_at", flat=True).first()


def is_badge_due(person: Person, key: str) -> bool:
    """Whether the badge of somebody's own certificate should be judged again before it is shown."""
    due = OwnCertificate.objects.of(person).filter(key=key, badge_at__lt=now() - BADGE_FRESH)
    return due.exclude(badge_state="").exists()


def kinds_held(organization: str, among: Reach) -> list[KindRow]:
    """The kinds that pupils within reach hold, by name: for filters."""
    found = Certificate.objects.of(organization)
    if not among.is_all:
        found = found.filter(pupil__in=among.pupils)
    held = set(found.order_by("kind").values_list("kind", flat=True).distinct())
    return [row for key, row in catalogue.kinds(organization).items() if key in held]


def rows_of(organization: str, keys: Iterable[str], among: Reach) -> list[CertificateRow]:
    """These certificates within reach, newest first."""
    rows = _opened(organization, Certificate.objects.of(organization).filter(key__in=set(keys)))
    return [row for row in rows if among.has(row.pupil)]


def _opened(organization: str, held: QuerySet[Certificate]) -> list[CertificateRow]:
    found = list(held.defer(*_HEAVY).order_by("-made_at", "key"))
    if not found:
        return []
    pupils = rosters.among_keys(organization, {row.pupil_id for row in found})
    secrets = data_keys([pupil.data_key for pupil in pupils.values() if pupil.data_key])
    known = catalogue.kinds(organization)
    name = organizations.public(organization).name
    tries: dict[str, list[Attempt]] = {}
    keys = [row.key for row in found]
    held_tries = Attempt.objects.of(organization).filter(certificate__in=keys)
    for one in held_tries.order_by("-taken_on", "-made_at"):
        tries.setdefault(one.certificate_id or "", []).append(one)
    rows = []
    for row in found:
        pupil = pupils.get(row.pupil_id)
        secret = secrets.get(pupil.data_key) if pupil else None
        told = _row(row, secret, pupil.name if pupil else "", name, catalogue.kind(row.kind, known))
        attempts = tuple(_attempt(one, secret, known) for one in tries.get(row.key, ()))
        rows.append(replace(_of(told, row, pupil), attempts=attempts))
    return rows


def _own(person: Person, held: QuerySet[OwnCertificate]) -> list[CertificateRow]:
    secret = _secret(person.data_key_id)
    found = held.defer(*_HEAVY).order_by("-made_at", "key")
    return [_row(row, secret, person.name, "", catalogue.kind(row.kind)) for row in found]


def _of(told: CertificateRow, row: Certificate, pupil: PupilRow | None) -> CertificateRow:
    return replace(
        told,
        organization=row.organization_id,
        pupil=row.pupil_id,
        credential=row.credential,
        issued_state=row.issued_state,
        number=pupil.number if pupil else "",
        school=pupil.school if pupil else "",
    )


def _row(row: Proven, secret: SealingKey | None, holder: str, speaker: str, kind: KindRow) -> CertificateRow:
    details = details_of(secret, row)
    state = states.state_of(row, details)
    who = states.Speaker(speaker, holder, kind.body_words)
    return CertificateRow(
        key=row.key,
        organization="",
        pupil="",
        holder=holder,
        kind=kind,
        state=state,
        sentence=states.sentence(state, row, details, who),
        notes=tuple(states.notes(state, row, details)),
        details=details,
        source=row.source,
        earned_on=row.earned_on,
        expires_on=row.expires_on,
        is_expired=row.expires_on is not None and row.expires_on < now().date(),
        made_at=row.made_at,
        credential="",
        issued_state="",
        has_document=details.paper.is_own,
        seen_on=row.seen_at.date() if row.seen_at else None,
        waits=bool(details.paper.sha256) and row.seen_at is None,
        number="",
        school="",
    )


def _attempt(row: Attempt, secret: SealingKey | None, known: Mapping[str, KindRow]) -> AttemptRow:
    score = words_of(secret, row).get("score", "")
    return AttemptRow(row.key, catalogue.kind(row.kind, known), row.taken_on, row.is_passed, score)


def _held(organization: str, key: str, among: Reach) -> Certificate:
    found = Certificate.objects.of(organization).select_related("pupil").filter(key=key).first()
    if found is None or not among.has(found.pupil_id):
        raise NotFound
    return found


def _held_own(person: Person, key: str) -> OwnCertificate:
    found = OwnCertificate.objects.of(person).filter(key=key).first()
    if found is None:
        raise NotFound
    return found


def _secret(data_key: str | None) -> SealingKey | None:
    return data_keys([data_key]).get(data_key) if data_key else None


def _document(row: Proven, data_key: str | None) -> tuple[str, str, bytes]:
    secret = _secret(data_key)
    content = _given(_file(secret, row.key, "document", row.sealed_document))
    paper = details_of(secret, row).paper
    return paper.name or "document", paper.kind, content


def _given(content: bytes) -> bytes:
    if not content:
        raise NotFound
    return content


def _file(secret: SealingKey | None, key: str, part: str, held: bytes | memoryview[int]) -> bytes:
    if secret is None:
        raise NotFound
    try:
        return open_file(secret, key, part, held) if held else b""
    except SealBroken as error:
        raise NotFound from error


def _number(row: CertificateRow) -> str:
    return folded(row.details.number)
