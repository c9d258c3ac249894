"""What became of those who earned a credential: a CSV, or the data set profiles of CTDL.

Figures are taken as they are told: a share becomes a number of people only where the number it is of is told.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from assay.analysis.sources.cells import rows_in, typed
from assay.analysis.sources.checking import tell
from assay.analysis.sources.columns import AREA, DAY, NUMBER, Field
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.forms import FORMS, frame
from assay.analysis.sources.licences import UNKNOWN
from assay.analysis.sources.outcome_profiles import profiles_in
from assay.analysis.sources.parts import Asked, Parts
from assay.analysis.sources.recognising import Recognised

DESIGNS = ("raw", "matched", "quasi-experiment", "experiment", "claim")
FIELDS = (
    Field(
        "credential",
        "text",
        ("Credential id", "CTID", "Credential address", "Programme", "Program"),
        is_required=True,
    ),
    Field("name", "text", ("Credential name", "Title", "Program name", "Programme name")),
    Field("provider", "text", ("Institution", "School", "Issuer", "College", "Organization")),
    Field("area", AREA, ("State", "Region", "Place")),
    Field("from_day", DAY, ("From", "Start date", "Cohort start")),
    Field("until_day", DAY, ("Until", "End date", "Cohort end")),
    Field("began", NUMBER, ("Enrolled", "Starters", "Started", "Enrollment", "Participants")),
    Field("completed", NUMBER, ("Completers", "Graduates", "Holders", "Completions")),
    Field("followed", NUMBER, ("Followed up", "Known", "Work known", "Respondents")),
    Field("placed", NUMBER, ("Employed", "Placements", "In work", "Jobs obtained")),
    Field("placed_within_days", NUMBER, ("Within days", "Days")),
    Field("earners", NUMBER, ("With earnings", "Earnings n")),
    Field("earnings_median", NUMBER, ("Median earnings", "Median annual earnings", "Median wage")),
    Field("earnings_low", NUMBER, ("Low earnings", "Earnings p25")),
    Field("earnings_high", NUMBER, ("High earnings", "Earnings p75")),
    Field("currency", "text"),
    Field("design", "text", ("Study design",)),
    Field("citation", "text", ("Source", "Url", "Reference")),
)
_AT_MOST = (
    ("completed", "began"),
    ("followed", "completed"),
    ("placed", "followed"),
    ("earnings_low", "earnings_high"),
)


def read_outcomes(files: Iterable[Recognised], asked: Asked, faults: Faults) -> Parts:
    """The parts of a release of outcomes."""
    frames: list[pl.DataFrame] = []
    notes: list[str] = []
    for file in files:
        if file.part == "document":
            rows = profiles_in(file.document, file.file.name, faults)
            if rows:
                frames.append(frame("outcomes", rows))
            continue
        read = rows_in(file, FIELDS, asked, faults)
        if read is None:
            continue
        notes.append(read.note)
        frames.append(typed(_checked(read.file, read.values, faults), FORMS["outcomes"]))
    if not frames or not sum(each.height for each in frames):
        return Parts({})
    return Parts(
        {"outcomes": pl.concat(frames)},
        language=asked.language,
        name=asked.name,
        licence=UNKNOWN,
        notes=tuple(notes),
    )


def _checked(file: str, rows: pl.DataFrame, faults: Faults) -> pl.DataFrame:
    """The rows whose figures agree with one another; the others are faults."""
    wrong = pl.Series("wrong", [False] * rows.height, dtype=pl.Boolean)
    for smaller, larger in _AT_MOST:
        is_more = rows[smaller] > rows[larger]
        wrong = wrong | tell(
            rows, file, faults, smaller, is_more, reason=f"it is more than “{larger}” of the same row"
        )
    design = rows["design"].str.to_lowercase().fill_null("raw")
    unknown = tell(
        rows,
        file,
        faults,
        "design",
        ~design.is_in(DESIGNS),
        reason="it is not raw, matched, quasi-experiment, experiment or claim",
    )
    currency = rows["currency"].str.to_uppercase()
    is_odd = ~currency.str.contains(r"^[A-Z]{3}$")
    odd = tell(rows, file, faults, "currency", is_odd, reason="it is not a code such as USD")
    return rows.with_columns(design.alias("design"), currency.alias("currency")).filter(
        ~(wrong | unknown | odd)
    )
