"""Which course of a programme teaches which skill: one table over the drafts of several courses.

A skill is what the linker suggested; of a course for which it suggested none, each draft achievement stands
for itself, and two whose names have the same words are one row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assay.analysis.drafting.grouping import stems
from assay.analysis.drafting.values import Draft, DraftAchievement, Quote
from assay.analysis.estimates import Estimate


@dataclass(frozen=True, slots=True)
class Taught:
    """That a course teaches it: the words that say so, and whether something assesses it."""

    quotes: tuple[Quote, ...]
    achievements: tuple[str, ...]
    is_assessed: bool
    probability: Estimate | None = None  # None: in the course's own words, nothing was inferred


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill and each course in turn, None where it does not teach it."""

    name: str
    url: str
    framework: str
    cells: tuple[Taught | None, ...]

    @property
    def courses(self) -> int:
        """How many teach it."""
        return sum(cell is not None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class ProgrammeMap:
    """Courses across, skills down: those of most courses first."""

    courses: tuple[str, ...]
    rows: tuple[SkillRow, ...]


def programme_map(drafts: Sequence[Draft]) -> ProgrammeMap:
    """The table of these courses."""
    names: dict[str, tuple[str, str, str]] = {}
    cells: dict[str, dict[int, list[tuple[DraftAchievement, Quote, Estimate | None]]]] = {}
    for at, drafted in enumerate(drafts):
        for achievement in drafted.achievements:
            for key, name, quote, probability in _skills(achievement):
                names.setdefault(key, name)
                cells.setdefault(key, {}).setdefault(at, []).append((achievement, quote, probability))
    rows = [
        SkillRow(*names[key], tuple(_taught(held.get(at, [])) for at in range(len(drafts))))
        for key, held in cells.items()
    ]
    rows.sort(key=lambda row: (-row.courses, row.name.lower()))
    titles = [drafted.title for drafted in drafts]
    return ProgrammeMap(tuple(_told_apart(titles, drafts)), tuple(rows))


def _skills(
    achievement: DraftAchievement,
) -> Iterator[tuple[str, tuple[str, str, str], Quote, Estimate | None]]:
    for skill in achievement.skills:
        yield skill.url, (skill.name, skill.url, skill.framework), skill.quote, skill.probability
    if not achievement.skills:
        key = " ".join(sorted(stems(achievement.name))) or achievement.name.lower()
        for quote in achievement.quotes:
            yield f"words:{key}", (achievement.name, "", ""), quote, None


def _taught(held: Sequence[tuple[DraftAchievement, Quote, Estimate | None]]) -> Taught | None:
    if not held:
        return None
    known = [probability for _achievement, _quote, probability in held if probability is not None]
    return Taught(
        tuple(dict.fromkeys(quote for _achievement, quote, _probability in held)),
        tuple(dict.fromkeys(achievement.name for achievement, _quote, _probability in held)),
        any(achievement.assessments for achievement, _quote, _probability in held),
        max(known, key=lambda one: one.value if one.value is not None else 0.0, default=None),
    )


def _told_apart(titles: Sequence[str], drafts: Sequence[Draft]) -> Iterator[str]:
    for title, drafted in zip(titles, drafts, strict=True):
        yield title if titles.count(title) == 1 else f"{title} ({drafted.file})"
