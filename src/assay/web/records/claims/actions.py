"""Writes of claim codes: make, stop, and the claim itself, which only as many win as the code allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.audit.actions import record
from assay.web.records.claims.codes import new_code, read_code
from assay.web.records.claims.models import Claim, ClaimCode, ClaimSet
from assay.web.records.claims.queries import state_of
from assay.web.records.claims.refusals import ClaimRefused
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.values import Award, normal_address, normal_name
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.models import Person
from assay.web.records.people.queries import instance_seal
from assay.web.records.rosters.actions import recipient_of
from assay.web.records.rosters.queries import of_person
from assay.web.records.rosters.rows import PupilRow

MOST_CODES = 500
MOST_CLAIMS = 5_000


@dataclass(frozen=True, slots=True)
class NewCodes:
    """What somebody wants: one code for `count` people, or `count` codes for one person each."""

    version: str
    count: int
    ends_at: datetime
    title: str = ""
    is_personal: bool = False
    asks_email: bool = True


@transaction.atomic
def make_codes(actor: Person, organization: str, wanted: NewCodes) -> str:
    """The codes, ready to be shown; the key of their set. Raises `NotFound`, `Forbidden`."""
    require(actor, organization, Permission.AWARD_MAKE)
    version = achievements.version(wanted.version)
    if version.organization != organization or version.state != "published":
        raise NotFound
    most = MOST_CODES if wanted.is_personal else MOST_CLAIMS
    if not 1 <= wanted.count <= most:
        raise AssayError(
            "draft-member-malformed", "/count", member="count", expected=f"a number from 1 to {most}"
        )
    held = ClaimSet.objects.create(
        organization_id=organization,
        version_id=wanted.version,
        made_by=actor,
        title=" ".join(wanted.title.split())[:120],
        is_personal=wanted.is_personal,
        asks_email=wanted.asks_email,
        ends_at=wanted.ends_at,
    )
    ClaimCode.objects.bulk_create(
        ClaimCode(
            organization_id=organization,
            set=held,
            code=new_code(is_personal=wanted.is_personal),
            place=place,
            limit=1 if wanted.is_personal else wanted.count,
        )
        for place in range(1, (wanted.count if wanted.is_personal else 1) + 1)
    )
    record("make", "claim-set", held.key, actor=actor.key, organization=organization, count=wanted.count)
    return held.key


@transaction.atomic
def stop(actor: Person, organization: str, key: str) -> None:
    """Nobody can use these codes any more; what was claimed stays. Raises `NotFound`, `Forbidden`."""
    require(actor, organization, Permission.AWARD_MAKE)
    rows = ClaimSet.objects.of(organization).filter(key=key)
    if rows.filter(stopped_at=None).update(stopped_at=now()):
        record("stop", "claim-set", key, actor=actor.key, organization=organization)
    elif not rows.exists():
        raise NotFound


def claimant(person: Person | None, organization: str) -> PupilRow | None:
    """As which pupil this account claims here: what it claims is hers, whatever name is typed."""
    held = of_person(person.key) if person else []
    here = [row for row in held if row.organization == organization and row.data_key and row.name]
    return here[0] if len(here) == 1 else None


def claim_by_code(
    code: str, name: str, email: str = "", language: str = "en", person: Person | None = None
) -> str:
    """The key of the credential that this code gave; it is signed, and on its way where there is an address.

    `person`: who is signed in. A pupil of the organization claims under the name the roster has.
    Of many who try at once only as many win as the code allows. Raises `NotFound` (no such code),
    `ClaimRefused`, `organization-suspended`, `award-limit-reached`, `CannotIssue`.
    """
    held = _usable(code)
    organization = held.organization_id
    pupil = claimant(person, organization)
    recipient = recipient_of(organization, pupil.key) if pupil else ""
    who, address = (pupil.name, pupil.email) if pupil else _person(held.set, name, email)
    known = recipient or address
    index = instance_seal().index(f"{held.set_id}\0{known}", "claim") if known else ""
    try:
        with transaction.atomic():
            rows = ClaimCode.objects.of(organization).filter(pk=held.pk, used__lt=F("limit"))
            if not rows.update(used=F("used") + 1):
                raise ClaimRefused("full")
            award = Award(
                version=held.set.version_id,
                name=who,
                email=address,
                recipient=recipient,
                language=language,
                source="code",
                source_key=held.set_id,
                made_by=held.set.made_by_id or "",
            )
            [key] = credentials.plan(None, organization, [award])
            Claim.objects.create(
                organization_id=organization, code=held, set=held.set, credential=key, mail_index=index
            )
    except IntegrityError as error:
        raise ClaimRefused("already") from error
    [outcome] = credentials.issue_planned(organization, [key])
    if outcome.error is not None:
        _give_back(held, key)
        raise outcome.error
    return key


def forget(credentials: list[str]) -> int:
    """Drop the digest of the address from the claims that gave these credentials; how many."""
    rows = Claim.objects.everywhere("a person who is forgotten").filter(credential__in=credentials)
    return rows.update(mail_index="")


def _usable(code: str) -> ClaimCode:
    rows = ClaimCode.objects.everywhere("whoever has the code").filter(code=read_code(code) or "-")
    found = rows.select_related("set").first()
    if found is None:
        raise NotFound
    state = state_of(found.set, found.used, found.limit)
    if state != "open":
        raise ClaimRefused(state)
    return found


def _person(held: ClaimSet, name: str, email: str) -> tuple[str, str]:
    try:
        person = normal_name(name)
    except AssayError as error:
        raise ClaimRefused("name") from error
    try:
        address = normal_address(email) if held.asks_email else ""
    except AssayError as error:
        raise ClaimRefused("email") from error
    if held.asks_email and not address:
        raise ClaimRefused("email")
    return person, address


@transaction.atomic
def _give_back(held: ClaimCode, key: str) -> None:
    # Nothing was awarded, so nothing was used up.
    if Claim.objects.of(held.organization_id).filter(code=held, credential=key).delete()[0]:
        ClaimCode.objects.of(held.organization_id).filter(pk=held.pk).update(used=F("used") - 1)
