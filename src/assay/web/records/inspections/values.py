"""What is asked of a pupil's record, and what is answered: plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Who asked, as what, in which words; and what they were answered."""

    asker: str = ""
    role: str = ""  # guardian, pupil
    text: str = ""
    answer: str = ""
