"""A shared credential as pages show it: the verdict card, the picture, and what may be said of it.

Apart from the screens because the learner's preview, the share page and its embed must show the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assay.web.base.permission import NotFound
from assay.web.look.badges import BadgeDesign, badge_png, design_from, draw_badge
from assay.web.look.mark import Mark, draw_mark
from assay.web.look.pieces import Skill, VerdictCard
from assay.web.look.verdicts import verdict_card
from assay.web.records.achievements import queries as achievements
from assay.web.records.achievements.queries import VersionRow
from assay.web.records.achievements.reviewing import missed
from assay.web.records.shares.shown import ShownCredential
from assay.web.records.verifications.judged import Content


@dataclass(frozen=True, slots=True)
class SharedView:
    """One credential of a link, ready for a page."""

    place: int
    card: VerdictCard
    content: Content | None
    design: BadgeDesign | None
    mark: Mark | None
    skills: tuple[Skill, ...]
    warnings: tuple[str, ...]
    recipient: str
    is_known: bool  # whether a list, or this site, knows who issued it
    has_file: bool
    missed_review: date | None = None  # of the achievement, where no newer version was published since

    @property
    def inner_heading(self) -> int:
        """The level of headings below the answer."""
        return self.card.heading + 1


def shared_view(shown: ShownCredential, *, heading: int = 1, retry_url: str = "") -> SharedView:
    """This credential as a page shows it."""
    return shared_views([shown], heading=heading, retry_url=retry_url)[0]


def shared_views(
    found: Sequence[ShownCredential], *, heading: int = 1, retry_url: str = ""
) -> list[SharedView]:
    """The same of several at once, in their order."""
    rows = achievements.versions([each.version for each in found if each.version and each.content])
    return [_view(each, rows.get(each.version), heading, retry_url) for each in found]


def missed_reviews(found: Sequence[ShownCredential]) -> tuple[date | None, ...]:
    """Of each the day by which its issuer meant to look at it again, once past and not looked at since."""
    rows = achievements.versions([each.version for each in found if each.version])
    return tuple(_missed_review(rows.get(each.version)) for each in found)


def _view(shown: ShownCredential, row: VersionRow | None, heading: int, retry_url: str) -> SharedView:
    judged, content = shown.judged, shown.content
    design = design_from(row.design_json) if row and content else None
    return SharedView(
        place=shown.place,
        card=verdict_card(judged, heading=heading, retry_url=retry_url),
        content=content,
        design=design,
        mark=Mark(content.issuer.identifier, content.name, design) if content else None,
        skills=tuple(Skill(each.name, each.url, each.framework) for each in content.skills)
        if content
        else (),
        warnings=judged.warnings,
        recipient=judged.recipient,
        is_known=bool(judged.recognition and (judged.recognition.by or judged.recognition.here)),
        has_file=shown.has_file,
        missed_review=_missed_review(row) if content else None,
    )


def _missed_review(row: VersionRow | None) -> date | None:
    if row is None or (day := missed(row.values)) is None:
        return None
    try:
        return day if achievements.public(row.achievement).version.key == row.key else None
    except NotFound:
        return None


def badge_design(version: str) -> BadgeDesign | None:
    """How the badge of this version of an achievement is drawn; None for one from elsewhere."""
    if not version:
        return None
    try:
        return design_from(achievements.version(version).design_json)
    except NotFound:
        return None


def badge_designs(versions: Iterable[str]) -> dict[str, BadgeDesign]:
    """The same of many at once, by version; those from elsewhere are absent."""
    found = achievements.versions([version for version in versions if version])
    return {key: design_from(row.design_json) for key, row in found.items()}


def picture_svg(version: str, issuer_id: str, title: str) -> str:
    """The picture of a credential as SVG: its badge, or its seal where the badge is not ours to draw."""
    design = badge_design(version)
    return draw_badge(design) if design else draw_mark(Mark(issuer_id, title))


def picture_png(version: str, issuer_id: str, title: str) -> bytes:
    """The same as PNG."""
    return badge_png(picture_svg(version, issuer_id, title))
