"""Why something was not done, in a reason for programs and in words for people.

Apart because each record has its own reasons, and all of them are told alike: by a sentence, at a field.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


class Refusal(Exception):
    """Nothing was changed. `reason`: a key of `WORDS`; `field`: the field of a form that it is about.

    Never raised itself: each record has its own, with its words.
    """

    WORDS: ClassVar[Mapping[str, object]] = {}

    def __init__(self, reason: str, field: str = "") -> None:
        super().__init__(reason)
        self.reason, self.field = reason, field

    @property
    def words(self) -> str:
        """What is wrong and what to do, in the reader's language."""
        return str(self.WORDS[self.reason])
