"""Vendors' files whose time is over, for the schedule: when they came, and letting go of them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from assay.web.records.certificates.models import VendorFile
from assay.web.records.people.actions import destroy_data_keys


def files(organization: str) -> list[datetime]:
    """When each of this organization's files came."""
    return list(VendorFile.objects.of(organization).values_list("made_at", flat=True))


@transaction.atomic
def drop_files(organization: str, day: datetime) -> int:
    """Remove the files that came before this day, and their keys; how many. What was imported stays."""
    rows = VendorFile.objects.of(organization).filter(made_at__lt=day).exclude(state="running")
    held = list(rows.values_list("key", "data_key"))
    VendorFile.objects.of(organization).filter(key__in=[key for key, _secret in held]).delete()
    destroy_data_keys([secret for _key, secret in held if secret])
    return len(held)
