"""A pupil's record as a PDF: one page wherever it fits, with everything that the screen says of it.

ISO 19005-3 (PDF/A-3a) and ISO 14289-1 (PDF/UA-1), like the certificates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assay.web.look.dossier import Chapter, Family, Line, Record
from assay.web.look.paper.printing import CannotPrint, plain, printed
from assay.web.look.proofs import ProofState, draw_proof, proof_word

__all__ = ["CannotPrint", "RecordPaper", "record_pdf"]

_MOST_MOMENTS = 14


@dataclass(frozen=True, slots=True)
class RecordPaper:
    """What is printed: the record, who keeps it, when that was, and the family where that was chosen."""

    record: Record
    issuer: str
    on: datetime
    family: Family | None = None


def record_pdf(paper: RecordPaper) -> bytes:
    """The PDF, in the present language. Raises `CannotPrint`."""
    record, day = paper.record, localtime(paper.on)
    chapters = [*record.chapters, *(paper.family.chapters if paper.family else ())]
    facts = {
        "language": (get_language() or "en")[:2],
        "title": _("The record of %(name)s") % {"name": plain(record.name)},
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "issuer": plain(paper.issuer),
        "name": plain(record.name),
        "who": [[plain(label), plain(text)] for label, text in record.who],
        "skills": " · ".join(plain(skill.name) for skill in record.skills),
        "chapters": [_chapter(one) for one in chapters],
        "moments": [
            [date_format(localtime(one.at), "SHORT_DATE_FORMAT"), plain(one.text)]
            for one in record.moments[:_MOST_MOMENTS]
        ],
        "words": {
            "skills": _("Skills shown"),
            "none": _("None yet."),
            "timeline": _("What happened when"),
            "printed": _("Printed on %(day)s from the records of %(issuer)s.")
            % {"day": date_format(day, "DATE_FORMAT"), "issuer": plain(paper.issuer)},
            "proves": _(
                "This paper proves nothing by itself: ask for the link to a credential, and check it."
            ),
        },
    }
    marks = {f"proof-{state}": _mark(state) for state in ProofState}
    return printed("record", facts, marks)


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "title": plain(chapter.title),
        "empty": plain(chapter.empty),
        "lines": [_line(one) for one in chapter.lines],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "title": plain(line.title),
        "detail": plain(line.detail),
        "at": date_format(localtime(line.at), "DATE_FORMAT") if line.at else "",
        "word": proof_word(line.proof) if line.proof else plain(line.word),
        "proof": str(line.proof or ""),
        "notes": [plain(note) for note in line.notes],
    }


def _mark(state: ProofState) -> bytes:
    """The mark of a proof state as a picture that stands alone."""
    drawn = str(draw_proof(state)).replace("currentColor", "#1E1B16")
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode()
