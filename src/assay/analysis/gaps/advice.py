"""One sentence a programme: which one, and with which figures in it. The first rule that fits.

Apart so that the order of the rules can be read on one page. What is said is what would change the gap, or
which file would let somebody tell; never that a programme is good or bad.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assay.analysis.gaps.demand import Asked, Outlook, Verdict
from assay.analysis.gaps.protecting import Counts

MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """A certificate: how many hold it (None: not given, 0: nobody), and whether it is asked for."""

    name: str
    body: str
    held: int | None
    asked: Asked


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence by its code, the certificates and occupations it names, and its figures."""

    code: str
    name: str = ""
    other: str = ""
    occupation: str = ""
    count: int = 0  # pupils or certificates
    of: int = 0
    share: float | None = None  # of the advertisements
    ads: int = 0


def advice(counts: Counts, lines: Sequence[Line], outlooks: Sequence[Outlook]) -> Advice:
    """The sentence. The rules, in their order:

    1. `no-target`: nobody said what it prepares for. `few`: so few pupils that nothing may be told of them.
    2. `no-market`, `no-ads`, `too-few-ads`, `nothing-known`: nobody can tell; which file would answer.
    3. `nothing-earned`: advertisements name one, and no certificate is on record at all.
    4. `nobody-earns`: one that advertisements name, and name more often than any that is earned; nobody has.
    5. `unproven`: of those asked for, at least half are claimed and nobody has looked.
    6. `named-by-few`: the one most earned is not asked for.
    7. `aligned`: at least half of those earned are asked for.
    8. `mixed`: the one asked for most, and how many have it; `cannot-tell` where none could be judged.
    """
    blind = _blind(lines, outlooks)
    if counts.is_small and (blind is None or blind.code != "no-target"):
        return Advice("few")
    if blind is not None:
        return blind
    wanted = sorted(
        (line for line in lines if line.asked.verdict is Verdict.ASKED),
        key=lambda line: (-line.asked.share.low, line.name),
    )
    earned = [line for line in lines if line.held != 0]
    missing = next((line for line in wanted if line.held == 0), None)
    known = [line for line in earned if line.asked.verdict is Verdict.ASKED]
    if missing is not None and (not known or missing.asked.share.low > known[0].asked.share.low * MOSTLY):
        best = max(known, key=lambda line: line.asked.share.low, default=None)
        if best is None or missing.asked.share.low >= best.asked.share.low:
            return _about("nobody-earns" if earned else "nothing-earned", missing)
    return _of_earned(counts, earned, wanted)


def _blind(lines: Sequence[Line], outlooks: Sequence[Outlook]) -> Advice | None:
    """Why nobody can tell anything; None where somebody can."""
    if not outlooks:
        return Advice("no-target")
    title = outlooks[0].target.title
    if any(line.asked.verdict is not Verdict.UNKNOWN for line in lines):
        return None
    reasons = {line.asked.reason for line in lines}
    if not lines:
        return Advice("nothing-known", occupation=title)
    ads = max((one.ads or 0 for one in outlooks), default=0)
    if reasons <= {"no-market"}:
        return Advice("no-market", occupation=title)
    return Advice("no-ads" if ads == 0 else "too-few-ads", occupation=title, ads=ads)


def _of_earned(counts: Counts, earned: Sequence[Line], wanted: Sequence[Line]) -> Advice:
    given = [line for line in earned if line.held is not None]
    asked_for = sum(line.held or 0 for line in given if line.asked.verdict is Verdict.ASKED)
    whole = sum(line.held or 0 for line in given)
    claimed = counts.states.of("claimed")
    if claimed is not None and claimed.count and counts.certificates.total:
        total = counts.certificates.total
        if claimed.count >= total * MOSTLY and asked_for:
            return Advice("unproven", count=claimed.count, of=total)
    most = max(given, key=_held_most, default=None)
    if most is not None and most.asked.verdict is Verdict.NOT_ASKED:
        told = _about("named-by-few", most)
        better = next((line for line in wanted if line.held != 0), None)
        other = better.name if better else ""
        share = most.asked.share.value
        return Advice(told.code, most.name, other, told.occupation, most.held or 0, whole, share, told.ads)
    best = next((line for line in wanted if line.held != 0), None)
    if best is None:
        return Advice("cannot-tell", count=whole)
    if whole and asked_for >= whole * MOSTLY:
        told = _about("aligned", best)
        return Advice("aligned", best.name, "", told.occupation, asked_for, whole, told.share, told.ads)
    return _about("mixed", best)


def _held_most(line: Line) -> tuple[int, bool, str]:
    """Of several that as many hold, the one that is not asked for."""
    return line.held or 0, line.asked.verdict is Verdict.NOT_ASKED, line.name


def _about(code: str, line: Line) -> Advice:
    asked = line.asked
    count = line.held or 0
    return Advice(code, line.name, "", asked.occupation, count, 0, asked.share.value, asked.ads)
