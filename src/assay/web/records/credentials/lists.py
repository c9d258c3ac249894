"""Status lists: where a new credential's status will stand, and how the lists are signed and published.

The bits of a list are made from the standing of its credentials each time, so there is no second truth
that could drift. What is served is what is stored here: the old pair of lists or the new one, whole.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q

from assay.issuance import Issuer
from assay.status import (
    MINIMUM_LENGTH,
    allocate,
    new_status_list,
    set_values,
    status_entry_json,
    status_list_credential_json,
)
from assay.web.base.clock import now
from assay.web.records.credentials.models import Credential, Place, StatusList
from assay.web.records.signing_keys.queries import issuer_of, withdrawn_methods

Json = dict[str, Any]

PURPOSES = {"revocation": "revoked", "suspension": "suspended"}  # and the standing that sets the bit
LIFE = timedelta(days=14)
RENEWAL = timedelta(days=7)
"""A list is signed anew after so long, though nothing changed: half its life is left for a bad week."""
FULL = 3 / 4
"""So much of a list is used before the next one is begun: the chance of an index stays a chance."""


def list_address(key: str, purpose: str) -> str:
    """The identifier of a list, which is where it is published."""
    return f"{settings.ASSAY_IDENTITY_ORIGIN}/status/{key}-{purpose}"


def entries(key: str, index: int) -> list[Json]:
    """The `credentialStatus` of the credential with this index: one entry a purpose."""
    return [status_entry_json(list_address(key, purpose), index, purpose) for purpose in PURPOSES]


def open_list(organization: str, count: int = 1) -> str:
    """The key of a published list of this organization with room for so many more.

    Made, signed and published now if there is none: no credential is ever handed out that names a list
    which does not answer.
    """
    while True:
        last = StatusList.objects.of(organization).order_by("-number").first()
        if last is None or last.used + count > last.length * FULL:
            number = last.number + 1 if last else 1
            try:
                with transaction.atomic():
                    last = StatusList.objects.create(
                        organization_id=organization, number=number, length=MINIMUM_LENGTH
                    )
            except IntegrityError:  # another process has just begun the same one
                continue
        if last.published_at is None:
            publish(last.key)
        return last.key


DRAWS = 4
"""Indices that are drawn for each one that is needed, and looked up at once."""


class _Taken:
    """The indices of a list that are given away, those of the present transaction among them."""

    def __init__(self, key: str) -> None:
        self._key = key
        self.here: set[int] = set()

    def __contains__(self, index: object) -> bool:
        return index in self.here or (isinstance(index, int) and bool(_given(self._key, [index])))


def _given(key: str, indices: list[int]) -> set[int]:
    """Which of these indices are given away, to awards or to what else the organization signs."""
    awards = Credential.objects.everywhere("indices of one list").filter(list_id=key, index__in=indices)
    others = Place.objects.everywhere("indices of one list").filter(list_id=key, index__in=indices)
    return {*awards.values_list("index", flat=True), *others.values_list("index", flat=True)}


def allocate_indices(key: str, count: int) -> list[int]:
    """So many random free indices of this list, its row locked until the transaction ends.

    Raises `status-list-full`.
    """
    row = StatusList.objects.everywhere("a list by its key").select_for_update().get(pk=key)
    drawn = list(dict.fromkeys(secrets.randbelow(row.length) for _ in range(DRAWS * count)))
    given = _given(key, drawn)
    indices = [index for index in drawn if index not in given][:count]
    taken = _Taken(key)
    taken.here.update(indices)
    while len(indices) < count:  # the draws were unlucky
        index = allocate(taken, row.length, list_address(key, "revocation"))
        taken.here.add(index)
        indices.append(index)
    StatusList.objects.everywhere("a list by its key").filter(pk=key).update(used=F("used") + count)
    return indices


def mark_changed(key: str) -> None:
    """Note, in the transaction that changes a standing, that the served list no longer says so."""
    StatusList.objects.everywhere("a list by its key").filter(pk=key).update(changes=F("changes") + 1)


def publish(key: str, *, is_renewal: bool = False) -> bool:
    """Make, sign and store both lists if anything changed since they were; whether they were stored.

    Of two processes at once the one that saw more changes wins, whoever comes last.
    """
    rows = StatusList.objects.everywhere("a list by its key").filter(pk=key)
    row = rows.get()
    if row.changes == row.published_changes and not is_renewal:
        return False
    issuer = issuer_of(row.organization_id)
    instant = now()
    signed = {purpose: _signed(row, purpose, issuer, instant) for purpose in PURPOSES}
    return bool(
        rows.filter(published_changes__lte=row.changes).update(
            published_changes=row.changes,
            published_at=instant,
            renew_by=instant + RENEWAL,
            signed_with=issuer.verification_method,
            **signed,
        )
    )


def _signed(row: StatusList, purpose: str, issuer: Issuer, instant: datetime) -> bytes:
    marked = Credential.objects.everywhere("the bits of one list").filter(
        list_id=row.key, standing=PURPOSES[purpose]
    )
    others = Place.objects.everywhere("the bits of one list").filter(
        list_id=row.key, standing=PURPOSES[purpose]
    )
    indices = chain(
        marked.values_list("index", flat=True).iterator(), others.values_list("index", flat=True).iterator()
    )
    address = list_address(row.key, purpose)
    bits = set_values(new_status_list(row.length), dict.fromkeys(indices, 1))
    unsigned = status_list_credential_json(
        address, issuer.id, purpose, bits, valid_from=instant, valid_until=instant + LIFE
    )
    return issuer.issue(unsigned, credential_id=address).content


def stale_lists() -> list[tuple[str, bool]]:
    """Every list whose served bytes are behind, and whether only because of their age or their key."""
    rows = StatusList.objects.everywhere("lists to publish")
    changed = rows.exclude(changes=F("published_changes")).values_list("key", flat=True)
    aged = rows.filter(
        Q(renew_by__lte=now()) | Q(signed_with__in=withdrawn_methods()), changes=F("published_changes")
    ).values_list("key", flat=True)
    return [*((key, False) for key in changed), *((key, True) for key in aged)]
