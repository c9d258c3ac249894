"""Wages by occupation and area out of a plain table, such as a region outside the United States has them.

Apart from `oews`, which is one owner's layout with its own numbers of areas; that layout is read here too.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from assay.analysis.sources.cells import converted, typed
from assay.analysis.sources.checking import repeated, tell, tell_rows
from assay.analysis.sources.columns import AREA, NUMBER, OCCUPATION, Chosen, Field, choose
from assay.analysis.sources.faults import Faults
from assay.analysis.sources.forms import FORMS
from assay.analysis.sources.licences import UNKNOWN
from assay.analysis.sources.oews import detail_of
from assay.analysis.sources.parts import Asked, Parts
from assay.analysis.sources.places import COUNTRY, NAME_OF_AREA
from assay.analysis.sources.recognising import Recognised
from assay.errors import Malformed

_WAGES = ("annual_p10", "annual_p25", "annual_p50", "annual_p75", "annual_p90")
FIELDS = (
    Field("area", AREA, ("Area code", "Region", "State", "Province", "Place", "AREA")),
    Field("area_name", "text", ("Area name", "Name of the area", "Region name", "AREA_TITLE")),
    Field(
        "occupation",
        OCCUPATION,
        ("Occupation code", "OCC_CODE", "SOC", "SOC code", "Code"),
        is_required=True,
    ),
    Field("title", "text", ("Occupation title", "Occupation name", "OCC_TITLE", "Name")),
    Field("employment", NUMBER, ("People at work", "Employed", "Jobs", "TOT_EMP")),
    Field("annual_p10", NUMBER, ("p10", "A_PCT10", "annual_10th_percentile_wage")),
    Field("annual_p25", NUMBER, ("p25", "A_PCT25", "annual_25th_percentile_wage", "Lower quartile")),
    Field("annual_p50", NUMBER, ("p50", "A_MEDIAN", "Median", "annual_median_wage", "Median wage")),
    Field("annual_p75", NUMBER, ("p75", "A_PCT75", "annual_75th_percentile_wage", "Upper quartile")),
    Field("annual_p90", NUMBER, ("p90", "A_PCT90", "annual_90th_percentile_wage")),
    Field("industry", "text", ("I_GROUP",)),
)
_EVERY_INDUSTRY = "cross-industry"
_KEY = ("area", "occupation")
_MOST_LETTERS = 300


def read_wages(files: Iterable[Recognised], asked: Asked, faults: Faults) -> Parts:
    """The parts of a release of wages: what each occupation earns in each area, and the areas' names."""
    frames: list[pl.DataFrame] = []
    notes: list[str] = []
    for file in files:
        sheet = file.read(faults)
        if sheet is None:
            continue
        chosen = choose(sheet.frame.columns, FIELDS, asked.mapping, sheet.file, faults)
        if chosen is None:
            continue
        if "area" not in {*chosen.columns, *chosen.constants}:
            shown = ", ".join(sorted(sheet.columns))[:_MOST_LETTERS]
            faults.add(Malformed("data-column-not-told", file=sheet.file, column="area", columns=shown))
            continue
        rows = converted(sheet.frame, FIELDS, chosen, sheet.file, faults)
        rows = rows.filter(pl.col("industry").is_null() | (pl.col("industry") == _EVERY_INDUSTRY))
        frames.append(_sound(rows, chosen, sheet.file, faults))
        notes.append(f"{sheet.file}: {chosen.note}")
    if not frames or not sum(frame.height for frame in frames):
        return Parts({})
    whole = pl.concat(frames)
    told = whole.with_columns(detail_of(pl.col("occupation"), pl.lit(None, dtype=pl.String)).alias("detail"))
    tables = {"wages": typed(told, FORMS["wages"])}
    areas = _areas(whole)
    if areas.height:
        tables["areas"] = areas
    return Parts(tables, language=asked.language, name=asked.name, licence=UNKNOWN, notes=tuple(notes))


def _sound(rows: pl.DataFrame, chosen: Chosen, file: str, faults: Faults) -> pl.DataFrame:
    """The rows that tell something, once for each occupation and area, with wages that do not fall."""
    heading = chosen.columns.get("occupation", "occupation")
    area = chosen.columns.get("area", "area")
    rows = rows.filter(~tell(rows, file, faults, area, pl.col("area").is_null(), reason="it is empty"))
    twice = tell(rows, file, faults, heading, repeated(*_KEY), reason="it is there twice")
    is_empty = pl.all_horizontal(pl.col(*_WAGES, "employment").is_null())
    empty = tell_rows(rows, file, faults, is_empty, reason="it tells neither a wage nor how many are at work")
    is_falling = pl.concat_list(*_WAGES).list.drop_nulls().list.diff().list.min() < 0
    reason = "a higher percentile of its wages is below a lower one"
    falling = tell_rows(rows, file, faults, is_falling, reason=reason)
    return rows.filter(~(twice | empty | falling))


def _areas(rows: pl.DataFrame) -> pl.DataFrame:
    """The areas that the file names in words, or that everybody knows; of the others the code is the name."""
    known = pl.col("area").replace_strict(NAME_OF_AREA, default=None, return_dtype=pl.String)
    code = pl.col("area")
    is_country = code.str.contains(r"^[A-Z]{2}$")
    within = pl.when(code.str.contains(r"^[A-Z]{2}-")).then(code.str.slice(0, 2))
    state = pl.when(known.is_not_null()).then(pl.lit("state")).otherwise(pl.lit("region"))
    named = rows.select(
        code,
        pl.coalesce(known, "area_name").alias("name"),
        pl.when(is_country | (code == COUNTRY)).then(pl.lit("country")).otherwise(state).alias("kind"),
        within.alias("within"),
    ).filter(pl.col("name").is_not_null())
    return typed(named.unique(subset="area", keep="first", maintain_order=True), FORMS["areas"])
