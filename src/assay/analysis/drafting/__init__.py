"""From a course's papers to draft achievements: quoted, never invented, and with what is missing said."""

from assay.analysis.drafting.courses import draft
from assay.analysis.drafting.programme import ProgrammeMap, SkillRow, Taught, programme_map
from assay.analysis.drafting.reading import LARGEST, Papers, read_papers
from assay.analysis.drafting.values import (
    Assessed,
    Assessment,
    Draft,
    DraftAchievement,
    Outcome,
    Quote,
    Rests,
    SuggestedSkill,
    Unit,
)

__all__ = [
    "LARGEST",
    "Assessed",
    "Assessment",
    "Draft",
    "DraftAchievement",
    "Outcome",
    "Papers",
    "ProgrammeMap",
    "Quote",
    "Rests",
    "SkillRow",
    "SuggestedSkill",
    "Taught",
    "Unit",
    "draft",
    "programme_map",
    "read_papers",
]
