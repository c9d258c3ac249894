"""Writes of achievements: draft, change, publish, revise, archive."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.look_alikes import shown
from assay.web.base.permission import NotFound
from assay.web.records.achievements.checks import Concern, concerns
from assay.web.records.achievements.models import Achievement, AchievementVersion
from assay.web.records.achievements.plans import plan_of
from assay.web.records.achievements.values import AchievementValues, read_values, write_values
from assay.web.records.audit.actions import record
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.models import Person

_KIND = "achievement"


class NotReady(AssayError):
    """A draft that cannot be published yet; `concerns` say why, at which field."""

    def __init__(self, found: list[Concern]) -> None:
        """With all that must be mended."""
        super().__init__("draft-member-missing", f"/{found[0].field}", member=found[0].field)
        self.concerns = found


@transaction.atomic
def create(actor: Person, organization: str, values: AchievementValues) -> str:
    """A new achievement with these values as its draft; its key. Raises `NotFound`, `Forbidden`."""
    require(actor, organization, Permission.ACHIEVEMENT_DESIGN)
    achievement = Achievement.objects.create(organization_id=organization)
    _store(AchievementVersion(achievement=achievement, organization_id=organization, number=1), values)
    _note("create", actor, organization, achievement.key)
    return achievement.key


@transaction.atomic
def edit(actor: Person, organization: str, achievement: str, values: AchievementValues) -> None:
    """Other values for the draft. Raises `NotFound` where there is none: what is published stays."""
    require(actor, organization, Permission.ACHIEVEMENT_DESIGN)
    draft = _draft(organization, achievement)
    _store(draft, replace(values, is_statement=read_values(draft.values).is_statement))
    _note("edit", actor, organization, achievement)


@transaction.atomic
def publish(actor: Person, organization: str, achievement: str) -> str:
    """The draft becomes a version for good; the version's key.

    Raises `NotFound`, `Forbidden`, `NotReady` with what must be mended first.
    """
    require(actor, organization, Permission.ACHIEVEMENT_PUBLISH)
    draft = _draft(organization, achievement)
    values = read_values(draft.values)
    plan = plan_of(values, achievement, draft.number)
    stopping = [concern for concern in concerns(values, plan) if concern.must]
    if stopping:
        raise NotReady(stopping)
    draft.document = plan.json
    draft.published_at = now()
    draft.save(update_fields=["document", "published_at"])
    _note("publish", actor, organization, achievement, number=draft.number)
    return draft.key


@transaction.atomic
def revise(actor: Person, organization: str, achievement: str) -> None:
    """A draft of the next version, with the newest one's values; nothing if there is a draft already."""
    require(actor, organization, Permission.ACHIEVEMENT_DESIGN)
    rows = AchievementVersion.objects.of(organization).filter(achievement_id=achievement)
    newest = rows.select_for_update().order_by("-number").first()
    if newest is None:
        raise NotFound
    if newest.published_at is None:
        return
    _store(
        AchievementVersion(
            achievement_id=achievement, organization_id=organization, number=newest.number + 1
        ),
        read_values(newest.values),
    )
    _note("revise", actor, organization, achievement, number=newest.number + 1)


@transaction.atomic
def discard(actor: Person, organization: str, achievement: str) -> bool:
    """The draft thrown away; whether the achievement, never published, went with it."""
    require(actor, organization, Permission.ACHIEVEMENT_DESIGN)
    draft = _draft(organization, achievement)
    is_only = draft.number == 1
    draft.delete()
    if is_only:
        Achievement.objects.of(organization).filter(key=achievement).delete()
    _note("discard", actor, organization, achievement)
    return is_only


def archive(actor: Person, organization: str, achievement: str) -> None:
    """Awarded no more; its pages, and what was awarded, stay. Raises `NotFound`, `Forbidden`."""
    _set(actor, organization, achievement, "archive", archived_at=now(), takes_applications=False)


def restore(actor: Person, organization: str, achievement: str) -> None:
    """Awarded again."""
    _set(actor, organization, achievement, "restore", archived_at=None)


def take_applications(actor: Person, organization: str, achievement: str, *, is_open: bool) -> None:
    """Whether somebody may apply for it on its public page."""
    _set(actor, organization, achievement, "open" if is_open else "close", takes_applications=is_open)


@transaction.atomic
def _set(actor: Person, organization: str, achievement: str, verb: str, **members: object) -> None:
    require(actor, organization, Permission.ACHIEVEMENT_PUBLISH)
    if not Achievement.objects.of(organization).filter(key=achievement).update(**members):
        raise NotFound
    _note(verb, actor, organization, achievement)


def _draft(organization: str, achievement: str) -> AchievementVersion:
    rows = AchievementVersion.objects.of(organization).filter(achievement_id=achievement, published_at=None)
    found = rows.select_for_update().first()
    if found is None:
        raise NotFound
    return found


def _store(version: AchievementVersion, values: AchievementValues) -> None:
    seen = replace(  # nothing that turns writing round or hides in it may stand in a name
        values,
        name=shown(values.name).text.strip(),
        description=shown(values.description, lines=True).text.strip(),
        criteria=shown(values.criteria, lines=True).text.strip(),
    )
    version.name = seen.name[:200]
    version.values = write_values(seen)
    version.save()


def _note(verb: str, actor: Person, organization: str, achievement: str, **facts: int) -> None:
    record(verb, _KIND, achievement, actor=actor.key, organization=organization, **facts)
