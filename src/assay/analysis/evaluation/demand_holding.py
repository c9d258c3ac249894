"""How long statements about demand hold: what was In Demand in November 2023, asked again in May 2025.

Apart because training ships these tallies and the evaluation shows them.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from assay.analysis.evaluation.demand_lists import Asked, Lists
from assay.analysis.evaluation.figures import Numbers
from assay.analysis.market import Tally, TechnologyList, Truths, in_demand_later

TECHNOLOGY_FROM: Final = (1.0, 2.0, 4.0)
"""In how many occupations a technology is flagged, in bands: by this alone one in two hold, or 6 in 7."""
PAIR_FROM: Final = (1.0, 2.0, 4.0, 30.0)
CHANCE_FROM: Final = (0.0, 0.02, 0.05, 0.1, 0.3, 0.6)
"""Bands of probability, in which it is told how many came true."""
FORESEEN_FROM: Final = (0.0, 0.05, 0.2, 0.5)
"""Wider ones of those that did, in which it is told how many still hold."""


def tallied(values: Numbers, truths: Truths, begins: tuple[float, ...]) -> tuple[Tally, ...]:
    """How many are true in each band of values that begins there; bands without a case are left out."""
    which = np.searchsorted(np.array(begins), values, side="right") - 1
    return tuple(
        Tally(least, int(truths[which == band].sum()), int((which == band).sum()))
        for band, least in enumerate(begins)
        if (which == band).any()
    )


def held(lists: Lists) -> dict[str, tuple[Tally, ...]]:
    """What the flags of 2023 came to: of technologies, of technologies in an occupation, and of the rest.

    Of a technology or occupation that the later list does not name no statement holds.
    """
    first, second = lists.taught, lists.tested
    flags = _flags(first)
    flagged = flags.any(axis=1)
    still = in_demand_later(first, second, by_alias=lists.by_alias)
    often = flags.sum(axis=1).astype(np.float64)
    rows, columns = np.nonzero(flags)
    pairs_still = _still(first, second)
    listed = first.used & ~flags
    return {
        "technology held": tallied(often[flagged], still[flagged], TECHNOLOGY_FROM),
        "pair held": tallied(often[rows], pairs_still[rows, columns], PAIR_FROM),
        "unflagged held": tallied(np.zeros(int((~flagged).sum())), ~still[~flagged], (0.0,)),
        "pair unflagged held": tallied(np.zeros(int(listed.sum())), ~pairs_still[listed], (0.0,)),
    }


def foreseen_held(asked: Asked, chances: Numbers) -> tuple[Tally, ...]:
    """Of what came to be in demand by 2023, what still was in 2025: by the probability foreseen in 2020."""
    return tallied(chances[asked.taught], asked.tested[asked.taught], FORESEEN_FROM)


def overlap(lists: Lists) -> tuple[Tally, Tally]:
    """What both lists flag of what either does (Jaccard): technologies, and technologies in occupations."""
    first, second = lists.taught, lists.tested
    still, pairs_still = in_demand_later(first, second, by_alias=lists.by_alias), _still(first, second)
    flags, later = _flags(first), _flags(second)
    both = int((still & flags.any(axis=1)).sum())
    of_pairs = int((pairs_still & flags).sum())
    return (
        Tally(0.0, both, int(flags.any(axis=1).sum() + later.any(axis=1).sum()) - both),
        Tally(0.0, of_pairs, int(flags.sum() + later.sum()) - of_pairs),
    )


def _flags(listed: TechnologyList) -> Truths:
    if listed.flagged is None:
        raise ValueError("the list does not say what is in demand")
    return listed.flagged


def _still(first: TechnologyList, second: TechnologyList) -> Truths:
    """Where the second list flags a technology in an occupation, in rows and columns of the first."""
    flags, later = _flags(first), _flags(second)
    there = {code: place for place, code in enumerate(second.occupations)}
    both = [place for place, code in enumerate(first.occupations) if code in there]
    theirs = [there[first.occupations[place]] for place in both]
    found = np.zeros_like(flags)
    for place in np.flatnonzero(later.any(axis=1)):
        row = first.row_of(second.names[place])
        if row is not None:
            found[row, both] |= later[place, theirs]
    return found
