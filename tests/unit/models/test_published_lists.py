from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assay.models import published_lists as lists

SCHEMA = "data/standards/schemas/1edtech/open-badges/v3_0/ob_v3p0_achievementcredential_schema.json"


@pytest.mark.parametrize(
    ("values", "class_name", "member"),
    [
        (lists.ACHIEVEMENT_TYPES, "Achievement", "achievementType"),
        (lists.RESULT_TYPES, "ResultDescription", "resultType"),
        (lists.TARGET_TYPES, "Alignment", "targetType"),
        (lists.IDENTIFIER_TYPES, "IdentityObject", "identityType"),
        (lists.IDENTIFIER_TYPES, "IdentifierEntry", "identifierType"),
        (lists.RESULT_STATUSES, "Result", "status"),
    ],
)
def test_our_lists_are_the_published_ones(
    material: Callable[[str], Path], values: frozenset[str], class_name: str, member: str
) -> None:
    published = json.loads(material(SCHEMA).read_text())["$defs"][class_name]["properties"][member]

    assert set(published["enum"] if "enum" in published else published["oneOf"][0]["enum"]) == values
