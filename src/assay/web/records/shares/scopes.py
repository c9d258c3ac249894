"""What a link may show: the minimum, and the parts a learner may add to it.

Apart, because screens, actions and queries all speak of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a learner may add to a link's minimum: name of the award, who, what, when, skills, issuer."""

    NARRATIVE = "narrative"  # how it was judged, in the issuer's words
    RESULTS = "results"
    EVIDENCE = "evidence"
    EMAIL = "email"  # whoever opens it may type an address and learn whether it was sent there
    FILE = "file"  # the signed credential itself, which holds all of this


@dataclass(frozen=True, slots=True)
class Scope:
    """The parts a link shows beyond the minimum."""

    parts: frozenset[Part] = frozenset()

    @property
    def narrative(self) -> bool:
        """Whether the issuer's account of how it was judged is shown."""
        return self._has(Part.NARRATIVE)

    @property
    def results(self) -> bool:
        """Whether marks and levels are shown."""
        return self._has(Part.RESULTS)

    @property
    def evidence(self) -> bool:
        """Whether the evidence is shown."""
        return self._has(Part.EVIDENCE)

    @property
    def email(self) -> bool:
        """Whether an address may be compared with the one it was sent to."""
        return self._has(Part.EMAIL)

    @property
    def is_whole(self) -> bool:
        """Whether the signed file is handed out. It cannot be handed out in part, so it shows all parts."""
        return Part.FILE in self.parts

    def _has(self, part: Part) -> bool:
        return self.is_whole or part in self.parts

    def to_json(self) -> list[str]:
        """The parts by name, sorted."""
        return sorted(self.parts)


MINIMUM = Scope()
EVERYTHING = Scope(frozenset(Part))


def read_scope(names: Iterable[str]) -> Scope:
    """The scope of these names; unknown names add nothing."""
    known = {str(part) for part in Part}
    return Scope(frozenset(Part(name) for name in names if name in known))
