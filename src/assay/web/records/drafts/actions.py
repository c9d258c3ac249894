"""Writes of single awards: prepare, change, award exactly once, throw away."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.base.sealing import SealingKey
from assay.web.records.achievements import queries as achievements
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as credential_queries
from assay.web.records.credentials.values import JSON, Award, EvidenceItem, normal_address
from assay.web.records.drafts import sealed
from assay.web.records.drafts.models import Draft, DraftFile
from assay.web.records.drafts.values import Prepared, write_prepared
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people import actions as people
from assay.web.records.people.models import Person
from assay.web.records.people.queries import instance_seal
from assay.web.records.rosters.recipients import of_recipients

LARGEST_FILE = 5 << 20
KEPT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file as it was handed over."""

    name: str
    content: bytes


@transaction.atomic
def prepare(
    actor: Person,
    organization: str,
    wanted: Prepared,
    files: tuple[NewFile, ...] = (),
    *,
    draft: str = "",
    replaces: str = "",
) -> str:
    """Keep what was typed, to be looked at once more; the draft's key. Raises `NotFound`, `Forbidden`.

    `draft`: change this one. `replaces`: the credential that it will correct.
    """
    require(actor, organization, Permission.AWARD_REVOKE if replaces else Permission.AWARD_MAKE)
    if achievements.version(wanted.version).organization != organization:
        raise NotFound
    if draft:
        row = _open(organization, draft)
        secret = sealed.secret_of(row)
    else:
        data_key, secret = people.new_data_key()
        row = Draft(organization_id=organization, made_by=actor, data_key_id=data_key, replaces=replaces)
    row.sealed = secret.seal_text(json.dumps(write_prepared(wanted)), f"drafts:{row.key}")
    row.mail_index = instance_seal().index(normal_address(wanted.email), "draft-mail") if wanted.email else ""
    row.save()
    for file in files:
        _keep(row, secret, file)
    return row.key


@transaction.atomic
def remove_file(actor: Person, organization: str, key: str, file: str) -> None:
    """Take a file out of a draft."""
    require(actor, organization, Permission.AWARD_MAKE)
    row = _open(organization, key)
    if not DraftFile.objects.of(organization).filter(draft=row, key=file).delete()[0]:
        raise NotFound


def award(actor: Person, organization: str, key: str) -> str:
    """The credential of this draft: awarded now, or what it was awarded as before. Asked twice, made once.

    Raises `NotFound`, `Forbidden`, and what `credentials.award` and `reissue` raise.
    """
    row = Draft.objects.of(organization).filter(key=key).first()
    if row is None:
        raise NotFound
    require(actor, organization, Permission.AWARD_REVOKE if row.replaces else Permission.AWARD_MAKE)
    if row.credential:
        return row.credential
    wanted = _award(row)
    if row.replaces:
        made = credentials.reissue(actor, organization, row.replaces, wanted)
    else:
        made = credentials.award(actor, organization, wanted)
    Draft.objects.of(organization).filter(key=key).update(credential=made, sealed=b"")
    return made


@transaction.atomic
def discard(actor: Person, organization: str, key: str) -> None:
    """Throw a draft away with its files, and the key that sealed them."""
    require(actor, organization, Permission.AWARD_MAKE)
    _drop([_open(organization, key)])


def forget(emails: list[str]) -> int:
    """Forget every draft and kept file about these addresses for good; how many drafts."""
    seal = instance_seal()
    indices = [seal.index(normal_address(email), "draft-mail") for email in emails if email.strip()]
    with transaction.atomic():
        rows = Draft.objects.everywhere("a person who is forgotten").filter(mail_index__in=indices)
        return _drop(list(rows))


def drop_old() -> int:
    """Throw away drafts that nobody awarded within a fortnight; how many."""
    with transaction.atomic():
        old = Draft.objects.everywhere("housekeeping").filter(credential="", made_at__lte=now() - KEPT)
        return _drop(list(old))


def _drop(rows: list[Draft]) -> int:
    keys = [row.data_key_id for row in rows if row.data_key_id]
    Draft.objects.everywhere("rows that were asked for by their owner").filter(
        key__in=[row.key for row in rows]
    ).delete()
    people.destroy_data_keys(keys)
    return len(rows)


def _open(organization: str, key: str) -> Draft:
    rows = Draft.objects.of(organization).filter(key=key, credential="", data_key__isnull=False)
    row = rows.select_for_update().first()
    if row is None:
        raise NotFound
    return row


def _assessment(row: Draft) -> dict[str, JSON]:
    """A corrected award was judged as the former one was."""
    if not row.replaces:
        return {}
    return cast("dict[str, JSON]", credential_queries.assessment(row.organization_id, row.replaces))


def _keep(row: Draft, secret: SealingKey, file: NewFile) -> None:
    held = DraftFile(organization_id=row.organization_id, draft=row, size=len(file.content))
    held.sealed_name = secret.seal_text(" ".join(file.name.split())[:200], f"drafts:name:{held.key}")
    held.sealed_content = secret.seal(file.content, f"drafts:file:{held.key}")
    held.save()


def _award(row: Draft) -> Award:
    secret = sealed.secret_of(row)
    wanted = sealed.prepared(row, secret)
    evidence = [EvidenceItem(*held) for held in wanted.evidence_before]
    with translation.override(wanted.language):
        if wanted.evidence_text or wanted.evidence_url:
            title = wanted.evidence_name or _("Evidence")
            evidence.append(EvidenceItem(title, wanted.evidence_text, wanted.evidence_url))
        for file in DraftFile.objects.of(row.organization_id).filter(draft=row).order_by("made_at"):
            digest = hashlib.sha256(sealed.file_content(file, secret)).hexdigest()
            told = _("A file kept by the issuer; not public.")
            evidence.append(EvidenceItem(sealed.file_name(file, secret), told, digest=digest))
    return Award(
        version=wanted.version,
        name=wanted.name,
        email=wanted.email,
        results=wanted.results,
        evidence=tuple(evidence),
        narrative=wanted.narrative,
        valid_from=wanted.valid_from,
        language=wanted.language,
        source="reissue" if row.replaces else "single",
        source_key=row.key,
        assessment=_assessment(row),
        idempotency_key=f"draft:{row.key}",
        recipient=_recipient(row),
    )


def _recipient(row: Draft) -> str:
    """A pupil's corrected award stays the pupil's; of everybody else the address says who it is."""
    if not row.replaces:
        return ""
    former = credential_queries.award(row.organization_id, row.replaces).recipient
    pupil = of_recipients([former]).get(former)
    return former if pupil and pupil.recipient == former else ""
