"""An achievement as it is shown to everybody: one shape for its public page and for the preview of a draft.

Apart from the screens because two of them show it, and a preview that is made otherwise than the page
would be worth nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.web.base.web_addresses import is_web_address
from assay.web.look.badges import BadgeDesign, design_from
from assay.web.look.markdown import render_markdown
from assay.web.look.pieces import Skill
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.achievements.reviewing import missed
from assay.web.records.achievements.values import Level, ResultAsked
from assay.web.records.achievements.words import LANGUAGES, RESULT_KINDS
from assay.web.records.verifications.content import not_signed_by


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """A result that is recorded, in words."""

    name: str
    kind: str
    allowed: str
    required: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class AchievementFacts:
    """All that a page about an achievement says."""

    key: str
    number: int
    name: str
    description: str
    kind: str
    language: str
    state: str
    published_at: datetime | None
    design: BadgeDesign
    criteria: SafeString
    criteria_url: str
    skills: tuple[Skill, ...]
    tags: tuple[str, ...]
    results: tuple[ResultFacts, ...]
    evidence: str
    evidence_rule: str
    valid_for: str
    eu: tuple[tuple[str, str], ...]
    image: str  # absolute
    described_by: str = ""  # another body, which neither issues nor signs it
    missed_review: date | None = None  # the day by which its issuer meant to look at it again, once past


def facts_of(row: VersionRow) -> AchievementFacts:
    """The page's facts of this version, in the reader's language."""
    values = row.values
    return AchievementFacts(
        key=row.achievement,
        number=row.number,
        name=row.name,
        description=values.description,
        kind=row.kind_words,
        language=LANGUAGES.get(values.language, values.language),
        state=row.state,
        published_at=row.published_at,
        design=design_from(row.design_json),
        criteria=render_markdown(values.criteria),
        criteria_url=values.criteria_url if is_web_address(values.criteria_url) else "",
        skills=tuple(
            Skill(skill.name, skill.url if is_web_address(skill.url) else "", skill.framework)
            for skill in values.skills
        ),
        tags=values.tags,
        results=tuple(_result(asked) for asked in values.results),
        evidence=values.evidence.text,
        evidence_rule=_evidence(row),
        valid_for=valid_words(values.valid_for),
        eu=tuple(row.eu),
        image=f"{settings.ASSAY_ORIGIN}{row.image_path}",
        described_by=values.creator.name if values.creator else "",
        missed_review=missed(values),
    )


def described_note(row: VersionRow, issuer: str) -> str:
    """That another body, which described the achievement, has not signed it; empty where there is none."""
    creator = row.values.creator
    return not_signed_by(creator.name, issuer) if creator else ""


def _result(asked: ResultAsked) -> ResultFacts:
    kind = str(RESULT_KINDS.get(asked.kind, asked.kind))
    return ResultFacts(asked.name, kind, ", ".join(asked.allowed), asked.required, asked.levels)


def _evidence(row: VersionRow) -> str:
    rule = row.values.evidence
    if not rule.is_required:
        return _("Evidence may be added.") if rule.text else ""
    text = ngettext(
        "At least %(count)s piece of evidence is required.",
        "At least %(count)s pieces of evidence are required.",
        rule.pieces,
    )
    return text % {"count": rule.pieces}


def valid_words(span: tuple[int, str] | None) -> str:
    """For how long an award holds, in words."""
    if span is None:
        return _("Without an end")
    number, unit = span
    if unit == "day":
        text = ngettext("%(number)s day", "%(number)s days", number)
    elif unit == "month":
        text = ngettext("%(number)s month", "%(number)s months", number)
    else:
        text = ngettext("%(number)s year", "%(number)s years", number)
    return text % {"number": number}
