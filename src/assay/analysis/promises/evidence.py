"""What promises are held against, and what came of each: a verdict, why, and on which evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assay.analysis.estimates import Estimate
from assay.analysis.market import DemandModel, Market, Target
from assay.analysis.promises.values import Claim
from assay.analysis.valuation import Indicator, Mark, RecognitionStatement

Fact = str | int | float

METHOD = "promises/1"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is at hand. Nothing in it is the issuer's own word: `outcomes` says of itself whose it is."""

    market: Market | None = None
    demand: DemandModel | None = None
    target: Target | None = None
    statements: Sequence[RecognitionStatement] = ()
    outcomes: Indicator | None = None
    achievement: str = ""  # the identifier that statements name
    issuer_id: str = ""
    skills: Sequence[str] = ()  # that the achievement declares


@dataclass(frozen=True, slots=True)
class Checked:
    """A promise and what came of it. `why` is the code of the sentence that tells it, `facts` its holes.

    `inputs` name the releases or statements that decided; empty where nothing could.
    """

    claim: Claim
    verdict: Mark  # passed, failed or unknown
    why: str
    as_of: date
    facts: Mapping[str, Fact] = field(default_factory=dict)
    inputs: tuple[str, ...] = ()
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What a verdict rests on: the facts to tell, where they come from, and the figure that decided."""

    facts: Mapping[str, Fact] = field(default_factory=dict)
    inputs: Sequence[str] = ()
    estimate: Estimate | None = None


NOTHING = Ground()


def borne_out(claim: Claim, why: str, as_of: date, ground: Ground) -> Checked:
    """Evidence supports it."""
    return _checked(Mark.PASSED, claim, why, as_of, ground)


def contradicted(claim: Claim, why: str, as_of: date, ground: Ground) -> Checked:
    """Evidence says otherwise."""
    return _checked(Mark.FAILED, claim, why, as_of, ground)


def unclear(claim: Claim, why: str, as_of: date, ground: Ground = NOTHING) -> Checked:
    """Nobody can tell from what is at hand."""
    return _checked(Mark.UNKNOWN, claim, why, as_of, ground)


def _checked(verdict: Mark, claim: Claim, why: str, as_of: date, ground: Ground) -> Checked:
    return Checked(claim, verdict, why, as_of, dict(ground.facts), tuple(ground.inputs), ground.estimate)
