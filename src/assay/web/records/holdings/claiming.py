"""Taking what was awarded: with the link from the mail, or with an address that was proven; or leaving it.

Apart from the wallet because most of it happens without an account.
"""

from __future__ import annotations

from django.db import transaction

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.queries import ClaimedCredential
from assay.web.records.holdings.actions import Kept, Ours, keep_judged
from assay.web.records.holdings.models import Declined, Holding
from assay.web.records.holdings.queries import held_credentials
from assay.web.records.holdings.summaries import Summary, summary_of
from assay.web.records.people import addresses
from assay.web.records.people.models import Person
from assay.web.records.signing_keys import queries as signing_keys
from assay.web.records.verifications.judged import Judged
from assay.web.records.verifications.queries import judge


class KeptElsewhere(Exception):
    """It is in somebody else's wallet, and this person has not shown that its address is theirs."""


def is_declined(credential: str) -> bool:
    """Whether somebody with the link said that it is not for them."""
    return Declined.objects.filter(credential=credential).exists()


@transaction.atomic
def accept(token: str) -> ClaimedCredential:
    """Take the award of this link; a second time changes nothing. Raises `NotFound`."""
    found = awards.by_claim_token(token)
    Declined.objects.filter(credential=found.key).delete()
    credentials.mark_claimed(token)
    return found


@transaction.atomic
def decline(token: str) -> None:
    """Note that the award of this link is not for whoever opened it; can be undone. Raises `NotFound`.

    One that was accepted is not undone by this: whoever took it has it.
    """
    found = awards.by_claim_token(token)
    if found.claimed_at is None:
        Declined.objects.get_or_create(credential=found.key, defaults={"at": now()})
        record("decline", "credential", found.key, organization=found.organization)


@transaction.atomic
def undo_decline(token: str) -> None:
    """Take the "not for me" back. Raises `NotFound`."""
    Declined.objects.filter(credential=awards.by_claim_token(token).key).delete()


def keep_claimed(person: Person, token: str) -> Kept:
    """Take the award of this link into the wallet. Raises `NotFound`, `KeptElsewhere`, `NotKept`."""
    return _keep(person, accept(token))


def keep_awaiting(person: Person, credential: str) -> Kept:
    """Take an award that waits for one of this person's addresses. Raises `NotFound`, `NotKept`."""
    found = next((each for each in _sent_to(person) if each.key == credential), None)
    if found is None:
        raise NotFound
    return _keep(person, accept(found.token))


def _keep(person: Person, found: ClaimedCredential) -> Kept:
    others = Holding.objects.everywhere("is it in a wallet already?").filter(credential=found.key)
    if others.exclude(person=person).exists() and found.recipient_email not in addresses.proven(person):
        raise KeptElsewhere
    return keep_award(person, found)


def keep_award(person: Person, found: ClaimedCredential) -> Kept:
    """Put an award that is this person's, as the caller has seen, into the wallet. Raises `NotKept`."""
    judged, issuer_id = judge(found.content), signing_keys.identifier(found.organization)
    summary = summary_of_award(found, issuer_id, judged)
    return keep_judged(person, judged, "claim", Ours(found.key, found.version), summary)


def summary_of_award(found: ClaimedCredential, issuer_id: str, judged: Judged | None = None) -> Summary:
    """What an award made here says; what its record says where it does not count today and says nothing."""
    judged = judged or judge(found.content)
    if judged.content is not None:
        return summary_of(judged.content, found.content)
    return Summary(
        name=found.achievement,
        holder=found.recipient_name,
        issuer=found.issuer,
        issuer_id=issuer_id,
        credential_id=found.credential_id,
        awarded=found.issued_at,
        valid_until=found.valid_until,
    )


def _sent_to(person: Person) -> list[ClaimedCredential]:
    return [found for email in addresses.proven(person) for found in awards.awaiting(email)]


def awaiting(person: Person) -> list[ClaimedCredential]:
    """Awards sent to an address of this person's that are not in the wallet yet, newest first.

    Those that were declined or revoked are left out; those removed from the wallet come back here.
    """
    held = held_credentials(person)
    found = [each for each in _sent_to(person) if each.key not in held and each.standing != "revoked"]
    keys = [each.key for each in found]
    declined = set(Declined.objects.filter(credential__in=keys).values_list("credential", flat=True))
    return sorted(
        (each for each in found if each.key not in declined), key=lambda each: each.issued_at, reverse=True
    )
