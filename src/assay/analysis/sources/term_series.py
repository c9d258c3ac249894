"""How often terms stand in ads, month by month: a CSV with a month, a term and counts."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from assay.analysis.sources.cells import rows_in, typed
from assay.analysis.sources.checking import repeated, tell, tell_rows
from assay.analysis.sources.columns import DAY, NUMBER, Field
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.forms import FORMS
from assay.analysis.sources.licences import UNKNOWN
from assay.analysis.sources.parts import Asked, Parts
from assay.analysis.sources.recognising import Recognised

FIELDS = (
    Field("term", "text", ("Technology", "Skill", "Keyword"), is_required=True),
    Field("month", DAY, ("Date", "Period"), is_required=True),
    Field("ads", NUMBER, ("n_posts", "Posts", "Postings", "Total"), is_required=True),
    Field("mentions", NUMBER, ("count", "n", "Hits"), is_required=True),
)


def read_term_series(files: Iterable[Recognised], asked: Asked, faults: Faults) -> Parts:
    """The parts of a term series; its version is its last month where nobody says another."""
    frames: list[pl.DataFrame] = []
    notes: list[str] = []
    for file in files:
        read = rows_in(file, FIELDS, asked, faults)
        if read is None:
            continue
        rows = read.values
        rows = rows.with_columns(pl.col("month").dt.month_start())
        heading, is_many = read.chosen.columns.get("mentions", "mentions"), pl.col("mentions") > pl.col("ads")
        many = tell(rows, read.file, faults, heading, is_many, reason="it is more than all ads of that month")
        is_twice = repeated("term", "month")
        twice = tell_rows(rows, read.file, faults, is_twice, reason="its term has that month already")
        notes.append(read.note)
        frames.append(rows.filter(~(many | twice)))
    if not frames or not sum(frame.height for frame in frames):
        return Parts({})
    table = typed(pl.concat(frames), FORMS["term_series"]).sort("term", "month")
    last = table["month"].dt.strftime("%Y-%m").max()
    return Parts(
        {"term_series": table}, version=str(last), language="en", licence=UNKNOWN, notes=tuple(notes)
    )
