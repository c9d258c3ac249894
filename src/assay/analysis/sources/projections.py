"""Employment projections: the national table as its owner lays it out, those of states, and plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterable

import polars as pl

from assay.analysis.sources.cells import converted, typed
from assay.analysis.sources.checking import repeated, tell
from assay.analysis.sources.columns import AREA, NUMBER, OCCUPATION, Field, choose, folded
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.forms import FORMS
from assay.analysis.sources.headings import below_its_title
from assay.analysis.sources.licences import BLS_PROJECTIONS, UNKNOWN
from assay.analysis.sources.parts import Asked, Notice, Parts
from assay.analysis.sources.places import COUNTRY
from assay.analysis.sources.recognising import Recognised
from assay.analysis.sources.sheets import ROW

FIELDS = (
    Field(
        "occupation",
        OCCUPATION,
        (
            "Occupation code",
            "OccCode",
            "Occ Code",
            "SOC",
            "SOC code",
            "National Employment Matrix code",
            "Matrix code",
            "OCC_CODE",
        ),
        is_required=True,
        years=True,
    ),
    Field("title", "text", ("Occupation title", "Occupation Name", "Title", "Name", "OCC_TITLE"), years=True),
    Field("area", AREA, ("Area Name", "AreaName", "State", "ST", "STFIPS", "Region", "AREA_TITLE")),
    Field("from_year", NUMBER, ("Base year", "BaseYear", "From")),
    Field("to_year", NUMBER, ("Projected year", "Proj year", "ProjYear", "Projection year", "To")),
    Field(
        "employment_from",
        NUMBER,
        ("Base", "Base employment", "Employment base year", "Base year employment", "Estimated employment"),
    ),
    Field(
        "employment_to",
        NUMBER,
        ("Proj", "Projected", "Projected employment", "Projection", "Projected year employment"),
    ),
    Field(
        "openings_a_year",
        NUMBER,
        (
            "Avg annual openings",
            "Average annual openings",
            "AvgAnnualOpenings",
            "Annual openings",
            "Occupational openings annual average",
            "Openings",
            "Total openings annual",
        ),
        years=True,
    ),
    Field(
        "entry_education",
        "text",
        ("Typical education needed for entry", "Typical entry-level education", "Education"),
    ),
)
_KEY = ("area", "occupation", "from_year", "to_year")
_LEAST_OF_A_COUNTRY = 1_000_000  # people at work: a total of the nation below it is written in thousands


def read_projections(files: Iterable[Recognised], asked: Asked, faults: Faults) -> Parts:
    """The parts of a release of projections; which numbers were taken as thousands is told."""
    frames: list[pl.DataFrame] = []
    notes: list[str] = []
    remarks: list[Notice] = []
    is_official = False
    for file in files:
        sheet = file.read(faults)
        if sheet is None:
            continue
        frame, title = below_its_title(sheet.frame, "code")
        names = [name for name in frame.columns if name != ROW]
        years = _years_of(names)
        chosen = choose(names, fields_for(names), asked.mapping, sheet.file, faults)
        if chosen is None:
            continue
        rows = converted(frame, FIELDS, chosen, sheet.file, faults)
        rows = rows.with_columns(
            pl.col("area").fill_null(COUNTRY) if "area" not in chosen.columns else pl.col("area"),
            pl.coalesce("from_year", pl.lit(years[0] if years else None, dtype=pl.Float64)).alias(
                "from_year"
            ),
            pl.coalesce("to_year", pl.lit(years[1] if years else None, dtype=pl.Float64)).alias("to_year"),
        )
        in_thousands = asked.mapping.thousands
        if in_thousands is None:
            in_thousands = "thousand" in f"{title} {' '.join(names)}".lower() or _is_small(rows)
        if in_thousands:
            counted = ("employment_from", "employment_to", "openings_a_year")
            rows = rows.with_columns((pl.col(name) * 1000).round(0) for name in counted)
            remarks.append(Notice("in-thousands", sheet.file))
        heading = chosen.columns.get("occupation", "occupation")
        twice = tell(rows, sheet.file, faults, heading, repeated(*_KEY), reason="it is there twice")
        is_official = is_official or any("matrix" in folded(name) for name in names)
        notes.append(f"{sheet.file}: {chosen.note}")
        frames.append(rows.filter(~twice))
    if not frames:
        return Parts({})
    table = typed(pl.concat(frames, how="vertical"), FORMS["projections"])
    told = sorted({int(year) for name in ("from_year", "to_year") for year in table[name].drop_nulls()})
    return Parts(
        {"projections": table},
        version=f"{told[0]}-{told[-1]}" if len(told) > 1 else "",
        language="en",
        licence=BLS_PROJECTIONS if is_official else UNKNOWN,
        notes=tuple(notes),
        remarks=tuple(remarks),
    )


def fields_for(names: Iterable[str]) -> tuple[Field, ...]:
    """The fields, those of employment known by the very columns of this file that name two years."""
    employed = dict(zip(("employment_from", "employment_to"), _with_years(names), strict=False))
    named = {key: Field(key, NUMBER, (column,)) for key, column in employed.items()}
    return tuple(named.get(one.key, one) for one in FIELDS)


def _with_years(names: Iterable[str]) -> tuple[str, ...]:
    """The two columns such as “Employment, 2023” and “Employment 2033”, the earlier first."""
    found = {
        int(told[1]): name for name in names if (told := re.fullmatch(r"employment(20\d\d)", folded(name)))
    }
    ordered = [found[year] for year in sorted(found)]
    return (ordered[0], ordered[-1]) if len(ordered) > 1 else ()


def _years_of(names: Iterable[str]) -> tuple[float, float] | None:
    """From which year to which the headings of employment and openings tell that it reaches."""
    counted = [name for name in names if re.match(r"employment|occupationalopenings", folded(name))]
    years = sorted({int(year) for name in counted for year in re.findall(r"(?<!\d)20\d\d(?!\d)", name)})
    return (float(years[0]), float(years[-1])) if len(years) > 1 else None


def _is_small(rows: pl.DataFrame) -> bool:
    """Whether the nation's total is so small that it can only be thousands."""
    total = rows.filter((pl.col("occupation") == "00-0000") & (pl.col("area") == COUNTRY))["employment_from"]
    largest = total.max()
    return isinstance(largest, float) and largest < _LEAST_OF_A_COUNTRY
