"""The gap report: programme by programme, what is earned beside what is asked for, and one sentence each.

Made from counts that are already protected: nothing in it can tell more of anybody than they do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assay.analysis.estimates import FEWEST, Estimate, Grade, proportion
from assay.analysis.gaps.advice import Advice, Line, advice
from assay.analysis.gaps.demand import ASKED_FROM, METHOD, GapMarket, Outlook, Verdict, asked, outlook, untold
from assay.analysis.gaps.protecting import Breakdown, Counts
from assay.analysis.gaps.values import Credential, Programme
from assay.analysis.market import names_in


@dataclass(frozen=True, slots=True)
class Shares:
    """Of the certificates earned, those asked for, those not asked for, and those of which nobody can tell.

    The bounds hold whatever the counts are that are not given.
    """

    asked: Estimate
    not_asked: Estimate
    unknown: Estimate


@dataclass(frozen=True, slots=True)
class ProgrammeGap:
    """One programme."""

    name: str
    advice: Advice
    counts: Counts
    shares: Shares
    lines: tuple[Line, ...]  # earned, and asked for and not earned
    outlooks: tuple[Outlook, ...]


@dataclass(frozen=True, slots=True)
class GapReport:
    """The report of a day. `inputs` name the releases it was made from."""

    as_of: date
    counted_on: date
    area: str
    area_name: str
    programmes: tuple[ProgrammeGap, ...]
    shares: Shares
    inputs: tuple[str, ...] = ()
    asked_from: float = ASKED_FROM
    outside: int | None = 0  # pupils in none of the programmes; None: not told


def gap_report(
    programmes: Sequence[Programme],
    counts: Mapping[str, Counts],
    market: GapMarket | None,
    *,
    as_of: date,
    counted_on: date | None = None,
    area: str = "",
    area_name: str = "",
    inputs: Sequence[str] = (),
    outside: int | None = 0,
    told: Callable[[int], None] | None = None,
) -> GapReport:
    """The report about these programmes, in their order, from these protected counts.

    `told` is called with how many are done, for whoever waits.
    """
    held: list[ProgrammeGap] = []
    for one in programmes:
        nothing = Counts(0, 0, is_small=False, tells_who=True)
        held.append(_programme(one, counts.get(one.name, nothing), market, as_of))
        if told is not None:
            told(len(held))
    return GapReport(
        as_of=as_of,
        counted_on=counted_on or as_of,
        area=area,
        area_name=area_name,
        programmes=tuple(held),
        shares=_all_shares(held, as_of),
        inputs=tuple(inputs),
        outside=outside_told(outside, [one.counts for one in held]),
    )


def outside_told(count: int | None, counts: Sequence[Counts]) -> int | None:
    """How many are in no programme, as far as it may be told.

    Not where it is small, nor where a programme's own number is left out: who knows how many pupils there are
    in all, which is often public, would have that number as what is left.
    """
    if count is None or 0 < count < FEWEST or (count and any(one.pupils is None for one in counts)):
        return None
    return count


def _programme(programme: Programme, counts: Counts, market: GapMarket | None, as_of: date) -> ProgrammeGap:
    known = {one.name: one for one in programme.candidates}
    earned = {line.label: line.count for line in counts.certificates.lines}
    names = list(dict.fromkeys((*earned, *known)))
    credentials = [known.get(name) or Credential(names_in(name)) for name in names]
    found, ads = asked(credentials, programme.targets, market, as_of)
    # Where nothing may be told of so few, that somebody has it may not be told either.
    lines = [
        Line(name, one.body, None if counts.is_small else earned.get(name, 0), told)
        for name, one, told in zip(names, credentials, found, strict=True)
    ]
    outlooks = tuple(
        outlook(target, market, ads.get(target.occupation), as_of) for target in programme.targets
    )
    said = advice(counts, lines, outlooks)
    shown = tuple(
        line
        for line in sorted(lines, key=_place)
        if line.name in earned or line.asked.verdict is Verdict.ASKED
    )
    return ProgrammeGap(
        programme.name, said, counts, _shares(counts.certificates, lines, as_of), shown, outlooks
    )


def _place(line: Line) -> tuple[int, int, float, str]:
    verdicts = tuple(Verdict)
    return verdicts.index(line.asked.verdict), -(line.held or 0), -line.asked.share.low, line.name


def _shares(certificates: Breakdown, lines: Sequence[Line], as_of: date) -> Shares:
    held = dict.fromkeys(Verdict, 0)
    unseen = dict.fromkeys(Verdict, False)
    for line in lines:
        held[line.asked.verdict] += line.held or 0
        unseen[line.asked.verdict] |= line.held is None
    return _three(held, certificates.held_back if certificates.lines else 0, unseen, as_of)


def _all_shares(told: Sequence[ProgrammeGap], as_of: date) -> Shares:
    """Over all programmes whose figures are given; those of the others are in nobody's sum."""
    held = dict.fromkeys(Verdict, 0)
    unseen = dict.fromkeys(Verdict, False)
    back: int | None = 0
    for one in told:
        for line in one.lines:
            held[line.asked.verdict] += line.held or 0
            unseen[line.asked.verdict] |= line.held is None
        back = (
            None
            if back is None or one.counts.certificates.held_back is None
            else back + (one.counts.certificates.held_back)
        )
    return _three(held, back or 0, unseen, as_of)


def _three(
    held: Mapping[Verdict, int], back: int | None, unseen: Mapping[Verdict, bool], as_of: date
) -> Shares:
    shown = sum(held.values())
    hidden = back or 0
    if not shown:
        nothing = untold("share", "few" if hidden or any(unseen.values()) else "nothing-earned", as_of)
        return Shares(nothing, nothing, nothing)
    return Shares(*(_share(held[one], shown, hidden if unseen[one] else 0, hidden, as_of) for one in Verdict))


def _share(some: int, shown: int, could_be: int, hidden: int, as_of: date) -> Estimate:
    """A share of what is given; its bounds allow that all or none of what is not given belongs to it."""
    total = shown + hidden
    low, high = proportion(some, total)[1], proportion(some + could_be, total)[2]
    value = some / shown
    inputs = ("award-records", "postings")
    return Estimate(
        value,
        min(low, value),
        max(high, value),
        "share",
        METHOD,
        as_of,
        Grade.B,
        count=shown,
        coverage=shown / total,
        inputs=inputs,
    )
