"""Writes of reminders: send the link again, remind whoever has not taken theirs."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.credentials import queries as credentials
from assay.web.records.credentials.rows import AwardRow, Within
from assay.web.records.credentials.values import normal_address
from assay.web.records.mailing.actions import Message, queue
from assay.web.records.organizations import queries as organizations
from assay.web.records.organizations.permissions import Permission
from assay.web.records.people.models import Person
from assay.web.records.reminders.models import Habit, Reminder
from assay.web.records.reminders.queries import AT_ONCE, is_due


@transaction.atomic
def send_again(actor: Person, organization: str, key: str, email: str = "") -> str:
    """Send the claim link once more, to the same address or another one; the address.

    Raises `NotFound`, `Forbidden`, `draft-member-malformed` for what is no address.
    """
    organizations.require(actor, organization, Permission.AWARD_MAKE)
    row = credentials.award(organization, key)
    address = normal_address(email) or row.recipient_email
    if row.state != "issued" or row.standing == "revoked" or not address:
        raise NotFound
    _send(organization, row, address, is_nudge=False)
    record("send-again", "credential", key, actor=actor.key, organization=organization)
    return address


def nudge_unclaimed(actor: Person | None, organization: str, within: Within | None = None) -> int:
    """Remind everybody who has not taken their credential for a week and was not reminded in it; how many."""
    if actor is not None:
        organizations.require(actor, organization, Permission.AWARD_MAKE)
    count, start = 0, 0
    while rows := credentials.awards(
        organization, state="unclaimed", within=within, start=start, count=AT_ONCE
    ).rows:
        start += AT_ONCE
        with transaction.atomic():
            count += sum(_nudge(organization, row) for row in rows)
    if count:
        by = actor.key if actor else ""
        record("nudge", "organization", organization, actor=by, organization=organization, count=count)
    return count


@transaction.atomic
def set_habit(actor: Person, organization: str, *, is_on: bool) -> None:
    """Remind by itself once a week, or not."""
    organizations.require(actor, organization, Permission.AWARD_MAKE)
    Habit.objects.of(organization).update_or_create(organization_id=organization, defaults={"is_on": is_on})
    verb = "remind-weekly" if is_on else "remind-no-more"
    record(verb, "organization", organization, actor=actor.key, organization=organization)


def nudge_where_wanted() -> int:
    """Remind in every organization that has this habit; how many mails."""
    wanted = Habit.objects.everywhere("the weekly job").filter(is_on=True)
    return sum(nudge_unclaimed(None, key) for key in wanted.values_list("organization_id", flat=True))


def _nudge(organization: str, row: AwardRow) -> bool:
    sent = Reminder.objects.of(organization).filter(credential_id=row.key).select_for_update().order_by("-at")
    before = list(sent)
    last = before[0].at if before else None
    if not is_due(row, last, sum(one.is_nudge for one in before)):
        return False
    _send(organization, row, row.recipient_email, is_nudge=True)
    return True


def _send(organization: str, row: AwardRow, address: str, *, is_nudge: bool) -> None:
    facts = {
        "achievement": row.achievement,
        "issuer": organizations.public(organization).name,
        "name": row.recipient_name,
    }
    link = f"{settings.ASSAY_ORIGIN}/claim/{credentials.claim_token(row.key)}"
    with translation.override(row.language):
        if is_nudge:
            subject = _("Your credential “%(achievement)s” still waits for you") % facts
            text = (
                _("Hello %(name)s,\n\n%(issuer)s awarded you “%(achievement)s”. You have not taken it yet:")
                % facts
            )
        else:
            subject = _("Your link to “%(achievement)s”") % facts
            text = (
                _("Hello %(name)s,\n\n%(issuer)s sends you the link to your credential “%(achievement)s”:")
                % facts
            )
        after = _("You need no account to see it.")
    queue(Message(address, subject, f"{text}\n\n{link}\n\n{after}\n"), kind="credential", key=row.key)
    Reminder.objects.create(organization_id=organization, credential_id=row.key, is_nudge=is_nudge, at=now())
