"""Writes of kept assays: make one, tell the issuer, wait, publish under one's name, answer, withdraw."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from assay.analysis.descriptions import read
from assay.analysis.valuation import Relation, sign
from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.look_alikes import one_line, shown
from assay.web.records.assays import letters, queries
from assay.web.records.assays.asking import AS_TOLD, Asked
from assay.web.records.assays.comparing import assay_for
from assay.web.records.assays.gathering import Gathered, kept
from assay.web.records.assays.models import RELATIONS, KeptAssay
from assay.web.records.assays.sealed import TOLD
from assay.web.records.assays.values import AssayRefused, Notice
from assay.web.records.audit.actions import record
from assay.web.records.credentials.values import normal_address
from assay.web.records.mailing import actions as mailing
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.permissions import Permission, Role
from assay.web.records.people.models import Person
from assay.web.records.people.queries import instance_seal
from assay.web.records.signing_keys import actions as keys
from assay.web.records.signing_keys import queries as key_queries
from assay.web.records.statements.reading import published_mail

LONGEST_REPLY = 5_000
LONGEST_REASON = 1_000
_OTHERS = tuple(name for name, _words in RELATIONS if name != "self")


@transaction.atomic
def keep(actor: Person, organization: str, source: Gathered, asked: Asked = AS_TOLD) -> str:
    """Keep an assay of what was gathered, for the members alone; its key.

    `asked`: the part of the labour market that they picked; else where they are. Raises `Forbidden`,
    `NotFound`, and what reading a description and picking raises.
    """
    by = organizations.require(actor, organization, Permission.FIGURES_READ).organization
    held = kept(source)
    described, made = held.description, assay_for(held, replace(asked, home=by.region))
    row = KeptAssay.objects.create(
        organization_id=organization,
        title=one_line(described.name, 500) or "—",
        issuer_id=described.issuer.id[:500],
        issuer_name=one_line(described.issuer.name, 500),
        address=source.address[:2000],
        description=held.content,
        digest=described.digest,
        made=dict(made.json),
        made_at=now(),
        **queries.control(organization, described),
    )
    record("make", queries.KIND, row.key, actor=actor.key, organization=organization)
    return row.key


@transaction.atomic
def give_notice(actor: Person, organization: str, key: str, notice: Notice) -> None:
    """Tell the issuer; from now on it has time to answer. Again, the time begins again.

    Raises `Forbidden`, `NotFound`, `AssayRefused`: state, address, way.
    """
    by = organizations.require(actor, organization, Permission.ASSAY_PUBLISH).organization
    row = _locked(organization, key)
    row.needs_notice = row.needs_notice or _needs_notice(row)
    if not row.needs_notice or row.state not in {"private", "noticed"}:
        raise AssayRefused("state")
    way, addresses = _how(row, notice)
    told = ", ".join(addresses) or notice.told.strip()[:LONGEST_REASON]
    row.notice_way, row.state = way, "noticed"
    row.notice_told = instance_seal().seal_text(told, f"{TOLD}:{row.key}")
    row.noticed_at = notice.given_at or now()
    row.opens_at = row.noticed_at + timedelta(days=settings.ASSAY_NOTICE_DAYS)
    row.save()
    token = queries.reply_token(row.key)
    for address in addresses:
        letter = letters.notice(row, by.name, address, token, notice.language)
        mailing.queue(letter, kind=queries.KIND, key=row.key)
    record("notice", queries.KIND, row.key, actor=actor.key, organization=organization, way=way)


@transaction.atomic
def publish(actor: Person, organization: str, key: str, relation: str = "") -> None:
    """Sign it with the organization's key and show it to everybody, under the name of whoever does so.

    Not before the issuer was told and its time is over. Where the organization controls what it is about, the
    relation is `self` whatever was chosen. Raises `Forbidden`, `NotFound`, `AssayRefused`: state, no-notice,
    waiting, returned, relation, nameless; and what signing raises.
    """
    organizations.require(actor, organization, Permission.ASSAY_PUBLISH)
    row = _locked(organization, key)
    # What was another's may have become its own since, or its own another's: a domain proven, or lost.
    control = queries.control(organization, read(bytes(row.description)))
    row.is_own, row.needs_notice = (
        row.is_own or control["is_own"],
        row.needs_notice or control["needs_notice"],
    )
    _refuse_unready(row)
    if not row.is_own and relation not in _OTHERS:
        raise AssayRefused("relation")
    if not actor.name.strip():
        raise AssayRefused("nameless")
    row.relation = "self" if row.is_own else relation
    keys.ensure_key(organization)
    issuer = key_queries.issuer_of(organization)
    row.signed = sign(queries.made_of(row), issuer, Relation(row.relation)).content
    row.publisher, row.published_at, row.state = actor.name.strip()[:200], now(), "published"
    row.save()
    facts = {"relation": row.relation}
    record("publish", queries.KIND, row.key, actor=actor.key, organization=organization, **facts)


@transaction.atomic
def withdraw(actor: Person, organization: str, key: str, why: str) -> None:
    """Take a published assay back: it stays where it is, as withdrawn, with the reason.

    Raises `Forbidden`, `NotFound`, `AssayRefused`: state, why.
    """
    organizations.require(actor, organization, Permission.ASSAY_PUBLISH)
    row = _locked(organization, key)
    if row.state != "published":
        raise AssayRefused("state")
    reason = _lines(why, LONGEST_REASON)
    if not reason:
        raise AssayRefused("why")
    row.state, row.withdrawn_at, row.withdrawn_why = "withdrawn", now(), reason
    row.save()
    record("withdraw", queries.KIND, row.key, actor=actor.key, organization=organization)


@transaction.atomic
def discard(actor: Person, organization: str, key: str) -> None:
    """Forget an assay that was never published, and what is still to be sent about it.

    Raises `Forbidden`, `NotFound`, `AssayRefused`: state.
    """
    organizations.require(actor, organization, Permission.ASSAY_PUBLISH)
    row = _locked(organization, key)
    if row.published_at is not None:
        raise AssayRefused("state")
    mailing.forget_wholly(queries.KIND, [row.key])
    row.delete()
    record("discard", queries.KIND, key, actor=actor.key, organization=organization)


@transaction.atomic
def reply(token: str, text: str) -> None:
    """The issuer's answer, in place of an earlier one.

    Raises `NotFound`, `AssayRefused`: empty, long, withdrawn.
    """
    row = _locked_by_key(queries.held_by_token(token).key)
    if row.state == "withdrawn":
        raise AssayRefused("withdrawn")
    if len(text) > LONGEST_REPLY:
        raise AssayRefused("long")
    words = _lines(text, LONGEST_REPLY)
    if not words:
        raise AssayRefused("empty")
    row.reply, row.replied_at = words, now()
    row.save()
    record("reply", queries.KIND, row.key, organization=row.organization_id)


def _needs_notice(row: KeptAssay) -> bool:
    """Whether it is, or has become, another's."""
    return queries.control(row.organization_id, read(bytes(row.description)))["needs_notice"]


def _how(row: KeptAssay, notice: Notice) -> tuple[str, list[str]]:
    """How notice is given, and to which addresses: the best way that is known, else what is named."""
    was_returned = queries.notice_state(row.key) in queries.RETURNED
    own = "" if was_returned else queries.notified_here(row)
    if own:
        owners = [each.email for each in organizations.members(own) if each.role == Role.OWNER]
        return "site", owners
    address = "" if was_returned else published_mail(read(bytes(row.description)))
    if address:
        return queries.way_of(row), [address]
    if notice.address.strip():
        try:
            return "named", [normal_address(notice.address)]
        except AssayError as error:
            raise AssayRefused("address") from error
    if notice.told.strip():
        return "other", []
    raise AssayRefused("way")


def _refuse_unready(row: KeptAssay) -> None:
    if not row.needs_notice and row.state == "private":
        return
    if row.state == "private":
        raise AssayRefused("no-notice")
    if row.state != "noticed" or row.opens_at is None:
        raise AssayRefused("state")
    if row.notice_way != "other" and queries.notice_state(row.key) in queries.RETURNED:
        raise AssayRefused("returned")
    if now() < row.opens_at:
        raise AssayRefused("waiting")


def _locked(organization: str, key: str) -> KeptAssay:
    queries.held(organization, key)
    return _locked_by_key(key)


def _locked_by_key(key: str) -> KeptAssay:
    everyone = KeptAssay.objects.everywhere("whoever may change it was asked before")
    return everyone.select_for_update().get(key=key)


def _lines(text: str, most: int) -> str:
    return shown(text, lines=True).text.strip()[:most]
