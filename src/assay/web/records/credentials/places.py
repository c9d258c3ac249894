"""Places in the status lists for what an organization signs that is no award: so that it can be revoked.

Apart from awards because there is nobody it was given to, and nothing but a place to keep.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from assay.status import status_entry_json
from assay.web.base.jobs import schedule
from assay.web.base.permission import NotFound
from assay.web.records.credentials import lists
from assay.web.records.credentials.models import Place
from assay.web.records.credentials.publishing import publish_lists

Json = dict[str, Any]

PURPOSE = "revocation"


@transaction.atomic
def reserve(organization: str) -> tuple[str, Json]:
    """A place of its own in a published list: its key, and the `credentialStatus` that names it.

    Raises `NotFound`, `NoSigningKey`, `status-list-full`.
    """
    held = lists.open_list(organization)
    index = lists.allocate_indices(held, 1)[0]
    place = Place.objects.create(organization_id=organization, list_id=held, index=index)
    return place.key, status_entry_json(lists.list_address(held, PURPOSE), index, PURPOSE)


@transaction.atomic
def revoke(organization: str, key: str) -> None:
    """Have the list say that what has this place holds no more, for good. Raises `NotFound`."""
    place = Place.objects.of(organization).select_for_update().filter(key=key).first()
    if place is None:
        raise NotFound
    if place.standing == "revoked":
        return
    place.standing = "revoked"
    place.save(update_fields=["standing"])
    lists.mark_changed(place.list_id)
    schedule(publish_lists, merge=True)
