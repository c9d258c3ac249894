"""How well 2020 tells which technologies are In Demand in 2025, and how long such a statement holds.

Everything was chosen on the flag of November 2023; that of May 2025 tests. Every row is foreseen by a rule
that was taught on other technologies, for a technology in demand in 2023 mostly is in 2025 too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import polars as pl

from assay.analysis.estimates import proportion
from assay.analysis.evaluation.demand_holding import held, overlap
from assay.analysis.evaluation.demand_lists import (
    BEFORE,
    NOW,
    TESTED,
    Asked,
    Lists,
    demand_releases,
    lists_of,
    tables_of,
)
from assay.analysis.evaluation.figures import Figure, Numbers, resampled
from assay.analysis.evaluation.ranking import compared, ranking
from assay.analysis.evaluation.skill_placebo import declared, placebo_figures
from assay.analysis.market import DemandModel, Tally, demand_numbers
from assay.analysis.sources import Release, Store

_BINS: Final = 20
_SETS: Final = ("spellings together", "names as they are")


def demand_figures(material: Path) -> tuple[Figure, ...]:
    """Every figure of the demand model; none where the releases are not in the material."""
    with TemporaryDirectory() as place:
        store = Store(Path(place))
        releases = demand_releases(material, store)
        if releases is None:
            return ()
        tables = tables_of(store, releases)
        assayed = tuple(_assayed(store, releases, tables[NOW]))
    together, apart = lists_of(tables), lists_of(tables, by_alias=False)
    asked, plainly = together.technologies(), apart.technologies()
    chances = asked.foreseen()
    return (
        *_of_technologies(_SETS[0], asked, chances),
        *_of_technologies(_SETS[1], plainly, plainly.foreseen()),
        *_of_pairs(together),
        *_honesty(asked, chances),
        *_shipped(asked),
        *_placebo(asked),
        *assayed,
        *_holding(together),
        Figure(
            "technologies listed, spellings together",
            float(len(together.now.names)),
            float(len(together.now.names)),
            float(len(together.now.names)),
            float(len(apart.now.names)),
            len(apart.now.names),
            "baseline: names as they are",
        ),
    )


def _of_technologies(name: str, asked: Asked, chances: Numbers) -> Iterator[Figure]:
    """In demand in one occupation at least: other technologies left out, whole families left out, rivals."""
    yield from _ranks(name, chances, asked)
    yield from _ranks(f"{name}, families held out", asked.foreseen(by_family=True), asked)
    hot = ranking(asked.measures[:, 1], asked.tested)
    count = len(asked.tested)
    yield Figure(f"{name}, old Hot flag alone: AUC", *hot.area, None, count, "a baseline")
    base = proportion(int(asked.tested.sum()), count)
    yield Figure(
        f"{name}, old Hot flag alone: average precision", *hot.precision, base[0], count, "a baseline"
    )


def _ranks(name: str, chances: Numbers, asked: Asked) -> Iterator[Figure]:
    """Area and precision beside the baseline's, and how far above it on the same draws."""
    found = compared(chances, asked.baseline, asked.tested, asked.groups)
    own, rival, above = found.own, found.rival, found.above
    count = len(asked.tested)
    note = f"{int(asked.tested.sum())} In Demand in May 2025; baseline: {asked.rival}"
    yield Figure(f"{name}: AUC", *own.area, rival.area[0], count, note)
    yield Figure(f"{name}: average precision", *own.precision, rival.precision[0], count, note)
    yield Figure(f"{name}: AUC above the baseline", *above.area, None, count, "paired")
    yield Figure(f"{name}: average precision above the baseline", *above.precision, None, count, "paired")


def _of_pairs(lists: Lists) -> Iterator[Figure]:
    """In demand in this occupation."""
    asked = lists.pairs()
    yield from _ranks("in an occupation", asked.foreseen(), asked)
    yield from _ranks("in an occupation, families held out", asked.foreseen(by_family=True), asked)


def _honesty(asked: Asked, chances: Numbers) -> Iterator[Figure]:
    """Whether of those foreseen at 30 % about 30 % come true."""
    truths = asked.tested.astype(np.float64)
    share = np.full(len(truths), asked.taught.mean())
    errors, plain = (chances - truths) ** 2, (share - truths) ** 2
    count = len(truths)
    yield Figure(
        "probability: Brier score",
        *resampled(errors),
        float(plain.mean()),
        count,
        "baseline: the base rate of 2023 said of all",
    )
    yield Figure("probability: Brier score below the base rate's", *resampled(plain - errors), None, count)
    gaps = _gaps(chances, truths)
    yield Figure(
        "probability: calibration error",
        *resampled(gaps),
        None,
        count,
        f"mean gap over {_BINS} bins of as many technologies; the interval is over bins",
    )


def _gaps(chances: Numbers, truths: Numbers) -> Numbers:
    """How far probability and share are apart in each bin of as many rows."""
    bins = np.array_split(np.argsort(chances, kind="stable"), _BINS)
    return np.array([abs(float(chances[rows].mean() - truths[rows].mean())) for rows in bins])


def _shipped(asked: Asked) -> Iterator[Figure]:
    """The numbers in the package: taught on the earlier flag of these same technologies."""
    chances = demand_numbers().technology.probability(asked.measures)
    own = ranking(chances, asked.tested)
    note = "taught on the flag of 2023 of the same technologies"
    yield Figure("numbers shipped: AUC", *own.area, None, len(chances), note)
    yield Figure("numbers shipped: average precision", *own.precision, None, len(chances), note)


def _placebo(asked: Asked) -> Iterator[Figure]:
    """Features given to other technologies: nothing may be told."""
    chances = asked.shuffled().foreseen()
    own, count = ranking(chances, asked.tested), len(chances)
    base = float(asked.tested.mean())
    yield Figure("shuffled features: AUC", *own.area, 0.5, count, "baseline: chance")
    yield Figure("shuffled features: average precision", *own.precision, base, count, "baseline: base rate")
    yield Figure(
        "shuffled features: mean probability",
        *resampled(chances),
        float(asked.taught.mean()),
        count,
        "baseline: base rate of 2023",
    )


def _assayed(store: Store, releases: Mapping[str, Release], technologies: pl.DataFrame) -> Iterator[Figure]:
    """The assay's own answer on skills, with an achievement's skills and with another's."""
    then = DemandModel((store, releases[NOW]), (store, releases[BEFORE]))
    later = DemandModel((store, releases[TESTED]))
    yield from placebo_figures(declared(technologies, (then, later)), then, later)


def _holding(lists: Lists) -> Iterator[Figure]:
    """Of ten statements of November 2023, how many still hold in May 2025."""
    technologies, pairs = overlap(lists)
    yield _share("the flag itself after 18 months: Jaccard of technologies", technologies)
    yield _share("the flag itself after 18 months: Jaccard in occupations", pairs)
    tallies = held(lists)
    for name, words in (("technology held", "In Demand"), ("pair held", "In Demand in an occupation")):
        ends = [f" to {tally.least - 1:g}" for tally in tallies[name][1:]] + [" or more"]
        for tally, end in zip(tallies[name], ends, strict=True):
            yield _share(f"still {words}, flagged in {tally.least:g}{end} occupations", tally)
    yield _share("still not In Demand", tallies["unflagged held"][0])
    yield _share("still not In Demand in an occupation", tallies["pair unflagged held"][0])


def _share(name: str, tally: Tally) -> Figure:
    return Figure(name, *proportion(tally.true, tally.count), None, tally.count)
