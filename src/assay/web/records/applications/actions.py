"""What the learner's side does: start an application, hand in evidence, submit; and what is asked of them."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.web_addresses import is_web_address
from assay.web.records.achievements import actions as achievement_actions
from assay.web.records.achievements import queries as achievements
from assay.web.records.applications import links, queries, sealed
from assay.web.records.applications.models import Application, Intake, Piece, Step
from assay.web.records.applications.values import (
    EDITABLE,
    LARGEST_ALL,
    LARGEST_FILE,
    LONGEST_TEXT,
    MOST_PIECES,
    OPEN_STATES,
    ApplicationRefused,
    IntakeRow,
    NewPiece,
)
from assay.web.records.audit.actions import record
from assay.web.records.credentials.values import normal_address, normal_name
from assay.web.records.mailing.actions import Message, queue
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.permissions import Permission
from assay.web.records.people import actions as people
from assay.web.records.people.models import Person


@transaction.atomic
def set_intake(actor: Person, organization: str, wanted: IntakeRow) -> None:
    """Open or close an achievement for applications and say what is asked. Raises `NotFound`, `Forbidden`."""
    organizations.require(actor, organization, Permission.ACHIEVEMENT_PUBLISH)
    achievements.achievement(organization, wanted.achievement)
    Intake.objects.of(organization).update_or_create(
        achievement_id=wanted.achievement,
        defaults={
            "organization_id": organization,
            "asks": wanted.asks.strip()[:LONGEST_TEXT],
            "takes_files": wanted.takes_files,
            "needs_second": wanted.needs_second,
        },
    )
    record(
        "ask",
        "achievement",
        wanted.achievement,
        actor=actor.key,
        organization=organization,
        second=wanted.needs_second,
        files=wanted.takes_files,
    )
    achievement_actions.take_applications(actor, organization, wanted.achievement, is_open=wanted.is_open)


@transaction.atomic
def start(person: Person | None, version: str, name: str, email: str, language: str = "en") -> str:
    """A new application as a draft, or the one that this address has open; its key. Its link goes by mail.

    Raises `NotFound`, `ApplicationRefused`.
    """
    if queries.open_for(version) is None:
        raise ApplicationRefused("closed")
    who, address = _who(name, email)
    held = achievements.version(version)
    rows = Application.objects.of(held.organization).filter(version__achievement=held.achievement)
    found = rows.filter(mail_index=sealed.mail_index(address), state__in=OPEN_STATES).first()
    if found is None:
        data_key, secret = people.new_data_key()
        found = Application(
            organization_id=held.organization,
            version_id=version,
            data_key_id=data_key,
            mail_index=sealed.mail_index(address),
            language=language,
        )
        found.sealed_name, found.sealed_email = sealed.sealed_person(secret, found.key, who, address)
    is_own = person is not None and person.email == address
    if is_own and person is not None:
        found.person, found.confirmed_at = person, now()
    found.save()
    if not is_own:
        _mail_link(found, address, held.name)
    return found.key


@transaction.atomic
def add_piece(token: str, piece: NewPiece) -> str:
    """One more piece of evidence; its key. Raises `NotFound`, `ApplicationRefused`."""
    row = _editable(token)
    content = piece.content.strip() if piece.kind != "file" else piece.content
    _refuse(row, piece.kind, content)
    secret = sealed.secret_of(row)
    held = Piece(organization_id=row.organization_id, application=row, kind=piece.kind, attempt=row.attempt)
    name = (
        " ".join(piece.name.split())[:200]
        or {
            "text": _("A text"),
            "link": _("A link"),
            "file": _("A file"),
        }[piece.kind]
    )
    sealed.seal_piece(secret, held, name, content)
    held.save()
    return held.key


@transaction.atomic
def remove_piece(token: str, key: str) -> None:
    """Take a piece back; what an assessor has judged before stays on record by its digest alone."""
    row = _editable(token)
    pieces = Piece.objects.of(row.organization_id).filter(application=row, key=key, removed_at=None)
    if not pieces.update(removed_at=now(), sealed_content=b"", sealed_name=b""):
        raise NotFound


@transaction.atomic
def submit(token: str) -> None:
    """Hand it in for an assessor. Raises `NotFound`, `ApplicationRefused`."""
    row = _editable(token)
    pieces = queries.pieces_of(row)
    if not pieces:
        raise ApplicationRefused("nothing-shown")
    if row.state == "returned":
        row.attempt += 1
    row.state, row.submitted_at = "submitted", now()
    row.save(update_fields=["state", "attempt", "submitted_at"])
    Step.objects.create(
        organization_id=row.organization_id,
        application=row,
        kind="submitted",
        attempt=row.attempt,
        evidence=[piece.digest for piece in pieces],
    )
    record("submit", "application", row.key, organization=row.organization_id, attempt=row.attempt)


def forget(emails: list[str]) -> int:
    """Forget every application from these addresses for good; how many."""
    indices = [sealed.mail_index(normal_address(email)) for email in emails if email.strip()]
    rows = Application.objects.everywhere("a person who is forgotten").filter(mail_index__in=indices)
    keys = [row.data_key_id for row in rows if row.data_key_id]
    with transaction.atomic():
        count = rows.count()
        rows.delete()
        people.destroy_data_keys(keys)
    return count


def _who(name: str, email: str) -> tuple[str, str]:
    try:
        who = normal_name(name)
    except AssayError as error:
        raise ApplicationRefused("name") from error
    try:
        address = normal_address(email)
    except AssayError as error:
        raise ApplicationRefused("email") from error
    if not address:
        raise ApplicationRefused("email")
    return who, address


def _mail_link(row: Application, address: str, achievement: str) -> None:
    facts = {"achievement": achievement, "issuer": organizations.public(row.organization_id).name}
    link = f"{settings.ASSAY_ORIGIN}/a/{row.version.achievement_id}/apply/{links.token_of(row.key)}"
    with translation.override(row.language):
        subject = _("Your application for “%(achievement)s”") % facts
        text = (
            _(
                "You began an application for “%(achievement)s” at %(issuer)s. This link is yours alone; "
                "with it you add your evidence, hand it in and see what became of it."
            )
            % facts
        )
        after = _("If it was not you, do nothing: without this link nothing happens.")
    queue(Message(address, subject, f"{text}\n\n{link}\n\n{after}\n"), kind="application", key=row.key)


def _editable(token: str) -> Application:
    key = queries.of_token(token).key
    rows = Application.objects.everywhere("whoever holds the link").filter(key=key)
    row = rows.select_for_update(of=("self",)).select_related("version").get()
    if row.state not in EDITABLE:
        raise ApplicationRefused("not-editable")
    if row.confirmed_at is None:  # the link came by mail, so whoever uses it reads that address
        row.confirmed_at = now()
        row.save(update_fields=["confirmed_at"])
    return row


def _refuse(row: Application, kind: str, content: bytes) -> None:
    pieces = queries.pieces_of(row)
    if len(pieces) >= MOST_PIECES:
        raise ApplicationRefused("too-many")
    if not content:
        raise ApplicationRefused("empty")
    if kind == "link" and not is_web_address(content.decode()):
        raise ApplicationRefused("link")
    if kind == "file":
        if not queries.intake(row.organization_id, row.version.achievement_id).takes_files:
            raise ApplicationRefused("no-files")
        if len(content) > LARGEST_FILE:
            raise ApplicationRefused("too-large")
    if sum(piece.size for piece in pieces) + len(content) > LARGEST_ALL:
        raise ApplicationRefused("too-much")
