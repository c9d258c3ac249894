"""Reads of achievements: an organization's own with their drafts, and what is public of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from assay.issuance import AchievementPlan
from assay.web.base.permission import NotFound
from assay.web.records.achievements.checks import Concern, concerns
from assay.web.records.achievements.described import described
from assay.web.records.achievements.models import Achievement, AchievementVersion
from assay.web.records.achievements.plans import element_lines, plan_of
from assay.web.records.achievements.values import AchievementValues, Skill, read_values
from assay.web.records.achievements.words import KINDS
from assay.web.records.organizations import queries as organizations
from assay.web.records.reports.queries import are_taken_down, is_taken_down
from assay.web.records.signing_keys import queries as keys

Json = dict[str, Any]

_MOST = 200  # that are looked at when somebody searches


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version: what people wrote (`values`) and what stands in credentials (`plan`)."""

    key: str
    organization: str
    achievement: str
    number: int
    name: str
    values: AchievementValues
    plan: AchievementPlan
    published_at: datetime | None
    changed_at: datetime
    state: str  # draft, published, archived
    takes_applications: bool

    @property
    def description(self) -> str:
        """What somebody has who earned it."""
        return self.values.description

    @property
    def criteria(self) -> str:
        """What must be done, in Markdown, as written (credentials say the European elements too)."""
        return self.values.criteria

    @property
    def skills(self) -> tuple[Skill, ...]:
        """The skills it stands for."""
        return self.values.skills

    @property
    def eu(self) -> list[tuple[str, str]]:
        """The elements that are given, European and those that buyers ask: name and words, as now spoken."""
        return element_lines(self.values)

    @property
    def valid_for(self) -> tuple[int, str] | None:
        """For how long an award holds."""
        return self.values.valid_for

    @property
    def design_json(self) -> dict[str, str]:
        """How its badge is drawn: what `look.badges.design_from` reads."""
        return {**asdict(self.values.design), "description": self.name}

    @property
    def kind_words(self) -> str:
        """What kind of thing it is, in words."""
        return str(KINDS.get(self.values.kind, self.values.kind))

    @property
    def image_path(self) -> str:
        """Where its badge is, as PNG, on this site."""
        return f"/a/{self.achievement}/{self.number}/badge.png"


@dataclass(frozen=True, slots=True)
class AchievementRow:
    """An achievement in its organization's list: its newest published version, and its draft."""

    key: str
    name: str
    state: str  # draft, published, archived
    published: VersionRow | None
    draft: VersionRow | None
    versions: int
    takes_applications: bool

    @property
    def shown(self) -> VersionRow:
        """The version a list shows."""
        row = self.published or self.draft
        if row is None:
            raise NotFound
        return row


@dataclass(frozen=True, slots=True)
class OfferedRow:
    """The newest version of an achievement among those of all organizations."""

    achievement: str
    number: int
    name: str
    organization_name: str


@dataclass(frozen=True, slots=True)
class AchievementPage:
    """What anybody may see of an achievement: one version, its organization, the other versions."""

    version: VersionRow
    organization: organizations.OrganizationRow
    others: list[VersionRow]
    is_newest: bool

    @property
    def takes_applications(self) -> bool:
        """Whether somebody may apply for it now."""
        return self.version.takes_applications and self.is_newest and self.version.state == "published"


def _row(version: AchievementVersion) -> VersionRow:
    values = read_values(version.values)
    achievement = version.achievement
    if version.document is None:
        plan = plan_of(values, achievement.key, version.number)
    else:
        plan = AchievementPlan(version.document, values.valid_for)
    state = "published" if version.published_at else "draft"
    return VersionRow(
        key=version.key,
        organization=version.organization_id,
        achievement=achievement.key,
        number=version.number,
        name=version.name,
        values=values,
        plan=plan,
        published_at=version.published_at,
        changed_at=version.changed_at,
        state="archived" if achievement.archived_at and version.published_at else state,
        takes_applications=achievement.takes_applications,
    )


def version(key: str) -> VersionRow:
    """The published version of this key. Raises `NotFound`, also for a draft."""
    rows = AchievementVersion.objects.everywhere("published versions are public")
    found = rows.filter(key=key).exclude(published_at=None).select_related("achievement").first()
    if found is None:
        raise NotFound
    return _row(found)


def versions(keys: list[str]) -> dict[str, VersionRow]:
    """The published versions of these keys, by key; what is not there is absent."""
    rows = AchievementVersion.objects.everywhere("published versions are public")
    found = rows.filter(key__in=set(keys)).exclude(published_at=None).select_related("achievement")
    return {row.key: _row(row) for row in found}


def published(organization: str) -> list[VersionRow]:
    """The newest published version of each achievement that can be earned and is not archived, by name."""
    return published_and_stated(organization)[0]


def stated(organization: str) -> list[VersionRow]:
    """The same of those that only state what another body gave: `records/certificates` makes them."""
    return published_and_stated(organization)[1]


def published_and_stated(organization: str) -> tuple[list[VersionRow], list[VersionRow]]:
    """Both, for a page that shows both."""
    rows = _published(organization)
    return (
        [row for row in rows if not row.values.is_statement],
        [row for row in rows if row.values.is_statement],
    )


def _published(organization: str) -> list[VersionRow]:
    rows = AchievementVersion.objects.of(organization).exclude(published_at=None)
    newest: dict[str, AchievementVersion] = {}
    for row in rows.filter(achievement__archived_at=None).select_related("achievement").order_by("number"):
        newest[row.achievement_id] = row
    return sorted((_row(row) for row in newest.values()), key=lambda row: row.name.casefold())


def achievements(organization: str, *, archived: bool = False) -> list[AchievementRow]:
    """The organization's achievements by name: those in use, or the archived ones."""
    rows = AchievementVersion.objects.of(organization).select_related("achievement").order_by("number")
    grouped: dict[str, list[AchievementVersion]] = {}
    for row in rows.filter(achievement__archived_at__isnull=not archived):
        grouped.setdefault(row.achievement_id, []).append(row)
    told = [_achievement(group[0].achievement, group) for group in grouped.values()]
    return sorted(told, key=lambda row: row.name.casefold())


def achievement(organization: str, key: str) -> AchievementRow:
    """One of its achievements. Raises `NotFound`."""
    rows = AchievementVersion.objects.of(organization).filter(achievement_id=key)
    group = list(rows.select_related("achievement").order_by("number"))
    if not group:
        raise NotFound
    return _achievement(group[0].achievement, group)


def _achievement(held: Achievement, group: list[AchievementVersion]) -> AchievementRow:
    told = [_row(row) for row in group]
    out = [row for row in told if row.published_at]
    draft = next((row for row in told if not row.published_at), None)
    newest = out[-1] if out else None
    return AchievementRow(
        key=held.key,
        name=(newest or told[-1]).name,
        state="archived" if held.archived_at else "published" if out else "draft",
        published=newest,
        draft=draft,
        versions=len(out),
        takes_applications=held.takes_applications,
    )


def history(organization: str, key: str) -> list[VersionRow]:
    """All versions of one of its achievements, newest first. Raises `NotFound`."""
    rows = AchievementVersion.objects.of(organization).filter(achievement_id=key)
    told = [_row(row) for row in rows.select_related("achievement").order_by("-number")]
    if not told:
        raise NotFound
    return told


def draft(organization: str, key: str) -> VersionRow:
    """The draft of one of its achievements. Raises `NotFound` where there is none."""
    rows = AchievementVersion.objects.of(organization).filter(achievement_id=key, published_at=None)
    found = rows.select_related("achievement").first()
    if found is None:
        raise NotFound
    return _row(found)


def draft_concerns(row: VersionRow) -> list[Concern]:
    """What is to be said before this draft is published."""
    return concerns(row.values, row.plan)


def public(key: str, number: int | None = None) -> AchievementPage:
    """The public page of an achievement: its newest version, or that of this number. Raises `NotFound`."""
    rows = AchievementVersion.objects.everywhere("published versions are public")
    found = rows.filter(achievement_id=key).exclude(published_at=None)
    told = [_row(row) for row in found.select_related("achievement").order_by("-number")]
    shown = next((row for row in told if number in {None, row.number}), None)
    if shown is None:
        raise NotFound
    others = [row for row in told if row.number != shown.number]
    return AchievementPage(shown, organizations.public(shown.organization), others, shown is told[0])


def shown(key: str, number: int | None = None) -> AchievementPage:
    """The same for people. Raises `NotFound`, also while it or its organization is taken down."""
    page = public(key, number)
    if is_taken_down("achievement", key) or is_taken_down("organization", page.organization.key):
        raise NotFound
    return page


def public_named(words: str, most: int) -> list[OfferedRow]:
    """What can be earned on this site and has these words in its name, by name; not what is taken down."""
    rows = AchievementVersion.objects.everywhere("published versions are public").exclude(published_at=None)
    newer = rows.filter(achievement=OuterRef("achievement"), number__gt=OuterRef("number"))
    found = rows.filter(name__icontains=words, achievement__archived_at=None, organization__state="active")
    newest = list(found.exclude(Exists(newer)).select_related("organization").order_by("name", "key")[:_MOST])
    down = are_taken_down("achievement", [row.achievement_id for row in newest])
    down |= are_taken_down("organization", [row.organization_id for row in newest])
    shown = [
        OfferedRow(row.achievement_id, row.number, row.name, row.organization.name)
        for row in newest
        if not read_values(row.values).is_statement and not down & {row.achievement_id, row.organization_id}
    ]
    return shown[:most]


def described_version(row: VersionRow, exemplars: Sequence[str] = ()) -> bytes:
    """The description of this version with its contexts, as it is or will be published, as bytes.

    `exemplars`: where judged work is shown for it, which only the record of exemplars knows.
    """
    held = organizations.public(row.organization)
    body: Json = {"id": keys.identifier(held.key), "type": ["Profile"], "name": held.name}
    if held.website:
        body["url"] = held.website
    told = described(dict(row.plan.json), row.values, row.achievement, row.state, body)
    if exemplars:
        told["exemplars"] = list(exemplars)
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def known_skills(organization: str) -> list[Skill]:
    """The skills this organization has used so far, each once, by name: to be picked again."""
    rows = AchievementVersion.objects.of(organization).values_list("values", flat=True)
    told = {skill for held in rows for skill in read_values(held).skills}
    return sorted(told, key=lambda skill: (skill.name.casefold(), skill.url))


def known_country(organization: str) -> str:
    """The country this organization said last, in any of its achievements: asked once; empty if never."""
    rows = AchievementVersion.objects.of(organization).order_by("-changed_at")
    told = (read_values(held).market.country for held in rows.values_list("values", flat=True))
    return next((country for country in told if country), "")
