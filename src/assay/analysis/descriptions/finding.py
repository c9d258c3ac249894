"""What finds skills in a text, as whoever asks sees it.

Apart from what does find them (`assay.analysis.skills`): who asks for none loads neither tables nor a model.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assay.analysis.estimates import Estimate


class FoundSkill(Protocol):
    """A skill that a text seems to be about."""

    @property
    def skill_uri(self) -> str:
        """Its address."""

    @property
    def label(self) -> str:
        """What it is called."""

    @property
    def framework(self) -> str:
        """Who publishes it."""

    @property
    def probability(self) -> Estimate:
        """How probable it is that the text is about it."""

    @property
    def span(self) -> tuple[int, int]:
        """Which words of the text say so."""


class SkillFinder(Protocol):
    """Whatever finds skills in a text: `skills.Linker`."""

    def find(self, text: str, most: int = 10) -> Sequence[FoundSkill]:
        """The skills that it is about, the surest first."""
