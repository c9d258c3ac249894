"""Writes of recognition statements: read and keep a draft, sign it once, withdraw it, answer one."""

from __future__ import annotations

import re
from dataclasses import replace

from django.db import transaction
from django.utils import translation

from assay.analysis.valuation import Verb
from assay.fetching import Fetch
from assay.web.base.clock import now
from assay.web.base.look_alikes import mixes_alphabets, one_line, tidy_lines
from assay.web.base.permission import NotFound
from assay.web.base.rates import TooMany, count
from assay.web.records.audit.actions import record
from assay.web.records.credentials import places
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import OrganizationRow, require
from assay.web.records.people.models import Person
from assay.web.records.signing_keys.actions import ensure_key
from assay.web.records.signing_keys.queries import identifier, withdrawn_methods
from assay.web.records.statements import letters
from assay.web.records.statements.controllers import parent_of
from assay.web.records.statements.models import Statement
from assay.web.records.statements.reading import achievement_at
from assay.web.records.statements.signing import address_of
from assay.web.records.statements.signing import sign as sign_document
from assay.web.records.statements.values import (
    A_DAY,
    DRAFTS,
    LONGEST,
    LONGEST_NOTE,
    StatementRefused,
    Wanted,
    is_credit,
)
from assay.web.records.verifications.fetching import follow_link

_DAY = 86_400  # seconds
_LONGEST_LINE = 200
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def draft(actor: Person, organization: str, wanted: Wanted, fetch: Fetch = follow_link) -> str:
    """Read the achievement and keep what would be stated about it, to be looked at once more; its key.

    Raises `NotFound`, `Forbidden`, `StatementRefused`.
    """
    held = require(actor, organization, Permission.RECOGNITION_STATE)
    _refuse_unproven(held.organization)
    told = _checked(wanted)
    found = achievement_at(wanted.address, fetch)
    with transaction.atomic():
        rows = Statement.objects.of(organization).filter(state="draft")
        if rows.count() >= DRAFTS:
            raise StatementRefused("drafts")
        row = Statement.objects.create(
            organization_id=organization,
            by_id=identifier(organization),
            by_name=held.organization.name,
            by_domain=held.organization.domain,
            about=found.about,
            achievement_id=found.id,
            achievement_key=found.key,
            achievement_name=found.name,
            achievement_digest=found.digest,
            issuer_id=found.issuer_id,
            issuer_name=found.issuer_name,
            issuer_node=found.node,
            issuer_organization=found.organization,
            issuer_mail=letters.sealed_address(found.mail),
            verb=told.verb,
            credits=told.credits,
            occupation=told.occupation,
            occupation_uri=told.occupation_uri,
            place=told.place,
            note=told.note,
            valid_until=told.until,
        )
        record("draft", "statement", row.key, actor=actor.key, organization=organization)
    return row.key


@transaction.atomic
def choose_occupation(actor: Person, organization: str, key: str, label: str, uri: str) -> None:
    """Name the occupation of a draft as a public list of occupations does.

    Raises `NotFound`, `Forbidden`, `StatementRefused`.
    """
    require(actor, organization, Permission.RECOGNITION_STATE)
    row = _draft(organization, key)
    row.occupation, row.occupation_uri = _line(label), uri[:300]
    row.save(update_fields=["occupation", "occupation_uri"])


def sign(actor: Person, organization: str, key: str) -> None:
    """Sign a draft and publish it, once, and tell the issuer.

    Raises `NotFound`, `Forbidden`, `StatementRefused`.
    """
    held = require(actor, organization, Permission.RECOGNITION_STATE)
    if not Statement.objects.of(organization).filter(key=key).exists():
        raise NotFound
    _refuse_unproven(held.organization)
    ensure_key(organization)
    with transaction.atomic():
        row = _draft(organization, key)
        row.by_name, row.by_domain = held.organization.name, held.organization.domain
        _refuse_late(row)
        _refuse_again(row)
        try:
            count("statement", organization, A_DAY, _DAY)
        except TooMany as error:
            raise StatementRefused("many") from error
        parent = parent_of(organization)
        if parent is not None:
            row.controller_name, row.controller_domain = parent.name, parent.domain
        row.status_place_id, status = places.reserve(organization)
        with translation.override("en"):  # what is signed is read everywhere
            row.document, row.signed_with = sign_document(row, status)
        row.state, row.signed_at, row.credential_id = "signed", now(), address_of(row.key)
        row.issuer_told = letters.tell_issuer(row)
        row.issuer_mail = b""
        row.save()
        record("sign", "statement", row.key, actor=actor.key, organization=organization, about=row.verb)


@transaction.atomic
def discard(actor: Person, organization: str, key: str) -> None:
    """Throw a draft away. Raises `NotFound`, `Forbidden`, `StatementRefused`."""
    require(actor, organization, Permission.RECOGNITION_STATE)
    _draft(organization, key).delete()
    record("discard", "statement", key, actor=actor.key, organization=organization)


@transaction.atomic
def withdraw(actor: Person, organization: str, key: str) -> None:
    """Take a statement back: it stays in sight as withdrawn. Twice is as once.

    Raises `NotFound`, `Forbidden`.
    """
    require(actor, organization, Permission.RECOGNITION_STATE)
    row = (
        Statement.objects.of(organization).select_for_update().exclude(state="draft").filter(key=key).first()
    )
    if row is None:
        raise NotFound
    if row.state == "withdrawn":
        return
    row.state, row.withdrawn_at = "withdrawn", now()
    row.save(update_fields=["state", "withdrawn_at"])
    if row.status_place_id:
        places.revoke(organization, row.status_place_id)
    record("withdraw", "statement", key, actor=actor.key, organization=organization)


@transaction.atomic
def answer(actor: Person, organization: str, key: str, text: str) -> None:
    """Say something to a statement about an achievement of this organization; once, and beside it for good.

    Raises `NotFound`, `Forbidden`, `StatementRefused`.
    """
    require(actor, organization, Permission.RECOGNITION_STATE)
    rows = Statement.objects.everywhere("the issuer of the achievement may answer")
    row = (
        rows.select_for_update()
        .exclude(state="draft")
        .filter(key=key, issuer_organization=organization)
        .first()
    )
    if row is None:
        raise NotFound
    _answer(row, text)
    record("answer", "statement", key, actor=actor.key, organization=organization)


@transaction.atomic
def answer_by_link(token: str, text: str) -> None:
    """The same by an issuer that is not on this site, through the link in its mail.

    Raises `NotFound`, `StatementRefused`.
    """
    key = letters.linked(token)
    rows = Statement.objects.everywhere("whoever has the issuer's link may answer")
    row = rows.select_for_update().exclude(state="draft").filter(key=key, issuer_organization="").first()
    if row is None:
        raise NotFound
    _answer(row, text)
    record("answer", "statement", row.key)


def drop_old_drafts() -> int:
    """Remove the drafts that nobody signed in a week; how many."""
    rows = Statement.objects.everywhere("drafts that were left").filter(state="draft")
    return rows.filter(made_at__lt=now() - letters.WEEK).delete()[0]


def _answer(row: Statement, text: str) -> None:
    if row.reply:
        raise StatementRefused("answered")
    told = _note(text)
    if not told:
        raise StatementRefused("empty", "text")
    row.reply, row.reply_at = told, now()
    row.save(update_fields=["reply", "reply_at"])


def _draft(organization: str, key: str) -> Statement:
    row = Statement.objects.of(organization).select_for_update().filter(key=key).first()
    if row is None:
        raise NotFound
    if row.state != "draft":
        raise StatementRefused("done")
    return row


def _refuse_unproven(row: OrganizationRow) -> None:
    if row.state != "active":
        raise StatementRefused("not-active")
    if not row.is_proven:
        raise StatementRefused("not-proven")
    if mixes_alphabets(row.name):
        raise StatementRefused("look-alike")


def _refuse_late(row: Statement) -> None:
    """A draft may have waited: the day may have come nearer."""
    if row.valid_until <= now():
        raise StatementRefused("until", "until")


def _refuse_again(row: Statement) -> None:
    same = Statement.objects.of(row.organization_id).filter(
        state="signed",
        about=row.about,
        verb=row.verb,
        occupation=row.occupation,
        place=row.place,
        valid_until__gt=now(),
    )
    if same.exclude(signed_with__in=withdrawn_methods()).exists():
        raise StatementRefused("again")


def _checked(wanted: Wanted) -> Wanted:
    """The same as it will be signed. Raises `StatementRefused`."""
    if not now() < wanted.until <= now() + LONGEST:
        raise StatementRefused("until", "until")
    given = wanted.credits if wanted.verb is Verb.CREDITS else None
    if wanted.verb is Verb.CREDITS and not is_credit(given):
        raise StatementRefused("credits", "credits")
    occupation, place, note = _line(wanted.occupation), _line(wanted.place), _note(wanted.note)
    for member, text in (("occupation", occupation), ("place", place), ("note", note)):
        if _ADDRESS.search(text):
            raise StatementRefused("person", member)
    uri = wanted.occupation_uri if occupation else ""
    return replace(wanted, credits=given, occupation=occupation, occupation_uri=uri, place=place, note=note)


def _line(text: str) -> str:
    told = one_line(text)
    if len(told) > _LONGEST_LINE:
        raise StatementRefused("long")
    return told


def _note(text: str) -> str:
    told = tidy_lines(text)
    if len(told) > LONGEST_NOTE:
        raise StatementRefused("long", "note")
    return told
