"""The gap report on paper: the sentences first, then bars with their table, then each programme.

ISO 19005-3 (PDF/A-3a) and ISO 14289-1 (PDF/UA-1), like the certificates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assay.web.look.gap import GapView
from assay.web.look.gap_words import ASKED_WORDS, METHOD, RULE
from assay.web.look.paper.printing import CannotPrint, plain, printed
from assay.web.look.pieces import Table

__all__ = ["CannotPrint", "GapPaper", "gap_pdf"]

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class GapPaper:
    """What is printed: the report as the page says it, whose it is, from when, from which data."""

    issuer: str
    view: GapView
    on: date
    counted_on: date
    terms: tuple[str, ...]
    is_made_up: bool


def gap_pdf(paper: GapPaper) -> bytes:
    """The PDF, in the present language. Raises `CannotPrint`."""
    view, day = paper.view, paper.on
    facts = {
        "language": (get_language() or "en")[:2],
        "title": _("What is awarded, and what is asked for"),
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "issuer": " · ".join(plain(text) for text in (paper.issuer, view.area) if text),
        "overall": plain(view.overall),
        "made_up": _made_up() if paper.is_made_up else "",
        "sentences": [
            *([plain(one.name), plain(one.sentence)] for one in view.programmes),
            *([[_("In no programme"), plain(view.outside)]] if view.outside else []),
        ],
        "bars": [
            {
                "label": plain(bar.label),
                "reading": plain(bar.reading),
                "parts": [[part.width / _WIDTH, part.kind] for part in bar.parts],
            }
            for bar in view.bars
        ],
        "table": _table(view.table),
        "programmes": [
            {
                "name": plain(one.name),
                "sentence": plain(one.sentence),
                "facts": [[plain(label), plain(text)] for label, text in one.facts],
                "tables": [_table(table) for table in one.tables],
            }
            for one in view.programmes
        ],
        "terms": [plain(text) for text in paper.terms],
        "words": _words(paper),
    }
    return printed("gaps", facts)


def _made_up() -> str:
    return _(
        "The region, the advertisements, the wages, the list and the projections are made up for the "
        "demonstration. They say nothing of any real place, employer or certificate."
    )


def _words(paper: GapPaper) -> dict[str, Any]:
    on, counted = date_format(paper.on, "DATE_FORMAT"), date_format(paper.counted_on, "DATE_FORMAT")
    return {
        "change": _("What would change it"),
        "shares": _("Of the certificates earned, how many are asked for"),
        "bars": _("Bars: of each programme's certificates, how many are asked for; the table says the same"),
        "kinds": [str(words) for words in ASKED_WORDS.values()],
        "rule": str(RULE),
        "how": _("How this was made"),
        "method": " ".join(
            (
                _("Made on %(day)s; pupils were counted on %(counted)s, those who are in a programme now.")
                % {"day": on, "counted": counted},
                str(METHOD),
                _("A share in brackets says between which bounds it lies."),
                _(
                    "That certificates and advertisements stand side by side says nothing about what a "
                    "certificate does for a pupil."
                ),
            )
        ),
        "from": _("From these data"),
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": plain(table.caption),
        "columns": [[plain(one.label), one.is_figure] for one in table.columns],
        "rows": [[plain(cell.text) for cell in row] for row in table.rows],
    }
