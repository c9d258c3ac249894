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
from assay.models.clr import CLR_TYPE, Association, ClrCredential, ClrSubject
from assay.models.credential import OPEN_BADGE_TYPES, Evidence, OpenBadgeCredential, VerifiableCredential
from assay.models.document import Document, Json
from assay.models.endorsement import EndorsementCredential, EndorsementSubject
from assay.models.fields import Text
from assay.models.open_badges_2 import (
    CONTEXTS_1,
    CONTEXTS_2,
    Assertion,
    BadgeClass,
    Edition,
    IssuerProfile,
    RecipientIdentity,
)
from assay.models.open_badges_2_members import examine_assertion, examine_badge_class, examine_issuer
from assay.models.open_badges_2_view import see_as_open_badges_3
from assay.models.problems import Problem, Shape
from assay.models.profile import Image, Profile
from assay.models.shape import examine_shape
from assay.models.vcdm_1_members import VCDM_1

__all__ = [
    "CLR_TYPE",
    "CONTEXTS_1",
    "CONTEXTS_2",
    "OPEN_BADGE_TYPES",
    "VCDM_1",
    "Achievement",
    "AchievementSubject",
    "Alignment",
    "Assertion",
    "Association",
    "BadgeClass",
    "ClrCredential",
    "ClrSubject",
    "Criteria",
    "Document",
    "Edition",
    "EndorsementCredential",
    "EndorsementSubject",
    "Evidence",
    "IdentityObject",
    "Image",
    "IssuerProfile",
    "Json",
    "OpenBadgeCredential",
    "Problem",
    "Profile",
    "RecipientIdentity",
    "Result",
    "ResultDescription",
    "RubricCriterionLevel",
    "Shape",
    "Text",
    "VerifiableCredential",
    "examine_assertion",
    "examine_badge_class",
    "examine_issuer",
    "examine_shape",
    "see_as_open_badges_3",
]
