"""What an achievement says of itself, whoever wrote it and in whichever standard.

Below sources, skills and valuation: they ask what is told, and never which standard told it.
"""

from assay.analysis.descriptions import vocabulary
from assay.analysis.descriptions.elements import ELEMENTS, Element, Family
from assay.analysis.descriptions.finding import FoundSkill, SkillFinder
from assay.analysis.descriptions.framework_terms import (
    CONTEXT,
    FIRST_FRAMEWORK,
    FRAMEWORK,
    PROFICIENCY,
    TERMS,
    Form,
    Term,
)
from assay.analysis.descriptions.reading import read
from assay.analysis.descriptions.values import Aligned, Body, Description, How, Proficiency, Told

__all__ = [
    "CONTEXT",
    "ELEMENTS",
    "FIRST_FRAMEWORK",
    "FRAMEWORK",
    "PROFICIENCY",
    "TERMS",
    "Aligned",
    "Body",
    "Description",
    "Element",
    "Family",
    "Form",
    "FoundSkill",
    "How",
    "Proficiency",
    "SkillFinder",
    "Term",
    "Told",
    "read",
    "vocabulary",
]
