"""The check of one version, kept. Apart from what people do, because the background does it too."""

from __future__ import annotations

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.promise_checks import values
from assay.web.records.promise_checks.holding import of_version
from assay.web.records.promise_checks.models import PromiseCheck


def check_version(organization: str, version: str) -> None:
    """Check this version and keep what came of it; whether it is shown stays. Raises `NotFound`."""
    row = achievements.version(version)
    if row.organization != organization or row.published_at is None:
        raise NotFound
    held = of_version(row)
    told = {"findings": values.write(held.findings), "occupation": held.occupation[:300], "checked_at": now()}
    PromiseCheck.objects.of(organization).update_or_create(
        version_id=version, defaults={**told, "organization_id": organization}
    )
