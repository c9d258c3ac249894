"""Writes of pupils' certificates: record, look at the document, check with the body, correct, remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.base.web_addresses import is_web_address
from assay.web.records.audit.actions import record
from assay.web.records.audit.actions import record_many as note_many
from assay.web.records.certificates import catalogue
from assay.web.records.certificates.badges import Identity, first_look, look_again
from assay.web.records.certificates.making import (
    Maker,
    check_of,
    event,
    keep,
    keep_badge,
    looked_at,
    make,
    stripped,
    until,
    with_document,
)
from assay.web.records.certificates.matching import folded
from assay.web.records.certificates.models import Certificate, Kind
from assay.web.records.certificates.sealed import (
    AttachedBadge,
    Check,
    Paper,
    details_of,
    number_index,
    open_file,
)
from assay.web.records.certificates.values import (
    NewCertificate,
    NewCheck,
    NewDocument,
    Refused,
    require_check,
    require_sound,
)
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import Membership, require
from assay.web.records.people.addresses import proven
from assay.web.records.people.models import Person
from assay.web.records.people.queries import by_key, data_key
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.rows import PupilRow

_KIND = "certificate"


def record_one(actor: Person, organization: str, wanted: NewCertificate) -> str:
    """That this pupil holds this; the certificate's key. Raises as `record_many`."""
    return record_many(actor, organization, [wanted])[0]


@transaction.atomic
def record_many(actor: Person, organization: str, wanted: Sequence[NewCertificate]) -> list[str]:
    """That these pupils hold these; keys in their order. All are kept, or none.

    A document that a member brings counts as seen. Raises `Forbidden` (a check needs its own right),
    `NotFound` for a pupil out of reach, `Refused`.
    """
    held = require(actor, organization, Permission.CERTIFICATE_RECORD)
    if any(one.check for one in wanted):
        require(actor, organization, Permission.CERTIFICATE_CHECK)
    reach = rosters.reach(held)
    if not all(reach.has(one.pupil) for one in wanted):
        raise NotFound
    keys = make(organization, wanted, maker_of(actor, held), catalogue.kinds(organization), source="member")
    note_many("record", _KIND, [(key, {}) for key in keys], actor=actor.key, organization=organization)
    return keys


@transaction.atomic
def add_as_holder(person: Person, organization: str, pupil: str, wanted: NewCertificate) -> str:
    """What a pupil says about themselves; the key. Claimed, until a member has looked.

    Raises `NotFound` where the pupil's account is another's, `Refused`.
    """
    if rosters.pupil(organization, pupil).person != person.key:
        raise NotFound
    maker = Maker(person.key, person.name)
    mine = replace(wanted, pupil=pupil, check=None)
    [key] = make(organization, [mine], maker, catalogue.kinds(organization), source="holder")
    record("claim", _KIND, key, actor=person.key, organization=organization)
    return key


@transaction.atomic
def check(actor: Person, organization: str, key: str, wanted: NewCheck) -> None:
    """Say that one looked at the body's own page. Raises `Forbidden`, `NotFound`, `Refused`."""
    held = require(actor, organization, Permission.CERTIFICATE_CHECK)
    require_check(wanted)
    row, _pupil, secret = _locked(held, key)
    details = details_of(secret, row)
    row.checked_at = looked_at(wanted.on)
    number = wanted.number.strip()
    row.number_index = number_index(organization, row.kind, number)
    keep(row, secret, replace(details, check=check_of(wanted, maker_of(actor, held)), number=number))
    _tell(row, "check", actor.key, secret, link=wanted.link, number=number)


@transaction.atomic
def attach_document(actor: Person, organization: str, key: str, document: NewDocument) -> None:
    """Attach the document, in place of one that was there: the member has it before them, so it counts."""
    held = require(actor, organization, Permission.CERTIFICATE_RECORD)
    row, _pupil, secret = _locked(held, key)
    _attach(row, secret, maker_of(actor, held), document)


@transaction.atomic
def attach_as_holder(person: Person, organization: str, key: str, document: NewDocument) -> None:
    """Hand a document in for one's own certificate; it counts once a member has looked at it.

    Raises `NotFound` for another's, or where a member has looked at a document already; `Refused`.
    """
    row = Certificate.objects.of(organization).select_for_update().filter(key=key).first()
    if (
        row is None
        or row.seen_at is not None
        or rosters.pupil(organization, row.pupil_id).person != person.key
    ):
        raise NotFound
    secret = data_key(rosters.pupil(organization, row.pupil_id).data_key)
    _attach(row, secret, Maker(person.key, person.name), document)


@transaction.atomic
def look_at_document(actor: Person, organization: str, key: str) -> None:
    """Say that one has looked at the attached document. Raises `Refused` where there is none."""
    held = require(actor, organization, Permission.CERTIFICATE_RECORD)
    row, _pupil, secret = _locked(held, key)
    details = details_of(secret, row)
    if not details.paper.sha256:
        raise Refused("no-document", "document")
    row.seen_at = now()
    keep(row, secret, replace(details, paper=replace(details.paper, seen_by=actor.key)))
    _tell(row, "see", actor.key, secret)


@transaction.atomic
def take_back(actor: Person, organization: str, key: str, what: str, reason: str) -> None:
    """Take back that a document was seen, or that it was checked (`what`): it turned out false.

    Raises `Forbidden`, `NotFound`, `Refused` without a reason.
    """
    needed = Permission.CERTIFICATE_CHECK if what == "check" else Permission.CERTIFICATE_RECORD
    held = require(actor, organization, needed)
    if not reason.strip():
        raise Refused("reason", "reason")
    row, _pupil, secret = _locked(held, key)
    details = details_of(secret, row)
    if what == "check":
        row.checked_at = None
        details = replace(details, check=Check())
    else:
        row.seen_at, row.sealed_document = None, b""
        details = replace(details, paper=Paper())
    keep(row, secret, details)
    _tell(row, f"back-{what}"[:20], actor.key, secret, reason=reason.strip()[:500])


@transaction.atomic
def attach_badge(actor: Person, organization: str, key: str, source: bytes) -> str:
    """Attach the body's verifiable badge; accepted or incomplete. Raises `Refused` for what is none."""
    held = require(actor, organization, Permission.CERTIFICATE_RECORD)
    row, pupil, secret = _locked(held, key)
    known = catalogue.kinds(organization)
    answer = first_look(source, catalogue.kind(row.kind, known), identity_of(pupil), known.values())
    keep_badge(row, secret, answer)
    _tell(row, "badge", actor.key, secret, issuer=answer.badge.issuer_name)
    return answer.state


@transaction.atomic
def judge_again(row: Certificate) -> str:
    """How the attached badge stands now; kept. What is no longer accepted counts no more."""
    pupil = rosters.pupil(row.organization_id, row.pupil_id)
    secret = data_key(pupil.data_key)
    known = catalogue.kinds(row.organization_id)
    kind = catalogue.kind(row.kind, known)
    details = details_of(secret, row)
    content = open_file(secret, row.key, "badge", row.sealed_badge)
    state, badge = look_again(content, details.badge, kind, identity_of(pupil), known.values())
    is_other = state != row.badge_state
    row.badge_state, row.badge_at = state, now()
    keep(row, secret, replace(details, badge=badge))
    if is_other:
        _tell(row, f"badge-{state}"[:20], "", secret, why=badge.sentence)
    return state


@transaction.atomic
def correct(actor: Person, organization: str, key: str, wanted: NewCertificate) -> None:
    """Other words for it. Another number takes the check back; another kind, all that spoke for it."""
    held = require(actor, organization, Permission.CERTIFICATE_RECORD)
    require_sound(replace(wanted, check=None))
    kinds = catalogue.kinds(organization)
    if wanted.kind not in kinds:
        raise Refused("kind", "kind")
    row, _pupil, secret = _locked(held, key)
    details = details_of(secret, row)
    if wanted.kind != row.kind:
        row.kind, row.seen_at, row.checked_at = wanted.kind, None, None
        row.badge_state, row.badge_at, row.sealed_badge = "", None, b""
        details = replace(details, check=Check(), badge=AttachedBadge())
    elif folded(wanted.number) != folded(details.number):
        row.checked_at = None
        details = replace(details, check=Check())
    row.number_index = number_index(organization, wanted.kind, wanted.number)
    row.earned_on = wanted.earned_on
    row.expires_on = until(wanted.expires_on, wanted.earned_on, kinds[wanted.kind])
    keep(row, secret, replace(details, **stripped(wanted)))
    _tell(row, "correct", actor.key, secret)


@transaction.atomic
def remove(actor: Person, organization: str, key: str) -> None:
    """Forget it, with its document, badge and history. Raises `Refused` where a credential says it."""
    held = require(actor, organization, Permission.CERTIFICATE_RECORD)
    row, _pupil, _secret = _locked(held, key)
    if row.credential:
        raise Refused("issued", "")
    row.delete()
    record("remove", _KIND, key, actor=actor.key, organization=organization)


@transaction.atomic
def remove_as_holder(person: Person, organization: str, key: str) -> None:
    """Take one's own claim away again, as long as nobody at the school has looked. Raises `NotFound`."""
    row = Certificate.objects.of(organization).select_for_update().filter(key=key, source="holder").first()
    if row is None or row.seen_at or row.checked_at or row.credential:
        raise NotFound
    if rosters.pupil(organization, row.pupil_id).person != person.key:
        raise NotFound
    row.delete()
    record("remove", _KIND, key, actor=person.key, organization=organization)


@transaction.atomic
def add_kind(actor: Person, organization: str, name: str, about: dict[str, object]) -> str:
    """A kind that the catalogue lacks; its key. Raises `Forbidden`, `Refused`."""
    require(actor, organization, Permission.CERTIFICATE_CHECK)
    plain = " ".join(name.split())[:200]
    if folded(plain) in {folded(row.name) for row in catalogue.kinds(organization).values()}:
        raise Refused("name-taken", "name")
    site = str(about.get("site", "")).strip().lower()
    if site and (not site.isascii() or "." not in site or any(sign in site for sign in "/:@ ")):
        raise Refused("domain", "site")
    link = str(about.get("check_at", ""))
    if link and not is_web_address(link):
        raise Refused("link", "check_at")
    row = Kind.objects.create(organization_id=organization, name=plain, about={**about, "site": site})
    record("add", "certificate-kind", row.key, actor=actor.key, organization=organization)
    return row.key


def maker_of(actor: Person, held: Membership) -> Maker:
    """This member, as the history of a certificate names them."""
    return Maker(actor.key, actor.name or actor.email, held.role)


def identity_of(pupil: PupilRow) -> Identity:
    """By what a pupil is known: the roster's name and address, the account's proven addresses."""
    addresses = [pupil.email] if pupil.email else []
    if pupil.person:
        addresses += proven(by_key(pupil.person))
    return Identity((pupil.name,), tuple(dict.fromkeys(addresses)))


def _locked(held: Membership, key: str) -> tuple[Certificate, PupilRow, SealingKey]:
    organization = held.organization.key
    row = Certificate.objects.of(organization).select_for_update().filter(key=key).first()
    if row is None or not rosters.reach(held).has(row.pupil_id):
        raise NotFound
    pupil = rosters.pupil(organization, row.pupil_id)
    return row, pupil, data_key(pupil.data_key)


def _attach(row: Certificate, secret: SealingKey, maker: Maker, document: NewDocument) -> None:
    details = with_document(row, secret, details_of(secret, row), maker, document)
    row.seen_at = now() if maker.is_member else None
    keep(row, secret, details)
    _tell(row, "see" if maker.is_member else "hand-in", maker.key, secret)


def _tell(row: Certificate, verb: str, actor: str, secret: SealingKey, **words: str) -> None:
    event(row, verb, actor, secret, **words).save()
    record(verb, _KIND, row.key, actor=actor, organization=row.organization_id)
