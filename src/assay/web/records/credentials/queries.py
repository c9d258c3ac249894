"""Reads of awards: an organization's own, a link's holder's, and what is public of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice

from django.db.models import Count, Q, QuerySet

from assay.errors import AssayError
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealBroken, SealingKey
from assay.web.records.achievements import queries as achievements
from assay.web.records.credentials import sealed
from assay.web.records.credentials.lists import PURPOSES
from assay.web.records.credentials.models import Credential, Recipient, StatusList
from assay.web.records.credentials.rows import AwardRow, ClaimedCredential, Funnel, Page, Within
from assay.web.records.credentials.tokens import claim_token, claimed_key
from assay.web.records.credentials.values import normal_address
from assay.web.records.mailing import queries as mailing
from assay.web.records.organizations import queries as organizations

MOST_FOUND = 5_000
"""Recipients that a search by name finds at most, the newest."""

__all__ = ["AwardRow", "ClaimedCredential", "Funnel", "Page", "Within", "claim_token"]


def awards(
    organization: str,
    search: str = "",
    state: str = "",
    *,
    version: str = "",
    source: str = "",
    source_key: str = "",
    within: Within | None = None,
    start: int = 0,
    count: int = 50,
) -> Page:
    """This organization's awards, newest first.

    `state`: planned, issued, void, a standing, `unclaimed` or `bounced`; without one all but void ones.
    `search`: an address, or part of a name. `within`: as far as the reader sees; without it all of them.
    """
    rows = _in_state(_held(organization, within), state)
    for column, value in (("version_id", version), ("source", source), ("source_key", source_key)):
        rows = rows.filter(**{column: value}) if value else rows
    if search.strip():
        rows = rows.filter(recipient_id__in=_recipients_found(organization, search))
    shown = rows.order_by("-planned_at", "key").select_related("recipient", "replaced_by")
    return Page(_rows(list(shown[start : start + count])), rows.count())


def award(organization: str, key: str, within: Within | None = None) -> AwardRow:
    """One of its awards. Raises `NotFound`, also for one the reader does not reach."""
    found = _held(organization, within).filter(key=key).select_related("recipient", "replaced_by")
    rows = _rows(list(found))
    if not rows:
        raise NotFound
    return rows[0]


def of_recipients(organization: str, recipients: Iterable[str]) -> dict[str, list[AwardRow]]:
    """What these recipients were awarded here, newest first, by recipient; void ones are left out."""
    held = Credential.objects.of(organization).filter(recipient_id__in=set(recipients)).exclude(state="void")
    found: dict[str, list[AwardRow]] = {}
    for row in _rows(list(held.order_by("-planned_at", "key").select_related("recipient", "replaced_by"))):
        found.setdefault(row.recipient, []).append(row)
    return found


def _held(organization: str, within: Within | None) -> QuerySet[Credential]:
    rows = Credential.objects.of(organization)
    if within is None:
        return rows
    mine = Q(recipient_id__in=within.recipients)
    return rows.filter(mine | Q(made_by=within.made_by) if within.made_by else mine)


def _in_state(rows: QuerySet[Credential], state: str) -> QuerySet[Credential]:
    if state in {"planned", "issued", "void"}:
        return rows.filter(state=state)
    rows = rows.exclude(state="void")
    if state in {"active", "suspended", "revoked"}:
        return rows.filter(state="issued", standing=state)
    if state == "unclaimed":
        return rows.filter(state="issued", standing="active", claimed_at=None)
    if state == "bounced":
        return rows.filter(key__in=mailing.rows_told("credential", "bounced"))
    return rows


def _recipients_found(organization: str, search: str) -> list[str]:
    """The keys of recipients with this address, or with this in their name, which is sealed: one by one."""
    rows = Recipient.objects.of(organization).filter(data_key__isnull=False)
    try:
        if "@" in search:
            index = sealed.mail_index(normal_address(search))
            return list(rows.filter(mail_index=index).values_list("key", flat=True))
    except AssayError:
        return []
    wanted = search.strip().casefold()
    known = list(rows.order_by("-made_at"))
    secrets = sealed.secrets_of(known)
    found = (row.key for row in known if wanted in _named(row, secrets).name.casefold())
    return list(islice(found, MOST_FOUND))


def _named(recipient: Recipient, secrets: dict[str, SealingKey]) -> sealed.Named:
    return sealed.named(recipient, secrets.get(recipient.data_key_id or ""))


def _rows(credentials: Sequence[Credential]) -> list[AwardRow]:
    secrets = sealed.secrets_of(row.recipient for row in credentials)
    versions = achievements.versions([row.version_id for row in credentials])
    fates = mailing.states_about("credential", [row.key for row in credentials])
    told = []
    for row in credentials:
        who = _named(row.recipient, secrets)
        version = versions[row.version_id]
        told.append(
            AwardRow(
                key=row.key,
                credential_id=row.credential_id,
                recipient=row.recipient_id,
                recipient_name=who.name,
                recipient_email=who.email,
                is_forgotten=who.is_forgotten,
                achievement=version.name,
                version=row.version_id,
                number=version.number,
                state=row.state,
                standing=row.standing,
                standing_at=row.standing_at,
                reason=sealed.reason(row, secrets.get(row.recipient.data_key_id or "")),
                planned_at=row.planned_at,
                issued_at=row.issued_at,
                valid_from=row.valid_from,
                valid_until=row.valid_until,
                mail_state=fates.get(row.key, ""),
                told_at=row.told_at,
                claimed_at=row.claimed_at,
                shared_count=row.shared_count,
                replaces=row.replaces_id or "",
                replaced_by=_follower(row),
                source=row.source,
                source_key=row.source_key,
                language=row.language,
            )
        )
    return told


def _follower(row: Credential) -> str:
    follower: Credential | None = getattr(row, "replaced_by", None)  # absent where nothing follows
    return follower.key if follower is not None and follower.state == "issued" else ""


def secured_bytes(organization: str, key: str) -> bytes:
    """The exact signed bytes. Raises `NotFound`, also once the recipient was forgotten."""
    row = (
        Credential.objects.of(organization)
        .filter(key=key, state="issued")
        .select_related("recipient")
        .first()
    )
    if row is None:
        raise NotFound
    return _content(row, sealed.secret_of(row.recipient))


def _content(row: Credential, secret: SealingKey | None) -> bytes:
    if secret is None:
        raise NotFound
    try:
        return sealed.secured(row, secret)
    except SealBroken as error:
        raise NotFound from error


def assessment(organization: str, key: str) -> dict[str, object]:
    """How it was judged, as recorded. Raises `NotFound`."""
    row = Credential.objects.of(organization).filter(key=key).first()
    if row is None:
        raise NotFound
    return dict(row.assessment)


def by_claim_token(token: str) -> ClaimedCredential:
    """The credential this link opens. Raises `NotFound`: not our link, void, or forgotten."""
    key = claimed_key(token)
    rows = Credential.objects.everywhere("the holder of the link").filter(key=key or "", state="issued")
    told = _claimed(rows.select_related("recipient"))
    if not told:
        raise NotFound
    return told[0]


def awaiting(email: str) -> list[ClaimedCredential]:
    """Credentials that were sent to this address, newest first; the caller has seen that it is theirs."""
    try:
        index = sealed.mail_index(normal_address(email))
    except AssayError:
        return []
    rows = Credential.objects.everywhere("a proven address's own").filter(state="issued")
    found = rows.filter(recipient__mail_index=index) if index else rows.none()
    return _claimed(found.select_related("recipient").order_by("-issued_at"))


def keys_given_to(recipients: Iterable[str]) -> set[str]:
    """The keys of what these recipients were given and still have; the caller has seen that it is theirs."""
    rows = Credential.objects.everywhere("a recipient's own").filter(recipient_id__in=set(recipients))
    return set(rows.filter(state="issued").exclude(standing="revoked").values_list("key", flat=True))


def opened_awards(keys: Iterable[str]) -> list[ClaimedCredential]:
    """These credentials as their recipients see them, oldest first; the same holds for the caller."""
    wanted = set(keys)
    if not wanted:
        return []
    rows = Credential.objects.everywhere("a recipient's own").filter(key__in=wanted, state="issued")
    return _claimed(rows.select_related("recipient").order_by("issued_at", "key"))


def _claimed(rows: Iterable[Credential]) -> list[ClaimedCredential]:
    found = list(rows)
    secrets = sealed.secrets_of(row.recipient for row in found)
    versions = achievements.versions([row.version_id for row in found])
    issuers = {key: organizations.public(key).name for key in {row.organization_id for row in found}}
    told = []
    for row in found:
        secret = secrets.get(row.recipient.data_key_id or "")
        who = sealed.named(row.recipient, secret)
        if who.is_forgotten or row.issued_at is None:
            continue
        told.append(
            ClaimedCredential(
                key=row.key,
                credential_id=row.credential_id,
                organization=row.organization_id,
                content=_content(row, secret),
                version=row.version_id,
                achievement=versions[row.version_id].name,
                issuer=issuers[row.organization_id],
                recipient_name=who.name,
                recipient_email=who.email,
                issued_at=row.issued_at,
                valid_until=row.valid_until,
                claimed_at=row.claimed_at,
                standing=row.standing,
                reason=sealed.reason(row, secret),
                language=row.language,
                token=claim_token(row.key),
            )
        )
    return told


def funnel(organization: str, since: datetime | None = None, within: Within | None = None) -> Funnel:
    """What became of its awards, those since this instant or all, as far as the reader sees."""
    rows = _held(organization, within).exclude(state="void")
    rows = rows.filter(planned_at__gte=since) if since else rows
    issued = Q(state="issued")
    figures = rows.aggregate(
        planned=Count("key"),
        issued=Count("key", filter=issued),
        claimed=Count("key", filter=issued & Q(claimed_at__isnull=False)),
        shared=Count("key", filter=issued & Q(shared_count__gt=0)),
        suspended=Count("key", filter=issued & Q(standing="suspended")),
        revoked=Count("key", filter=issued & Q(standing="revoked")),
    )
    told = {state: mailing.rows_told("credential", state) for state in ("sent", "bounced")}
    return Funnel(**figures, **{state: rows.filter(key__in=keys).count() for state, keys in told.items()})


def status_list(name: str) -> bytes:
    """The signed list served as `/status/<name>`, its exact bytes. Raises `NotFound`."""
    key, _, purpose = name.partition("-")
    if purpose not in PURPOSES:
        raise NotFound
    rows = StatusList.objects.everywhere("status lists are public").filter(key=key)
    content = rows.values_list(purpose, flat=True).first()
    if content is None:
        raise NotFound
    return bytes(content)


def published_at(names: Iterable[str]) -> list[tuple[str, datetime | None, int]]:
    """When each of the lists that are served under these names was last published, and after how much."""
    keys = {name.partition("-")[0] for name in names}
    rows = StatusList.objects.everywhere("status lists are public").filter(key__in=keys).order_by("key")
    return list(rows.values_list("key", "published_at", "published_changes"))


def identifiers_of(*, recipients: Iterable[str] = (), data_keys: Iterable[str] = ()) -> list[str]:
    """The ids that stand in the documents of all that these recipients were awarded: to forget them by."""
    rows = Credential.objects.everywhere("a person who is forgotten")
    found = rows.filter(Q(recipient_id__in=list(recipients)) | Q(recipient__data_key_id__in=list(data_keys)))
    return list(found.values_list("credential_id", flat=True))
