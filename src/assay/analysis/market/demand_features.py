"""What a list of technologies tells about each: how widely it is used, in which work, beside which rivals.

Apart so that training and the model measure the very same. All of it could be known when the list was new.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from assay.analysis.market.technology_lists import Numbers, Places, TechnologyList

MAJOR_GROUPS: Final = tuple(str(number) for number in range(11, 54, 2))  # of SOC 2018, civilian
_MEASURES: Final = (
    "used",  # log of the occupations that use it
    "hot",
    "hot and used",
    "grown",  # change of that log since the release before
    "new",  # not on the release before
    "family",  # log of the technologies of its commodity
    "place in family",  # log of 1 + those of the family that more occupations use
    "share of family",  # log of its part of all uses of the family
    "family used",  # mean of the others' log
    "family hot",  # share of the others that are hot
    "list length",  # mean log of the technologies that its occupations use
)
FEATURES: Final = (*_MEASURES, *(f"group {group}" for group in MAJOR_GROUPS))
_DRAWN = 5  # a family's mean counts as if so many more, used by one occupation each, were of it


def measured(now: TechnologyList, before: TechnologyList | None = None) -> Numbers:
    """A row for each technology, a column for each of `FEATURES`."""
    uses = now.used.sum(axis=1).astype(np.float64)
    used, hot = np.log(uses), now.hot.astype(np.float64)
    grown, new = _since(now, before, used)
    lengths = np.log(now.used.sum(axis=0))
    columns = [
        used,
        hot,
        hot * used,
        grown,
        new,
        *_in_family(now, uses, hot),
        (now.used @ lengths) / uses,
        *by_group(now).T,
    ]
    return np.stack(columns, axis=1)


def by_group(now: TechnologyList) -> Numbers:
    """Log of 1 + the occupations of each major group that use a technology."""
    groups = np.array([code[:2] for code in now.occupations])
    counts = [now.used[:, groups == group].sum(axis=1) for group in MAJOR_GROUPS]
    found: Numbers = np.log1p(np.stack(counts, axis=1))
    return found


def _since(now: TechnologyList, before: TechnologyList | None, used: Numbers) -> tuple[Numbers, Numbers]:
    """How a technology's use changed, and whether it is new; neither where there is no list before."""
    grown, new = np.zeros(len(now.names)), np.zeros(len(now.names))
    if before is None:
        return grown, new
    earlier = before.used.sum(axis=1)
    rows = [before.row_of(name) for name in now.names]
    for place, row in enumerate(rows):
        if row is None:
            new[place] = 1.0
        else:
            grown[place] = used[place] - np.log(earlier[row])
    return grown, new


def _in_family(now: TechnologyList, uses: Numbers, hot: Numbers) -> list[Numbers]:
    """The five measures within a commodity."""
    families, members = np.unique(np.array(now.families), return_inverse=True)
    sizes = np.bincount(members)[members].astype(np.float64)
    total = np.bincount(members, weights=uses)[members]
    logs = np.log(uses)
    others = np.bincount(members, weights=logs)[members] - logs
    others_hot = np.bincount(members, weights=hot)[members] - hot
    place = np.zeros(len(uses))
    for family in range(len(families)):
        own = np.flatnonzero(members == family)
        ordered = np.sort(uses[own])
        place[own] = len(own) - np.searchsorted(ordered, uses[own], side="right")
    return [
        np.log(sizes),
        np.log1p(place),
        np.log(uses / total),
        others / (sizes - 1 + _DRAWN),
        others_hot / np.maximum(sizes - 1, 1),
    ]


PAIR_FEATURES: Final = (
    "share of major group",
    "share of minor group",
    "share of broad occupation",
    "occupation's list",
    *_MEASURES,
    *(f"in group {group}" for group in MAJOR_GROUPS),
)
_NEAR = (2, 4, 6)  # characters of a SOC code that its major group, minor group and broad occupation share
_OTHERS, _USING = 3.0, 0.3  # drawn in beside the others of a group, and so many of those using it


def measured_pairs(now: TechnologyList, measures: Numbers, rows: Places, columns: Places) -> Numbers:
    """A row for each technology in an occupation, a column for each of `PAIR_FEATURES`.

    `measures` are those of the technologies. The shares are of the group's other occupations.
    """
    used = now.used.astype(np.float64)
    shares = []
    for length in _NEAR:
        groups, members = np.unique([code[:length] for code in now.occupations], return_inverse=True)
        counts = np.stack([used[:, members == group].sum(axis=1) for group in range(len(groups))], axis=1)
        others = np.bincount(members)[members[columns]] - 1
        using = counts[rows, members[columns]] - used[rows, columns]
        shares.append(np.log((using + _USING) / (others + _OTHERS)))
    lengths = np.log(now.used.sum(axis=0))[columns]
    own = np.array([code[:2] for code in now.occupations])[columns]
    within = [(own == group).astype(np.float64) for group in MAJOR_GROUPS]
    return np.column_stack([*shares, lengths, measures[rows, : len(_MEASURES)], *within])
