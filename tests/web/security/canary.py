"""What of somebody else's school nobody may read, and the keys that its addresses are filled with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from web.factories import School
from web.shares.sharing import Learner

NAME, EMAIL = "Zephyrine Quillfeather", "zephyrine@canary.example"
EMAIL_ELSEWHERE = "ann@else.example"
SCHOOL = "Canary Lyceum"
WORDS = (NAME, "Zephyrine", EMAIL, SCHOOL, "canary.example")
"""What nobody of another school may ever read."""


@dataclass(slots=True)
class World:
    """A school, its learner, and the key of one of everything, by route and by converter."""

    school: School
    learner: Learner
    keys: dict[str, str] = field(default_factory=dict)
    by_route: dict[str, dict[str, str]] = field(default_factory=dict)

    def filling(self, name: str, converters: list[str]) -> dict[str, Any]:
        """What the address of this route is filled with. Raises KeyError for a key this world lacks."""
        held = self.by_route.get(name, {})
        return {each: held.get(each) or self.keys[each] for each in converters}
