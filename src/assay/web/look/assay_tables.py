"""Tables beside the assay: what would make more known, and what came out otherwise when computed again.

Apart from the answers: these are about what could be done, and about the computing.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from assay.analysis.estimates import Estimate
from assay.analysis.valuation import Improvement, Recomputation
from assay.web.look import assay_parts, assay_words
from assay.web.look.assay_pieces import plain
from assay.web.look.figures import NOTHING, figure
from assay.web.look.pieces import Cell, Column, Table

MOST = 8


def improvements_table(found: Sequence[Improvement]) -> Table | None:
    """What could be told or done, the most telling first; None where nothing would help."""
    helping = [one for one in found if one.narrowed.value or one.transparency.value][:MOST]
    if not helping:
        return None
    narrower, more = _("By so much less uncertain"), _("By so much more told")
    columns = (
        Column(_("What")),
        Column(_("For")),
        Column(narrower, is_figure=True),
        Column(more, is_figure=True),
    )
    rows = tuple(
        (
            Cell(assay_parts.deed(one.element)),
            Cell(assay_words.title(one.indicator), _("For")),
            Cell(_share(one.narrowed), narrower, is_figure=True),
            Cell(_share(one.transparency), more, is_figure=True),
        )
        for one in helping
    )
    return Table(_("What would make more of it known"), columns, rows, is_caption_hidden=True)


def _share(estimate: Estimate) -> str:
    return figure(estimate.value, "share") if estimate.value else NOTHING


def differences_table(found: Recomputation) -> Table:
    """Each figure that came out otherwise: as signed, and as found now."""
    columns = (Column(_("What")), Column(_("Part")), Column(_("As signed")), Column(_("As found now")))
    rows = tuple(
        (
            Cell(assay_words.titled(one.indicator)),
            Cell(one.member, _("Part")),
            Cell(plain(one.signed) or NOTHING, _("As signed")),
            Cell(plain(one.found) or NOTHING, _("As found now")),
        )
        for one in found.differences
    )
    return Table(_("What differs"), columns, rows)
