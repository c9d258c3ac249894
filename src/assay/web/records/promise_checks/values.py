"""Plain values of promise checks: what is kept of each promise, and one check for screens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from assay.analysis.promises import Checked, Passage
from assay.analysis.valuation import Mark

Fact = str | int | float
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """A promise and what came of it. `place`: description, criteria, brochure; `start`, `end`: in it."""

    place: str
    kind: str
    about: str
    text: str
    start: int
    end: int
    is_guaranteed: bool
    verdict: str  # pass, fail, cannot-be-evaluated
    why: str
    facts: Mapping[str, Fact]
    inputs: tuple[str, ...]
    as_of: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check of one version."""

    findings: tuple[Finding, ...]
    occupation: str
    checked_at: datetime
    shown_at: datetime | None

    @property
    def is_shown(self) -> bool:
        """Whether everybody may see it."""
        return self.shown_at is not None


def finding_of(passage: Passage, checked: Checked) -> Finding:
    """What is kept of this promise."""
    claim = checked.claim
    return Finding(
        place=passage.place,
        kind=str(claim.kind),
        about=str(claim.about),
        text=claim.text,
        start=claim.span[0],
        end=claim.span[1],
        is_guaranteed=claim.is_guaranteed,
        verdict=str(checked.verdict),
        why=checked.why,
        facts=dict(checked.facts),
        inputs=checked.inputs,
        as_of=checked.as_of.isoformat(),
    )


def write(findings: tuple[Finding, ...]) -> list[Json]:
    """The findings as plain JSON."""
    return [{**asdict(one), "inputs": list(one.inputs)} for one in findings]


def read(held: list[Json]) -> tuple[Finding, ...]:
    """The findings of `write`."""
    return tuple(Finding(**{**one, "inputs": tuple(one["inputs"])}) for one in held)


PASSED, FAILED, UNKNOWN = str(Mark.PASSED), str(Mark.FAILED), str(Mark.UNKNOWN)
