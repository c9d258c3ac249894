"""Open Badges 3.0: what can be earned — Achievement and its parts (appendix B.1).

Apart from the subject because an achievement is the same for everyone who earns it.
"""

from __future__ import annotations

from assay.models import fields
from assay.models.profile import read_image, read_profile


class Alignment(fields.View):
    """A skill, standard or credential elsewhere that an achievement, level or result stands for."""

    __slots__ = ()

    target_name = fields.required("targetName", fields.read_text)
    target_url = fields.string("targetUrl")
    target_description = fields.optional("targetDescription", fields.read_text)
    target_framework = fields.optional("targetFramework", fields.read_text)
    target_code = fields.optional("targetCode", fields.read_text)
    target_type = fields.optional_string("targetType")


class Criteria(fields.View):
    """What one must do to earn it: told here, at an address, or both."""

    __slots__ = ()

    id = fields.optional_string("id")
    narrative = fields.optional("narrative", fields.read_text)


class RubricCriterionLevel(fields.View):
    """One level that can be reached on a rubric criterion."""

    __slots__ = ()

    id = fields.string("id")
    name = fields.required("name", fields.read_text)
    description = fields.optional("description", fields.read_text)
    level = fields.optional("level", fields.read_text)
    points = fields.optional("points", fields.read_text)
    alignments = fields.many("alignment", Alignment)


class ResultDescription(fields.View):
    """A result that can be reached, and what it is measured in."""

    __slots__ = ()

    id = fields.string("id")
    name = fields.required("name", fields.read_text)
    result_type = fields.string("resultType")
    allowed_values = fields.many("allowedValue", fields.read_text)
    required_level = fields.optional_string("requiredLevel")
    required_value = fields.optional("requiredValue", fields.read_text)
    value_min = fields.optional("valueMin", fields.read_text)
    value_max = fields.optional("valueMax", fields.read_text)
    levels = fields.many("rubricCriterionLevel", RubricCriterionLevel)
    alignments = fields.many("alignment", Alignment)

    def level(self, level_id: str | None) -> RubricCriterionLevel | None:
        """The level of this id; None where none is meant or described."""
        return next((level for level in self.levels if level.id == level_id), None)


class Achievement(fields.View):
    """What was achieved: its name, what it took, and the skills it stands for."""

    __slots__ = ()

    id = fields.string("id")
    name = fields.required("name", fields.read_text)
    description = fields.required("description", fields.read_text)
    criteria = fields.required("criteria", Criteria)
    achievement_type = fields.optional_string("achievementType")
    image = fields.optional("image", read_image)
    creator = fields.optional("creator", read_profile)
    alignments = fields.many("alignment", Alignment)
    tags = fields.many("tag", fields.read_text)
    result_descriptions = fields.many("resultDescription", ResultDescription)
    credits_available = fields.number("creditsAvailable")
    field_of_study = fields.optional("fieldOfStudy", fields.read_text)
    specialization = fields.optional("specialization", fields.read_text)
    human_code = fields.optional("humanCode", fields.read_text)
    in_language = fields.optional_string("inLanguage")
    version = fields.optional("version", fields.read_text)

    def result_description(self, description_id: str | None) -> ResultDescription | None:
        """The result description of this id; None where none is meant or given."""
        return next((found for found in self.result_descriptions if found.id == description_id), None)
