"""Writes of somebody's own certificates in their wallet: add, hand a document in, attach a badge, remove.

Apart from pupils' because nobody at a school looks here: a document stays what its holder says, and only
the body's own verifiable badge says more.
"""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.audit.actions import record
from assay.web.records.certificates import catalogue
from assay.web.records.certificates.badges import Identity, first_look, look_again
from assay.web.records.certificates.making import (
    Maker,
    keep,
    keep_badge,
    stripped,
    until,
    with_document,
)
from assay.web.records.certificates.models import OwnCertificate
from assay.web.records.certificates.sealed import Details, details_of, open_file, seal_details
from assay.web.records.certificates.values import NewCertificate, NewDocument, Refused, require_sound
from assay.web.records.people.actions import data_key_of
from assay.web.records.people.addresses import proven
from assay.web.records.people.models import Person

MOST = 500
"""Certificates that one wallet keeps."""


@transaction.atomic
def add(person: Person, wanted: NewCertificate) -> str:
    """That one holds this; its key. Raises `Refused`."""
    require_sound(replace(wanted, check=None))
    kinds = catalogue.shipped()
    if wanted.kind not in kinds:
        raise Refused("kind", "kind")
    if OwnCertificate.objects.of(person).count() >= MOST:
        raise Refused("too-many")
    secret = data_key_of(person)
    row = OwnCertificate(person=person, kind=wanted.kind, source="holder", earned_on=wanted.earned_on)
    row.expires_on = until(wanted.expires_on, wanted.earned_on, kinds[wanted.kind])
    details = Details(**stripped(wanted))
    if wanted.document:
        details = with_document(row, secret, details, _maker_of(person), wanted.document)
    row.sealed = seal_details(secret, row.key, details)
    row.save(force_insert=True)
    record("keep", "own-certificate", row.key, actor=person.key)
    return row.key


@transaction.atomic
def attach_document(person: Person, key: str, document: NewDocument) -> None:
    """Hand a document in, in place of one that was there. Raises `NotFound`, `Refused`."""
    row, secret = _locked(person, key)
    keep(row, secret, with_document(row, secret, details_of(secret, row), _maker_of(person), document))


@transaction.atomic
def attach_badge(person: Person, key: str, source: bytes) -> str:
    """Attach the body's verifiable badge; accepted or incomplete. Raises `NotFound`, `Refused`."""
    row, secret = _locked(person, key)
    answer = first_look(
        source, catalogue.kind(row.kind), identity_of(person), tuple(catalogue.shipped().values())
    )
    keep_badge(row, secret, answer)
    record("badge", "own-certificate", row.key, actor=person.key)
    return answer.state


@transaction.atomic
def judge_again(person: Person, key: str) -> str:
    """How the attached badge stands now, kept; empty where there is none. Raises `NotFound`."""
    row, secret = _locked(person, key)
    if not row.sealed_badge:
        return ""
    details = details_of(secret, row)
    content = open_file(secret, row.key, "badge", row.sealed_badge)
    among = tuple(catalogue.shipped().values())
    state, badge = look_again(content, details.badge, catalogue.kind(row.kind), identity_of(person), among)
    row.badge_state, row.badge_at = state, now()
    keep(row, secret, replace(details, badge=badge))
    return state


@transaction.atomic
def remove(person: Person, key: str) -> None:
    """Forget one of them. Raises `NotFound`."""
    if not OwnCertificate.objects.of(person).filter(key=key).delete()[0]:
        raise NotFound
    record("remove", "own-certificate", key, actor=person.key)


def identity_of(person: Person) -> Identity:
    """By what an account's owner is known: the addresses they proved. A name is only what they wrote."""
    return Identity((), tuple(proven(person)))


def _locked(person: Person, key: str) -> tuple[OwnCertificate, SealingKey]:
    row = OwnCertificate.objects.of(person).select_for_update().filter(key=key).first()
    if row is None:
        raise NotFound
    return row, data_key_of(person)


def _maker_of(person: Person) -> Maker:
    return Maker(person.key, person.name)
