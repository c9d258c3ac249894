"""Writes of promise checks: check a version, show what came of it, take that back."""

from __future__ import annotations

from django.db import transaction

from assay.web.base.clock import now
from assay.web.base.jobs import schedule
from assay.web.base.permission import NotFound
from assay.web.records.achievements import queries as achievements
from assay.web.records.audit.actions import record
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.models import Person
from assay.web.records.promise_checks import queries
from assay.web.records.promise_checks.checking import check_version
from assay.web.records.promise_checks.jobs import check_later
from assay.web.records.promise_checks.models import PromiseCheck

_KIND = "promise-check"
AT_ONCE = 20_000
"""Letters of a version that are checked in the request that publishes it; a longer one after it."""


def after_publishing(organization: str, version: str) -> None:
    """Check what was published just now: at once where it is quick, else in the background."""
    row = achievements.version(version)
    if len(row.description) + len(row.criteria) <= AT_ONCE:
        check_version(organization, version)
    else:
        schedule(check_later, organization, version, merge=True)


def check_again(actor: Person, organization: str, achievement: str) -> None:
    """Check the newest published version with what is known today. Raises `NotFound`, `Forbidden`."""
    require(actor, organization, Permission.ACHIEVEMENT_DESIGN)
    version = queries.published(organization, achievement)
    check_version(organization, version.key)
    _note("check", actor, organization, version.key)


def show(actor: Person, organization: str, achievement: str) -> None:
    """Show what came of the newest version's promises on its public page. Raises `NotFound`, `Forbidden`."""
    _set(actor, organization, achievement, is_shown=True)


def take_back(actor: Person, organization: str, achievement: str) -> None:
    """Show it no more. Raises `NotFound`, `Forbidden`."""
    _set(actor, organization, achievement, is_shown=False)


@transaction.atomic
def _set(actor: Person, organization: str, achievement: str, *, is_shown: bool) -> None:
    require(actor, organization, Permission.ACHIEVEMENT_PUBLISH)
    version = queries.published(organization, achievement)
    rows = PromiseCheck.objects.of(organization).select_for_update().filter(version_id=version.key)
    row = rows.first()
    if row is None:
        raise NotFound
    if (row.shown_at is not None) == is_shown:
        return
    row.shown_at = now() if is_shown else None
    row.save(update_fields=["shown_at"])
    _note("show" if is_shown else "hide", actor, organization, version.key)


def _note(verb: str, actor: Person, organization: str, version: str) -> None:
    record(verb, _KIND, version, actor=actor.key, organization=organization)
