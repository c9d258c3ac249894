"""Writes of signing keys: the first one, the next one, and the end of one in wrong hands."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from assay.keys import LocalSigner, write_multikey
from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.records.audit.actions import record
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.models import Person
from assay.web.records.people.queries import instance_seal
from assay.web.records.signing_keys.models import SigningKey
from assay.web.records.signing_keys.queries import purpose


def ensure_key(organization: str) -> None:
    """See that the organization can sign; two processes at once end with one key."""
    present = SigningKey.objects.of(organization).filter(retired_at=None)
    if present.exists():
        return
    try:
        with transaction.atomic():
            key = _make(organization)
            record("make", "signing-key", key, organization=organization)
    except IntegrityError:
        if not present.exists():
            raise


@transaction.atomic
def rotate(actor: Person, organization: str) -> str:
    """A new key signs from now on; what the former signed stays good. The new key's row.

    Raises `NotFound`, `Forbidden`.
    """
    require(actor, organization, Permission.KEY_ROTATE)
    _retire(organization)
    key = _make(organization)
    record("rotate", "signing-key", key, actor=actor.key, organization=organization)
    return key


@transaction.atomic
def withdraw(actor: Person, organization: str, key: str, reason: str) -> None:
    """Tell the world that this key is in wrong hands: nothing it signed counts any more.

    If it was the present one, a new one takes its place at once. Raises `NotFound`, `Forbidden`.
    """
    require(actor, organization, Permission.KEY_ROTATE)
    row = SigningKey.objects.of(organization).select_for_update().filter(key=key).first()
    if row is None:
        raise NotFound
    if row.withdrawn_at is not None:
        return
    is_present = row.retired_at is None
    row.withdrawn_at = now()
    row.retired_at = row.retired_at or row.withdrawn_at
    row.reason = reason.strip()[:300]
    row.save(update_fields=["withdrawn_at", "retired_at", "reason"])
    record("withdraw", "signing-key", key, actor=actor.key, organization=organization)
    if is_present:
        fresh = _make(organization)
        record("make", "signing-key", fresh, actor=actor.key, organization=organization)


def _retire(organization: str) -> None:
    SigningKey.objects.of(organization).filter(retired_at=None).update(retired_at=now())


def _make(organization: str) -> str:
    signer = LocalSigner.generate()
    key = new_key()
    SigningKey.objects.create(
        key=key,
        organization_id=organization,
        multikey=write_multikey(signer.public_key),
        sealed=instance_seal().seal(signer.reveal_seed(), purpose(key)),
    )
    return key
