"""Invitations: a role offered to one address, once, for a fortnight.

The link's secret stands in the mail alone. What an invitation offers is never changed: a better role is
another invitation, by somebody who may give it.
"""

from __future__ import annotations

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.mailing.actions import Message, queue
from assay.web.records.organizations.models import Invitation, Member
from assay.web.records.organizations.permissions import ROLE_WORDS, Permission, Role
from assay.web.records.organizations.queries import LINK, require, require_to_give
from assay.web.records.people.link_tokens import new_token, token_digest
from assay.web.records.people.models import Person

DAYS = 14
OPEN_AT_ONCE = 100


class TooManyInvitations(Exception):
    """The organization has as many open invitations as it may."""


class AnotherAddress(Exception):
    """The invitation was sent to an address that is not this person's."""


@transaction.atomic
def invite(actor: Person, organization: str, email: str, role: str, language: str = "en") -> str:
    """Offer this role to this address by mail; the invitation's key.

    An open one to the same address ends with it. Raises `NotFound`, `Forbidden`, `TooManyInvitations`,
    `organization-suspended`.
    """
    held = require_to_give(actor, organization, role)
    if held.organization.state != "active":
        raise AssayError("organization-suspended")
    address = email.strip().lower()
    still_open = Invitation.objects.of(organization).filter(accepted_at=None, withdrawn_at=None)
    still_open.filter(email=address).update(withdrawn_at=now(), email="")
    if still_open.filter(ends_at__gt=now()).count() >= OPEN_AT_ONCE:
        raise TooManyInvitations
    token = new_token()
    invitation = Invitation.objects.create(
        organization_id=organization,
        email=address,
        role=Role(role),
        token_digest=token_digest(token, LINK),
        invited_by=actor,
        ends_at=now() + timedelta(days=DAYS),
    )
    record("invite", "invitation", invitation.key, actor=actor.key, organization=organization, role=role)
    with translation.override(language):
        queue(_message(address, held.organization.name, role, token), kind="invitation", key=invitation.key)
    return invitation.key


@transaction.atomic
def withdraw(actor: Person, organization: str, invitation: str) -> None:
    """Its link leads nowhere from now on. Raises `NotFound`, `Forbidden`."""
    require(actor, organization, Permission.MEMBER_INVITE)
    rows = Invitation.objects.of(organization).filter(key=invitation, accepted_at=None, withdrawn_at=None)
    if not rows.update(withdrawn_at=now(), email=""):
        raise NotFound
    record("withdraw", "invitation", invitation, actor=actor.key, organization=organization)


@transaction.atomic
def accept(person: Person, token: str) -> str:
    """The person becomes a member; the organization's key.

    Raises `NotFound` for a link that was used, withdrawn or has ended, `AnotherAddress`.
    Somebody who is a member already keeps the role they have.
    """
    rows = Invitation.objects.everywhere("the link names it").filter(
        token_digest=token_digest(token, LINK), accepted_at=None, withdrawn_at=None, ends_at__gt=now()
    )
    found = rows.select_for_update().first()
    if found is None:
        raise NotFound
    if not _has_address(person, found.email):
        raise AnotherAddress
    member, _is_new = Member.objects.everywhere("the invitation names it").get_or_create(
        organization_id=found.organization_id, person=person, defaults={"role": found.role}
    )
    found.accepted_at = now()
    found.email = ""
    found.save(update_fields=["accepted_at", "email"])
    record(
        "accept",
        "invitation",
        found.key,
        actor=person.key,
        organization=found.organization_id,
        role=member.role,
    )
    return found.organization_id


def _has_address(person: Person, email: str) -> bool:
    if person.email.lower() == email:
        return True
    return bool(EmailAddress.objects.filter(user=person, verified=True, email__iexact=email).exists())


def _message(to: str, organization: str, role: str, token: str) -> Message:
    address = f"{settings.ASSAY_ORIGIN}/work/invitation/{token}"
    name = " ".join(organization.split())
    text = _(
        "%(organization)s invites you to work with it on Assay, as: %(role)s.\n\n"
        "Open this link and sign in with this e-mail address:\n%(address)s\n\n"
        "The link works once, and for %(days)s days. If you do not know why you get this, do nothing."
    )
    facts = {"organization": name, "role": ROLE_WORDS[Role(role)], "address": address, "days": DAYS}
    return Message(to, _("%(organization)s invites you") % {"organization": name}, text % facts)
