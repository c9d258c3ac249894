"""What is sealed on a list, and how it is written: apart so that reading and writing agree."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

TITLE, SOURCE, TOLD = "shortlist-title", "shortlist-source", "shortlist-told"
LINK = "shortlist-link"


@dataclass(frozen=True, slots=True)
class EntryTold:
    """What a list keeps of a check: a label, the answer, and who, what, by whom — nothing else it says."""

    label: str = ""
    sentence: str = ""
    reasons: tuple[str, ...] = ()
    holder: str = ""
    achievement: str = ""
    issuer: str = ""
    is_recognised: bool = False
    valid_until: str = ""
    achievement_id: str = ""  # of the first of several

    def write(self) -> str:
        """As it is sealed."""
        return json.dumps(asdict(self))


def read_told(text: str) -> EntryTold:
    """What was sealed."""
    held = json.loads(text)
    return EntryTold(**{**held, "reasons": tuple(held["reasons"])})
