"""What a language's list of cues is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assay.analysis.promises.values import Kind

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of one language.

    `kinds`: what promises. `never`: places that look alike. `denials`: where one stands before the cue, up to
    a contrast, nothing is promised. `conditions` and `audiences` are clauses that tell whom the text speaks
    to, not what it promises; those of whom it is for hide jobs alone. `testimony`: a person's own tale.
    `field`: what is said of the field and not of the credential.
    """

    language: str
    kinds: Mapping[Kind, Pattern]
    never: Mapping[Kind, Pattern]
    pay_words: Pattern
    denials: Pattern
    contrasts: Pattern
    conditions: Pattern
    audiences: Pattern
    testimony: Pattern
    guarantees: Pattern
    field: Pattern


def joined(*patterns: str) -> Pattern:
    """One pattern of several."""
    return re.compile("|".join(f"(?:{one})" for one in patterns))
