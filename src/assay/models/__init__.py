"""What a credential is: read-only views on the exact JSON, and whether its shape is lawful.

`examine_shape` tells all that is wrong; a view may be trusted to read what that left without
problems. Views claim nothing: whether any of it is true is for `assay.verification` to say.
"""

from __future__ import annotations

from assay.models.achievement import (
    Achievement,
    Alignment,
    Criteria,
    ResultDescription,
    RubricCriterionLevel,
)
from assay.models.achievement_subject import AchievementSubject, IdentityObject, Result
from assay.models.credential import OPEN_BADGE_TYPES, Evidence, OpenBadgeCredential, VerifiableCredential
from assay.models.document import Document, Json
from assay.models.endorsement import EndorsementCredential, EndorsementSubject
from assay.models.fields import Text
from assay.models.problems import Problem, Shape
from assay.models.profile import Image, Profile
from assay.models.shape import examine_shape

__all__ = [
    "OPEN_BADGE_TYPES",
    "Achievement",
    "AchievementSubject",
    "Alignment",
    "Criteria",
    "Document",
    "EndorsementCredential",
    "EndorsementSubject",
    "Evidence",
    "IdentityObject",
    "Image",
    "Json",
    "OpenBadgeCredential",
    "Problem",
    "Profile",
    "Result",
    "ResultDescription",
    "RubricCriterionLevel",
    "Shape",
    "Text",
    "VerifiableCredential",
    "examine_shape",
]
