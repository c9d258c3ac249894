"""Who observed the placements that were awarded: counted by achievement, with nobody's name or words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from assay.web.records.placements.models import Artefact, HourEntry, Observation, Placement
from assay.web.records.placements.values import MENTOR

_QUARTER = 15  # minutes


@dataclass(frozen=True, slots=True)
class Observed:
    """One awarded placement: whether the mentor there wrote down what they saw."""

    achievement: str
    by_mentor: bool
    has_artefacts: bool
    minutes: int  # at work, as the mentor confirmed
    at: date


def observed(organization: str, achievements: Collection[str] | None = None) -> list[Observed]:
    """The awarded placements of these achievements (None: of all), oldest first; four queries."""
    rows = Placement.objects.of(organization).exclude(awarded_at=None).exclude(version=None)
    if achievements is not None:
        rows = rows.filter(version__achievement__in=achievements)
    observations = Observation.objects.of(organization).filter(placement__in=rows, kind=MENTOR)
    seen = set(observations.values_list("placement_id", flat=True))
    worked: defaultdict[str, int] = defaultdict(int)
    entries = HourEntry.objects.of(organization).filter(placement__in=rows, state="confirmed")
    for placement, quarters in entries.values_list("placement_id", "quarters"):
        worked[placement] += quarters * _QUARTER
    artefacts = Artefact.objects.of(organization).filter(placement__in=rows)
    made = set(artefacts.values_list("placement_id", flat=True))
    held = rows.order_by("awarded_at").values_list("key", "version__achievement_id", "awarded_at")
    return [
        Observed(achievement, key in seen, key in made, worked[key], at.date())
        for key, achievement, at in held
        if at is not None
    ]
