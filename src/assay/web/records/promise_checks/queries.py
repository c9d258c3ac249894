"""Reads of promise checks: an organization's own, and what it shows to everybody."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.models import AchievementVersion
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.promise_checks.holding import Held, of_brochure
from assay.web.records.promise_checks.models import PromiseCheck
from assay.web.records.promise_checks.values import CheckRow, read

YEAR = timedelta(days=365)


def of_version(organization: str, version: str) -> CheckRow | None:
    """The check of this version; None where there was none yet."""
    return _first(PromiseCheck.objects.of(organization).filter(version_id=version))


def shown(version: str) -> CheckRow | None:
    """The check of this version, where its organization shows it."""
    rows = PromiseCheck.objects.everywhere("what an organization shows is for everybody")
    return _first(rows.filter(version_id=version).exclude(shown_at=None))


def brochure(organization: str, achievement: str, content: bytes, name: str) -> Held:
    """What came of a brochure's promises about this achievement; nothing is kept.

    Raises `NotFound`, and the errors of reading a file.
    """
    return of_brochure(published(organization, achievement), content, name)


def published(organization: str, achievement: str) -> VersionRow:
    """The newest published version. Raises `NotFound` where there is none, or it is another's."""
    row = achievements.achievement(organization, achievement).published
    if row is None:
        raise NotFound
    return row


def due(count: int) -> list[tuple[str, str]]:
    """Organization and version of the newest checks that are a year old, the oldest first."""
    rows = PromiseCheck.objects.everywhere("every check is made again after a year")
    late = rows.filter(checked_at__lte=now() - YEAR).order_by("checked_at")
    return [(one.organization_id, one.version_id) for one in late[:count]]


def unchecked(count: int) -> list[tuple[str, str]]:
    """Organization and key of newest published versions that nobody has checked, the oldest first.

    However they were published: by the button, by a program, before there were checks. Archived ones stay.
    """
    rows = AchievementVersion.objects.everywhere("promises of every organization are checked")
    newer = rows.exclude(published_at=None).filter(
        achievement=OuterRef("achievement"), number__gt=OuterRef("number")
    )
    checks = PromiseCheck.objects.everywhere("the same").filter(version=OuterRef("key"))
    open_ones = rows.exclude(published_at=None).filter(achievement__archived_at=None)
    found = open_ones.filter(~Exists(checks), ~Exists(newer)).order_by("published_at", "key")
    return [(one.organization_id, one.key) for one in found.defer("values", "document")[:count]]


def _first(rows: QuerySet[PromiseCheck]) -> CheckRow | None:
    found = rows.first()
    if found is None:
        return None
    return CheckRow(read(found.findings), found.occupation, found.checked_at, found.shown_at)
