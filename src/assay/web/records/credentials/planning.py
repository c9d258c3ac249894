"""Planning: every decision about an award, stored in one transaction before a key is touched.

After it the credential's id, its place in a status list and the exact document that will be signed are
settled; a process that dies later leaves planned rows, which `signing` finishes.
"""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from assay.encoding import read_timestamp
from assay.errors import AssayError
from assay.issuance import AchievementPlan, Issuer, draft
from assay.issuance import Recipient as Subject
from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.achievements import queries as achievements
from assay.web.records.audit.actions import record_many
from assay.web.records.credentials import lists, sealed
from assay.web.records.credentials.doubles import person_index
from assay.web.records.credentials.models import Credential, Recipient, Reply
from assay.web.records.credentials.sealed import mail_index
from assay.web.records.credentials.values import Award, award_text, normal_address, normal_name
from assay.web.records.organizations import queries as organizations
from assay.web.records.people import actions as people
from assay.web.records.people.queries import data_keys, instance_seal
from assay.web.records.signing_keys.queries import issuer_of

Json = dict[str, Any]

SHA256_DIGITS = 64
_LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


@dataclass(slots=True)
class _Draft:
    """One award on its way to a row."""

    award: Award
    document: Json
    name: str
    email: str
    key: str = field(default_factory=new_key)
    request_index: str = ""
    body_index: str = ""


def plan_all(
    actor: str, organization: str, awards: Sequence[Award], *, replaces: str | None = None
) -> list[str]:
    """The keys of the planned credentials, one an award in its order, all or none.

    An award whose idempotency key was seen before is answered with the credential it made then. Raises
    what is wrong with any of them: `draft-member-missing`, `draft-member-malformed`, `NotFound` for a
    version that is not this organization's, `idempotency-conflict`, `award-limit-reached`.
    """
    issuer = issuer_of(organization)
    plans = _plans(organization, {award.version for award in awards}, is_correction=bool(replaces))
    drafts = [_drafted(award, plans[award.version], issuer) for award in awards]
    for one in drafts:
        if one.award.idempotency_key:
            one.request_index, one.body_index = _request(organization, one.award)
    place = lists.open_list(organization, len(drafts))
    try:
        return _stored(actor, organization, drafts, place, replaces)
    except IntegrityError:  # the same request came twice at once, and the other was first
        return _stored(actor, organization, drafts, place, replaces)


def _plans(organization: str, versions: set[str], *, is_correction: bool) -> dict[str, AchievementPlan]:
    plans = {}
    for key in versions:
        version = achievements.version(key)
        if version.organization != organization:
            raise NotFound
        if version.state == "archived" and not is_correction:
            raise NotFound
        plans[key] = version.plan
    return plans


def _drafted(award: Award, plan: AchievementPlan, issuer: Issuer) -> _Draft:
    name, email = normal_name(award.name), normal_address(award.email)
    subject = Subject(
        email=email or None,
        id=None if email else uuid.uuid4().urn,
        name=name,
        results={result: value for result, value in award.results.items() if value},
        evidence=tuple(
            evidence(item.name, item.description, item.url, item.digest) for item in award.evidence
        ),
        narrative=award.narrative.strip() or None,
    )
    document = draft(plan, subject, issuer.profile, award.valid_from or now())
    if award.endorsements:
        document["endorsement"] = [dict(item) for item in award.endorsements]
    return _Draft(award, document, name, email)


def evidence(name: str, description: str = "", url: str = "", digest: str = "") -> dict[str, str]:
    """A piece of evidence as a document says it; what is empty is left out."""
    told = {"id": url, "name": name, "description": description}
    if len(digest) == SHA256_DIGITS:
        told["digestSRI"] = f"sha256-{base64.b64encode(bytes.fromhex(digest)).decode()}"
    return {member: value for member, value in told.items() if value}


def _request(organization: str, award: Award) -> tuple[str, str]:
    seal = instance_seal()
    return (
        seal.index(f"{organization}\0{award.idempotency_key}", "award-request"),
        seal.index(award_text(award), "award-body"),
    )


@transaction.atomic
def _stored(
    actor: str, organization: str, drafts: list[_Draft], place: str, replaces: str | None
) -> list[str]:
    answered = _answered(organization, drafts)
    fresh = []
    for one in drafts:
        if not one.request_index or one.request_index not in answered:
            fresh.append(one)
            if one.request_index:
                answered[one.request_index] = one.key
    if fresh:
        indices = lists.allocate_indices(place, len(fresh))  # locks the list: one award at a time
        _keep_limit(organization, len(fresh))
        _insert(actor, organization, list(zip(fresh, indices, strict=True)), place, replaces)
    return [answered.get(one.request_index, one.key) for one in drafts]


def _answered(organization: str, drafts: list[_Draft]) -> dict[str, str]:
    asked: dict[str, _Draft] = {}
    for one in drafts:
        if one.request_index:
            first = asked.setdefault(one.request_index, one)
            if first.body_index != one.body_index:
                raise AssayError("idempotency-conflict")
    found = {}
    for reply in Reply.objects.of(organization).filter(request_index__in=asked) if asked else ():
        if reply.body_index != asked[reply.request_index].body_index:
            raise AssayError("idempotency-conflict")
        found[reply.request_index] = reply.credential_id
    return found


def _keep_limit(organization: str, count: int) -> None:
    row = organizations.public(organization)
    today = now().replace(hour=0, minute=0, second=0, microsecond=0)
    made = Credential.objects.of(organization).filter(planned_at__gte=today).exclude(state="void").count()
    if made + count > row.award_limit:
        raise AssayError("award-limit-reached", limit=row.award_limit)


def _insert(
    actor: str, organization: str, placed: list[tuple[_Draft, int]], place: str, replaces: str | None
) -> None:
    recipients = _recipients(organization, [one for one, _index in placed])
    instant = now()
    rows = []
    for one, index in placed:
        recipient, secret = recipients[one.key]
        urn = one.award.credential_id or uuid.uuid4().urn
        document = {**one.document, "id": urn, "credentialStatus": lists.entries(place, index)}
        content = json.dumps(document, ensure_ascii=False).encode()
        rows.append(
            Credential(
                key=one.key,
                organization_id=organization,
                version_id=one.award.version,
                recipient=recipient,
                credential_id=urn,
                list_id=place,
                index=index,
                sealed_unsigned=sealed.sealed_unsigned(secret, one.key, content),
                valid_from=read_timestamp(document["validFrom"]),
                valid_until=read_timestamp(document["validUntil"]) if "validUntil" in document else None,
                planned_at=instant,
                replaces_id=replaces,
                source=one.award.source,
                source_key=one.award.source_key,
                made_by=one.award.made_by or actor,
                assessment=dict(one.award.assessment),
                language=one.award.language if one.award.language in _LANGUAGES else settings.LANGUAGE_CODE,
            )
        )
    Credential.objects.bulk_create(rows)
    Reply.objects.bulk_create(
        Reply(
            organization_id=organization,
            request_index=one.request_index,
            body_index=one.body_index,
            credential_id=one.key,
            made_at=instant,
        )
        for one, _index in placed
        if one.request_index
    )
    facts = [(row.key, {"version": row.version_id, "source": row.source}) for row in rows]
    record_many("award", "credential", facts, actor=actor, organization=organization)


def _recipients(organization: str, drafts: list[_Draft]) -> dict[str, tuple[Recipient, SealingKey]]:
    """The recipient of each draft and the key that seals theirs, by the draft's key: known ones, or new.

    The same name at the same address is the same person; a parent's address may serve two children.
    """
    who = {one.key: _known_as(organization, one) for one in drafts}
    held = Recipient.objects.of(organization).filter(data_key__isnull=False)
    rows = {row.person_index: row for row in held.filter(person_index__in=set(who.values()))}
    named = {one.award.recipient for one in drafts if one.award.recipient}
    rows |= {row.key: row for row in held.filter(key__in=named)}
    if named - rows.keys():
        raise NotFound
    opened = data_keys([str(row.data_key_id) for row in rows.values()])
    strangers = {who[one.key]: one for one in drafts if who[one.key] not in rows}
    fresh = people.new_data_keys(len(strangers))
    for (index, one), (data_key, secret) in zip(strangers.items(), fresh.items(), strict=True):
        opened[data_key] = secret
        key = new_key()
        name, email = sealed.sealed_recipient(secret, key, one.name, one.email)
        rows[index] = Recipient(
            key=key,
            organization_id=organization,
            data_key_id=data_key,
            sealed_name=name,
            sealed_email=email,
            mail_index=mail_index(one.email),
            person_index=index if one.email else "",
        )
    Recipient.objects.bulk_create(rows[index] for index in strangers)
    return {one.key: (row := rows[who[one.key]], opened[str(row.data_key_id)]) for one in drafts}


def _known_as(organization: str, one: _Draft) -> str:
    """What tells this draft's recipient from others: a row's key, the person's index, or only itself."""
    if one.award.recipient:
        return one.award.recipient
    return person_index(organization, one.email, one.name) if one.email else one.key
