"""The gap report as one table: a line a programme and certificate, with the programme's figures beside."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from assay.analysis.estimates import Estimate
from assay.analysis.gaps import Breakdown, GapReport, ProgrammeGap
from assay.web.look.gap_words import advice_words, asked_words, outside_words


def gap_lines(report: GapReport) -> tuple[list[str], Iterator[list[str]]]:
    """Headings and rows. An empty cell is a figure that is not given, or not known; never none."""
    return [
        _("Kind"),
        _("Programme"),
        _("What"),
        _("Body"),
        _("Count"),
        _("Share"),
        _("At least"),
        _("At most"),
        _("Advertisements"),
        _("In words"),
    ], _rows(report)


def _rows(report: GapReport) -> Iterator[list[str]]:
    if outside := outside_words(report.outside):
        count = "" if report.outside is None else str(report.outside)
        yield [_("pupils in no programme"), "", "", "", count, "", "", "", "", outside]
    for one in report.programmes:
        yield _line(one, _("sentence"), words=advice_words(one.advice))
        yield _line(one, _("pupils"), count=one.counts.pupils)
        if one.counts.tells_who:
            yield _line(one, _("pupils with something earned"), count=one.counts.earned)
        for kind, estimate in (
            (_("share asked for"), one.shares.asked),
            (_("share not asked for"), one.shares.not_asked),
            (_("share that cannot be evaluated"), one.shares.unknown),
        ):
            yield _line(one, kind, count=estimate.count, share=estimate)
        for line in one.lines:
            yield _line(
                one,
                _("certificate"),
                line.name,
                body=line.body,
                count=line.held,
                share=line.asked.share,
                ads=line.asked.ads,
                words=asked_words(line.asked),
            )
        yield from _breakdown(one, _("proof state"), one.counts.states)
        yield from _breakdown(one, _("own award"), one.counts.own)
        for places, kind in ((one.counts.schools, _("school")), (one.counts.bands, _("grades"))):
            for place in places:
                yield _line(one, kind, place.label, count=place.pupils, words=_("pupils in it"))
                yield _line(one, kind, place.label, count=place.earned, words=_("have earned something"))
        for each in one.outlooks:
            title = each.target.title
            yield _line(one, _("openings a year"), title, share=each.openings)
            yield _line(one, _("growth"), title, share=each.growth)
            yield _line(one, _("a quarter earn less than, a year"), title, share=each.entry_wage)


def _breakdown(one: ProgrammeGap, kind: str, whole: Breakdown) -> Iterator[list[str]]:
    for line in whole.lines:
        yield _line(one, kind, line.label, count=line.count)
    if whole.lines:
        yield _line(one, kind, _("all"), count=whole.total)


def _line(
    one: ProgrammeGap,
    kind: str,
    what: str = "",
    *,
    body: str = "",
    count: int | None = None,
    share: Estimate | None = None,
    ads: int = 0,
    words: str = "",
) -> list[str]:
    known = share if share is not None and share.value is not None else None
    figures = [f"{each:.4g}" for each in (known.value or 0, known.low, known.high)] if known else [""] * 3
    return [
        kind,
        one.name,
        what,
        body,
        "" if count is None else str(count),
        *figures,
        str(ads) if ads else "",
        words,
    ]
